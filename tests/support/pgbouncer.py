"""A pgbouncer in transaction mode in front of the tests' PostgreSQL: Debian's package, started in a temp folder."""

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg

from tests.support.postgres_binaries import dropped_user
from tests.support.processes import free_port

START_SECONDS = 20
# Fewer connections to PostgreSQL than the service has to pgbouncer: so transactions of one client move between them.
CONNECTIONS = 3
_CONFIGURATION = """
[databases]
* = host={host} port={port}

[pgbouncer]
listen_addr = 127.0.0.1
listen_port = {listens}
unix_socket_dir =
auth_type = scram-sha-256
auth_file = {folder}/users
pool_mode = transaction
default_pool_size = {connections}
max_client_conn = 200
logfile = {folder}/log
pidfile = {folder}/pid
"""


def program() -> str | None:
    """Return the path of pgbouncer; None if it is not on this machine."""
    return shutil.which("pgbouncer") or shutil.which("/usr/sbin/pgbouncer")


@contextmanager
def pooled(url: str) -> Iterator[str]:
    """Start pgbouncer in front of the server of `url`, yield the URL of the same database behind it, and stop it."""
    user, parts, listens = dropped_user(), urlsplit(url), free_port()
    with tempfile.TemporaryDirectory(prefix="alliance-pgbouncer-", dir="/tmp") as name:
        folder = Path(name)
        configuration = folder / "pgbouncer.ini"
        configuration.write_text(
            _CONFIGURATION.format(
                host=parts.hostname, port=parts.port, listens=listens, folder=folder, connections=CONNECTIONS
            ),
            encoding="ascii",
        )
        (folder / "users").write_text(f'"{parts.username}" "{parts.password}"\n', encoding="ascii")
        if user:
            for path in (folder, *folder.iterdir()):
                os.chown(path, user["user"], user["group"])
        process = subprocess.Popen([str(program()), "--quiet", str(configuration)], cwd=folder, **user)
        place = f"{parts.username}:{parts.password}@127.0.0.1:{listens}"
        try:
            yield _answering(urlunsplit(parts._replace(netloc=place)), process)
        finally:
            process.terminate()
            process.wait(10)


def _answering(url: str, process: "subprocess.Popen[bytes]") -> str:
    """Return the URL once it takes connections. Raises psycopg's error if it takes too long or has ended."""
    deadline = time.monotonic() + START_SECONDS
    while True:
        try:
            psycopg.connect(url, connect_timeout=5).close()
        except psycopg.OperationalError:
            if process.poll() is not None or time.monotonic() > deadline:
                raise
            time.sleep(0.05)
        else:
            return url
