"""The secret key: made once, readable by its owner alone, the same for processes that start together."""

import os
import stat
from pathlib import Path
from typing import Any

import pytest

from alliance.secret_key import kept_secret_key


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "secret_key"


def test_a_key_is_made_once_and_kept(path: Path) -> None:
    key = kept_secret_key(path)
    assert len(key) >= 50
    assert kept_secret_key(path) == key == path.read_text(encoding="ascii")


def test_each_service_has_a_key_of_its_own(path: Path, tmp_path: Path) -> None:
    assert kept_secret_key(path) != kept_secret_key(tmp_path / "another")


def test_a_key_that_is_there_is_taken(path: Path) -> None:
    path.write_text("given", encoding="ascii")
    assert kept_secret_key(path) == "given"


def test_only_the_owner_may_read_the_key(path: Path) -> None:
    before = os.umask(0)
    try:
        kept_secret_key(path)
    finally:
        os.umask(before)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_nothing_else_is_left_in_the_folder(path: Path) -> None:
    kept_secret_key(path)
    assert list(path.parent.iterdir()) == [path]


def test_the_first_of_two_processes_wins(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    link = os.link

    def overtaken(source: Any, target: Any) -> None:
        path.write_text("of the other process", encoding="ascii")
        link(source, target)

    monkeypatch.setattr(os, "link", overtaken)
    assert kept_secret_key(path) == "of the other process"
    assert list(path.parent.iterdir()) == [path]
