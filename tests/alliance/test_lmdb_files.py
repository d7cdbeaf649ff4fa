"""The table of readers of an LMDB folder: the disk holds all of it, and a second process leaves it as it is."""

import subprocess
import sys
from pathlib import Path

import lmdb
import pytest

from alliance import lmdb_files, rate_storage
from alliance.lmdb_files import hold_readers
from alliance.shelf.folder import Folder

LIST_READERS = "import lmdb, sys; print(lmdb.open(sys.argv[1], max_readers=1024, max_dbs=5).readers())"


@pytest.mark.parametrize("room", ["shelf", "rates"])
def test_a_process_that_opens_the_folder_later_sees_the_readers_of_an_earlier_one(tmp_path: Path, room: str) -> None:
    path = str(tmp_path)
    opened = (
        Folder(path, f"{path}/data.mdb", 1 << 22).environment if room == "shelf" else rate_storage._environment(path)
    )
    with opened.begin():
        before = opened.readers()
        seen = subprocess.check_output([sys.executable, "-c", LIST_READERS, path], encoding="utf-8")
    assert before.split() == seen.split()
    assert "thread" in seen


def test_the_disk_holds_the_whole_table(tmp_path: Path) -> None:
    hold_readers(tmp_path)
    table = (tmp_path / "lock.mdb").stat()
    assert table.st_blocks * 512 >= table.st_size >= 64 * 1024
    assert table.st_mode & 0o777 == 0o600
    with lmdb.open(str(tmp_path), max_readers=lmdb_files.READERS) as environment:
        assert environment.info()["max_readers"] >= lmdb_files.READERS
    assert (tmp_path / "lock.mdb").stat().st_size == table.st_size
