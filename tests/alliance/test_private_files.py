"""The files of the store are private to their owner, whatever the umask of the operator."""

import os
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

from alliance.private_files import keep_private, private_database
from alliance.rate_storage import LmdbStorage
from alliance.shelf.folder import Folder
from articles.publishing.backup.dumping import dump_archive

FILL = """
import os
os.umask(0)
import django
django.setup()
from django.core.management import call_command
from django.conf import settings
from alliance.shelf import store_in
from articles.api.http.throttling import _storage
call_command("migrate", verbosity=0)
store_in(settings.SHELF, settings.SHELF_SIZE).count()
_storage().incr("a", 60)
from articles.models import Outlet
Outlet.objects.create(name="The Herald")
call_command("dump_archive", str(settings.DATA_DIR / "dump"), "--quiet")
os._exit(0)
"""


@pytest.fixture(autouse=True)
def open_umask() -> Iterator[None]:
    before = os.umask(0)
    yield
    os.umask(before)


def modes(folder: Path) -> dict[str, int]:
    return {str(path.relative_to(folder)): stat.S_IMODE(path.stat().st_mode) for path in [folder, *folder.rglob("*")]}


def test_everything_in_a_new_data_folder_is_private(tmp_path: Path) -> None:
    data = tmp_path / "data"
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    environment |= {"ALLIANCE_DATA": str(data), "DJANGO_SETTINGS_MODULE": "alliance.settings"}
    for name in ("ALLIANCE_SHELF", "ALLIANCE_RATE_STORAGE"):
        environment.pop(name, None)
    subprocess.run(
        [sys.executable, "-c", FILL], cwd=settings.BASE_DIR, env=environment, check=True, capture_output=True
    )
    names = modes(data)
    made = {"alliance.sqlite3", "alliance.sqlite3-wal", "secret_key", "dump", "shelf/data.mdb", "rates/data.mdb"}
    assert made <= set(names)
    assert {name: mode for name, mode in names.items() if mode & 0o077} == {}


def test_the_journals_of_a_database_are_as_private_as_it_is(tmp_path: Path) -> None:
    private_database(tmp_path / "a.sqlite3")
    database = sqlite3.connect(tmp_path / "a.sqlite3")
    database.execute("PRAGMA journal_mode=WAL")
    database.execute("CREATE TABLE a (b)")
    found = modes(tmp_path)
    database.close()
    assert {found[name] for name in ("a.sqlite3", "a.sqlite3-wal", "a.sqlite3-shm")} == {0o600}


def test_what_an_earlier_release_made_is_taken_from_others(tmp_path: Path) -> None:
    for name in ("a.sqlite3", "a.sqlite3-wal", "data.mdb"):
        (tmp_path / name).touch()
        (tmp_path / name).chmod(0o644)
    private_database(tmp_path / "a.sqlite3")
    assert {name for name, mode in modes(tmp_path).items() if mode == 0o600} == {"a.sqlite3", "a.sqlite3-wal"}
    keep_private(tmp_path / "data.mdb", tmp_path / "missing")
    assert modes(tmp_path)["data.mdb"] == 0o600


def test_the_database_in_a_folder_that_is_missing_is_left_to_sqlite(tmp_path: Path) -> None:
    private_database(tmp_path / "nowhere" / "a.sqlite3")
    assert not (tmp_path / "nowhere").exists()


@pytest.mark.django_db
def test_a_dump_is_private(tmp_path: Path) -> None:
    list(dump_archive(tmp_path / "dump"))
    assert modes(tmp_path)["dump"] == 0o600


def test_a_shelf_and_the_rates_are_private(tmp_path: Path) -> None:
    Folder(str(tmp_path / "shelf"), str(tmp_path / "shelf" / "data.mdb"), 1 << 20)
    LmdbStorage(f"lmdb://{tmp_path / 'rates'}").incr("a", 60)
    assert not any(mode & 0o077 for name, mode in modes(tmp_path).items() if name.startswith(("shelf", "rates")))


def test_a_file_that_is_not_a_database_is_left_as_it_is(tmp_path: Path) -> None:
    other, pipe = tmp_path / "passwd", tmp_path / "pipe"
    other.write_text("root:x:0:0::/root:/bin/sh\n", encoding="ascii")
    os.mkfifo(pipe)
    modes_before = modes(tmp_path)
    private_database(other)
    private_database(pipe)
    assert modes(tmp_path) == modes_before
