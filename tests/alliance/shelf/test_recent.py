"""What a process remembers of the shelf, and what makes every process forget it."""

from pathlib import Path

import pytest

from alliance.shelf import recent
from alliance.shelf.recent import Recent


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "stamp"


def test_what_was_kept_is_found_under_its_key(path: Path) -> None:
    remembered = Recent[str](path)
    remembered.keep(b"key", "answer", remembered.stamp())
    assert remembered.find(b"key") == "answer"
    assert remembered.find(b"other") is None


def test_nothing_is_found_at_first(path: Path) -> None:
    assert Recent[str](path).find(b"key") is None


def test_every_process_forgets_when_one_of_them_says_so(path: Path) -> None:
    remembered, other = Recent[str](path), Recent[str](path)
    other.keep(b"key", "answer", other.stamp())
    remembered.keep(b"key", "answer", remembered.stamp())
    remembered.forget()
    assert remembered.find(b"key") is other.find(b"key") is None
    assert remembered.stamp() == other.stamp()


def test_what_was_looked_up_before_is_not_remembered_after(path: Path) -> None:
    remembered = Recent[str](path)
    stamp = remembered.stamp()
    remembered.forget()
    remembered.keep(b"old", "answer", stamp)
    assert remembered.find(b"old") is None
    remembered.keep(b"new", "answer", remembered.stamp())
    assert remembered.find(b"old") is None
    assert remembered.find(b"new") == "answer"


def test_a_thread_that_is_late_adds_nothing_to_what_is_remembered_later(path: Path) -> None:
    remembered = Recent[str](path)
    remembered.keep(b"first", "answer", remembered.stamp())
    _, answers = remembered._kept
    remembered.forget()
    remembered.keep(b"second", "answer", remembered.stamp())
    answers[b"late"] = "answer"
    assert remembered.find(b"late") is None


def test_no_stamp_comes_twice(path: Path) -> None:
    remembered = Recent[str](path)
    stamps = {remembered.stamp()}
    for _ in range(100):
        remembered.forget()
        stamps.add(remembered.stamp())
    assert len(stamps) == 101
    assert {len(stamp) for stamp in stamps} == {8}


def test_only_so_many_answers_are_remembered(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recent, "MOST", 2)
    remembered = Recent[str](path)
    for key in (b"first", b"second", b"third"):
        remembered.keep(key, "answer", remembered.stamp())
    assert [remembered.find(key) for key in (b"first", b"second", b"third")] == [None, None, "answer"]
    remembered.keep(b"fourth", "answer", remembered.stamp())
    assert remembered.find(b"third") == remembered.find(b"fourth") == "answer"


def test_nobody_else_on_the_machine_can_change_the_stamp(path: Path) -> None:
    Recent[str](path)
    assert oct(path.stat().st_mode)[-3:] == "600"
