"""PostgreSQL's own ways to back up and restore: a dump of the database, and its files with all that was written since."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest

from tests.support.live import ROOT, becomes_true
from tests.support.postgres import FAST, home_of, own_postgres, server_in
from tests.support.postgres_binaries import dropped_user, find_binaries
from tests.support.replica import can_be_made

pytestmark = [
    pytest.mark.once("postgresql"),
    pytest.mark.skipif(not can_be_made(), reason="runs on PostgreSQL, with the programs that back it up"),
]


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    """A folder that the server may write to."""
    with home_of(dropped_user()) as home:
        yield home


@pytest.fixture(scope="module")
def database(folder: Path) -> Iterator[str]:
    """A database with one article, whose server keeps everything that is written to it in a folder."""
    keep = f"archive_command=test ! -f {folder}/%f && cp %p {folder}/%f"
    with own_postgres((*FAST, "archive_mode=on", keep)) as url:
        manage(url, "migrate", "--verbosity=0")
        manage(url, "create_api_key", "a program", "--scope", "publish")
        publish(url, "The first bridge")
        yield url


def manage(database: str, *arguments: str) -> str:
    command = [sys.executable, "manage.py", *arguments]
    environment = {**os.environ, "DATABASE_URL": database, "ALLIANCE_SHELF": ""}
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True).stdout


def publish(database: str, title: str) -> None:
    with tempfile.NamedTemporaryFile(suffix=".txt") as file:
        file.write(f"{title}\n\nA paragraph of {title}.".encode())
        file.flush()
        manage(database, "publish", file.name)


def rows(database: str, query: str) -> list[tuple[object, ...]]:
    with psycopg.connect(database) as connection:
        return connection.execute(query).fetchall()


def titles(database: str) -> list[str]:
    return [str(title) for (title,) in rows(database, "SELECT title FROM articles_version ORDER BY id")]


def in_database(url: str, name: str) -> str:
    """Return the URL of another database of the server, which is made."""
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return urlunsplit(urlsplit(url)._replace(path=f"/{name}"))


def test_what_pg_dump_wrote_and_pg_restore_read_is_the_same_archive(database: str, tmp_path: Path) -> None:
    dump, programs = tmp_path / "alliance.dump", find_binaries()
    subprocess.run([programs / "pg_dump", "--format=custom", f"--file={dump}", f"--dbname={database}"], check=True)
    copy = in_database(database, "copy")
    subprocess.run([programs / "pg_restore", "--exit-on-error", "--no-owner", f"--dbname={copy}", dump], check=True)
    assert "hold" in manage(copy, "verify")
    for store, name in ((database, "a"), (copy, "b")):
        manage(store, "dump_archive", str(tmp_path / name), "--quiet")
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()
    # What a dump of the archive leaves to the operator is in this one.
    keys = "SELECT id, scopes FROM articles_apikey"
    assert rows(copy, keys) == rows(database, keys) != []


# The last test of the module, because it destroys the database.
def test_files_and_what_was_written_since_lead_to_the_moment_before_a_mistake(database: str, folder: Path) -> None:
    user, password, data = dropped_user(), str(urlsplit(database).password), folder / "data"
    source = urlunsplit(urlsplit(database)._replace(scheme="postgresql"))
    backup = (find_binaries() / "pg_basebackup", "--checkpoint=fast", "--no-sync", "--pgdata", data, "--dbname", source)
    subprocess.run(backup, check=True, cwd="/", **user)
    publish(database, "The second bridge")
    before = titles(database)
    ((moment,),) = rows(database, "SELECT now()")
    time.sleep(0.1)
    with psycopg.connect(database, autocommit=True) as connection:
        connection.execute("TRUNCATE articles_article CASCADE")
        ((last,),) = connection.execute("SELECT pg_walfile_name(pg_switch_wal())").fetchall()
    assert titles(database) == []
    assert becomes_true((folder / str(last)).exists)

    (data / "recovery.signal").touch()
    restore = (f"restore_command=cp {folder}/%f %p", f"recovery_target_time={moment}", "recovery_target_action=promote")
    with server_in(find_binaries(), data, password, user, (*FAST, "archive_mode=off", *restore)) as restored:
        assert becomes_true(lambda: rows(restored, "SELECT pg_is_in_recovery()") == [(False,)])
        assert titles(restored) == before == ["The first bridge", "The second bridge"]
        assert "hold" in manage(restored, "verify")
        # The restored server goes on by itself.
        publish(restored, "The third bridge")
        assert rows(restored, "SELECT id FROM articles_event ORDER BY id") == [(1,), (2,), (3,)]
