"""Whether the service may write where it writes, and whose a folder is that it may not."""

import os
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from alliance import folders
from alliance.folders import unwritable

NAMES = ("data", "counts", "public", "shelf", "rates")


@pytest.fixture(autouse=True)
def places(settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in NAMES:
        (tmp_path / name).mkdir()
    settings.DATA_DIR, settings.COUNTS = tmp_path / "data", tmp_path / "counts"
    settings.PUBLIC_DUMP, settings.SHELF = str(tmp_path / "public"), str(tmp_path / "shelf")
    settings.RATE_STORAGE = f"lmdb://{tmp_path / 'rates'}"
    # Root may write everywhere, so here the modes say who may.
    monkeypatch.setattr("os.access", lambda path, wish: (path.stat().st_mode >> 6) & wish == wish)


def test_all_is_well(tmp_path: Path) -> None:
    (tmp_path / "data" / "secret_key").touch()
    assert unwritable() is None


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("mode", [0o500, 0o600])
def test_a_folder_that_may_not_be_written_is_named_with_its_owner(tmp_path: Path, name: str, mode: int) -> None:
    (tmp_path / name).chmod(mode)
    owner = folders._name(os.geteuid())
    fault = f"{tmp_path / name} belongs to {owner}, and {owner} may not write it."
    assert unwritable() == f"{fault} Start the service as one user, and give all of {tmp_path / 'data'} to that user."


@pytest.mark.parametrize("name", NAMES)
def test_a_file_in_a_folder_that_may_not_be_written_is_named(tmp_path: Path, name: str) -> None:
    (tmp_path / name / "file").touch(mode=0o400)
    assert str(unwritable()).startswith(f"{tmp_path / name / 'file'} belongs to ")


def test_a_folder_that_is_to_be_made_needs_one_that_it_can_be_made_in(settings: Any, tmp_path: Path) -> None:
    settings.SHELF = str(tmp_path / "outer" / "inner" / "shelf")
    assert unwritable() is None
    (tmp_path / "outer").mkdir(mode=0o500)
    assert str(unwritable()).startswith(f"{tmp_path / 'outer'} belongs to ")


@pytest.mark.parametrize("name", ["file", "file/shelf"])
def test_a_file_in_the_place_of_a_folder_is_named(settings: Any, tmp_path: Path, name: str) -> None:
    (tmp_path / "file").touch()
    settings.SHELF = str(tmp_path / name)
    assert unwritable() == f"{tmp_path / 'file'} is not a folder."


def test_a_disk_that_is_mounted_for_reading_only_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.statvfs", lambda _: SimpleNamespace(f_flag=os.ST_RDONLY | os.ST_NOSUID))
    assert unwritable() == f"{tmp_path / 'data'} is on a disk that is mounted for reading only."


def test_what_lies_elsewhere_is_not_looked_at(settings: Any, tmp_path: Path) -> None:
    (tmp_path / "shelf").chmod(0o500)
    (tmp_path / "rates").chmod(0o500)
    settings.SHELF, settings.RATE_STORAGE = "", "redis://a.example"
    assert unwritable() is None


def test_a_user_without_a_name_has_a_number() -> None:
    assert folders._name(2**31 - 7) == f"the user {2**31 - 7}"
