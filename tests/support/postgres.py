"""A throwaway PostgreSQL for tests: started in a temp folder, gone when its context ends, whatever ends it.

Reads ALLIANCE_TEST_DATABASE_URL (a server to use instead) and ALLIANCE_TEST_PG_BIN (whose programs to start).
"""

import os
import secrets
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg import sql

from tests.support.postgres_binaries import PostgresUnavailable, dropped_user, find_binaries, readable_binaries
from tests.support.processes import exit_on_sigterm, free_port

START_SECONDS = 30
# Nothing here outlives the run, so nothing has to survive a power cut.
FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "autovacuum=off", "max_connections=200")


@contextmanager
def throwaway_postgres(settings: Sequence[str] = FAST) -> Iterator[str]:
    """Start a PostgreSQL, yield its DATABASE_URL, stop it and remove its data: also on failure and SIGTERM."""
    given = os.environ.get("ALLIANCE_TEST_DATABASE_URL")
    if given:
        yield given
        return
    with own_postgres(settings) as url:
        yield url


@contextmanager
def own_postgres(settings: Sequence[str] = FAST) -> Iterator[str]:
    """Start a PostgreSQL that nobody shares, so that a test may kill it; yield its DATABASE_URL, and remove it."""
    binaries, user = find_binaries(), dropped_user()
    with exit_on_sigterm(), home_of(user) as home:
        binaries = readable_binaries(binaries, home)
        password = secrets.token_hex(16)
        data = _initialised(binaries, home, password, user)
        with server_in(binaries, data, password, user, settings) as url:
            yield url


def kill_server(url: str) -> None:
    """End a server that was started here, with all its processes, as a power cut would."""
    with psycopg.connect(url) as connection:
        (data,) = connection.execute("SHOW data_directory").fetchone() or ("",)
    # The first process leads a group of its own.
    os.killpg(int((Path(data) / "postmaster.pid").read_text(encoding="ascii").split()[0]), signal.SIGKILL)


@contextmanager
def switchable_postgres() -> Iterator[tuple[str, Callable[[], AbstractContextManager[str]]]]:
    """Yield the DATABASE_URL of a PostgreSQL that does not run yet, and what runs it in a context, any number of times."""
    binaries, user = find_binaries(), dropped_user()
    with exit_on_sigterm(), home_of(user) as home:
        binaries = readable_binaries(binaries, home)
        password, port = secrets.token_hex(16), free_port()
        data = _initialised(binaries, home, password, user)
        url = f"postgres://alliance:{password}@127.0.0.1:{port}/postgres"
        yield url, lambda: server_in(binaries, data, password, user, FAST, port)


@contextmanager
def fresh_database(url: str) -> Iterator[str]:
    """Create an empty database on the server of `url`, yield its DATABASE_URL, and drop it."""
    name = f"alliance_{secrets.token_hex(6)}"
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    try:
        yield urlunsplit(urlsplit(url)._replace(path=f"/{name}"))
    finally:
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


@contextmanager
def home_of(user: dict[str, Any]) -> Iterator[Path]:
    """Make the folder that all of it lives in, owned by the user that PostgreSQL runs as."""
    home = Path(tempfile.mkdtemp(prefix="alliance-pg-", dir=_temporary_folder(user)))
    try:
        if user:
            os.chown(home, user["user"], user["group"])
        yield home
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _temporary_folder(user: dict[str, Any]) -> str:
    """Return a temp folder that this user can reach; TMPDIR may be a private one of root's."""
    for folder in (tempfile.gettempdir(), "/tmp", "/var/tmp"):
        if subprocess.run(["test", "-x", folder], cwd="/", check=False, **user).returncode == 0:
            return folder
    raise PostgresUnavailable("There is no temp folder that the user PostgreSQL runs as can reach.")


def _initialised(binaries: Path, home: Path, password: str, user: dict[str, Any]) -> Path:
    """Make the data directory of a new cluster and return it."""
    secret = home / "password"
    secret.write_text(password, encoding="ascii")
    secret.chmod(0o600)
    if user:
        os.chown(secret, user["user"], user["group"])
    data = home / "data"
    # C.UTF-8 sorts by code point and knows the case of every letter; a C library that lacks it still has C.
    for locale in ("C.UTF-8", "C"):
        answer = subprocess.run(
            [
                *(binaries / "initdb", "--pgdata", data, "--username=alliance", "--pwfile", secret),
                *("--auth=scram-sha-256", "--encoding=UTF8", f"--locale={locale}", "--no-sync", "--no-instructions"),
            ],
            cwd=home,
            env=_environment(),
            capture_output=True,
            text=True,
            check=False,
            **user,
        )
        if answer.returncode == 0:
            return data
    raise PostgresUnavailable(f"{binaries / 'initdb'} failed:\n{answer.stdout}{answer.stderr}")


@contextmanager
def server_in(
    binaries: Path, data: Path, password: str, user: dict[str, Any], settings: Sequence[str], port: int = 0
) -> Iterator[str]:
    """Run the server until the context ends, at a free port if none is given; yield its DATABASE_URL."""
    log = data.parent / "log"
    port = port or free_port()
    settings = [*settings, "listen_addresses=127.0.0.1", f"port={port}", f"unix_socket_directories={data.parent}"]
    with log.open("wb") as output:
        server = subprocess.Popen(
            [binaries / "postgres", "-D", data, *(part for setting in settings for part in ("-c", setting))],
            cwd=data,
            env=_environment(),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,  # Ctrl-C ends the tests first, and they end the server
            **user,
        )
    try:
        url = f"postgres://alliance:{password}@127.0.0.1:{port}/postgres"
        if not _answers(url, server):
            raise PostgresUnavailable(f"PostgreSQL did not start:\n{log.read_text(errors='replace')}")
        yield url
    finally:
        _stop(server)


def _answers(url: str, server: subprocess.Popen[bytes]) -> bool:
    """Wait until the server takes connections; False if it ended or takes too long."""
    deadline = time.monotonic() + START_SECONDS
    while server.poll() is None and time.monotonic() < deadline:
        try:
            psycopg.connect(url, connect_timeout=5).close()
        except psycopg.OperationalError:
            time.sleep(0.05)
        else:
            return True
    return False


def _stop(server: subprocess.Popen[bytes]) -> None:
    """Stop the server; each signal is a ruder one: disconnect everyone, drop everything, die."""
    for wish, patience in ((signal.SIGINT, 10), (signal.SIGQUIT, 5), (signal.SIGKILL, 5)):
        server.send_signal(wish)
        try:
            server.wait(patience)
        except subprocess.TimeoutExpired:
            continue
        return


def _environment() -> dict[str, str]:
    """Return the environment of PostgreSQL's programs: no PG… variable of the caller's, and no language but English."""
    return {"PATH": os.environ.get("PATH", os.defpath), "LC_MESSAGES": "C", "TZ": "UTC"}
