"""What a process remembers of the shelf, and what makes every process forget it."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from alliance.shelf import recent
from alliance.shelf.recent import Recent


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "stamp"


def test_what_was_kept_is_found_under_its_key(path: Path) -> None:
    remembered = Recent[str](path)
    remembered.keep(b"key", "answer", 1, remembered.stamp())
    assert remembered.find(b"key") == "answer"
    assert remembered.find(b"other") is None


def test_nothing_is_found_at_first(path: Path) -> None:
    assert Recent[str](path).find(b"key") is None


def test_every_process_forgets_when_one_of_them_says_so(path: Path) -> None:
    remembered, other = Recent[str](path), Recent[str](path)
    other.keep(b"key", "answer", 1, other.stamp())
    remembered.keep(b"key", "answer", 1, remembered.stamp())
    remembered.forget()
    assert remembered.find(b"key") is other.find(b"key") is None
    assert remembered.stamp() == other.stamp()


def test_what_was_looked_up_before_is_not_remembered_after(path: Path) -> None:
    remembered = Recent[str](path)
    stamp = remembered.stamp()
    remembered.forget()
    remembered.keep(b"old", "answer", 1, stamp)
    assert remembered.find(b"old") is None
    remembered.keep(b"new", "answer", 1, remembered.stamp())
    assert remembered.find(b"old") is None
    assert remembered.find(b"new") == "answer"


def test_a_thread_that_is_late_adds_nothing_to_what_is_remembered_later(path: Path) -> None:
    remembered = Recent[str](path)
    remembered.keep(b"first", "answer", 1, remembered.stamp())
    _, answers = remembered._kept
    remembered.forget()
    remembered.keep(b"second", "answer", 1, remembered.stamp())
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


@pytest.fixture
def room_for_two(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the memory hold two answers of ten bytes, with their objects."""
    monkeypatch.setattr(recent, "MOST", 2 * (10 + recent.OBJECTS))


def kept(remembered: Recent[str], *keys: bytes) -> list[bool]:
    return [remembered.find(key) is not None for key in keys]


@pytest.mark.usefixtures("room_for_two")
def test_what_came_first_is_forgotten_when_the_bytes_are_too_many(path: Path) -> None:
    remembered = Recent[str](path)
    for key in (b"first", b"second"):
        remembered.keep(key, "answer", 10, remembered.stamp())
    assert kept(remembered, b"first", b"second") == [True, True]
    remembered.keep(b"third", "answer", 1, remembered.stamp())
    assert kept(remembered, b"first", b"second", b"third") == [False, True, True]


@pytest.mark.usefixtures("room_for_two")
def test_a_large_answer_takes_the_room_of_several(path: Path) -> None:
    remembered = Recent[str](path)
    for key, size in ((b"first", 10), (b"second", 10), (b"third", 11)):
        remembered.keep(key, "answer", size, remembered.stamp())
    assert kept(remembered, b"first", b"second", b"third") == [False, False, True]


@pytest.mark.usefixtures("room_for_two")
def test_an_answer_that_two_threads_looked_up_takes_its_room_once(path: Path) -> None:
    remembered = Recent[str](path)
    for key in (b"first", b"second", b"second", b"second"):
        remembered.keep(key, "answer", 10, remembered.stamp())
    assert kept(remembered, b"first", b"second") == [True, True]


@pytest.mark.usefixtures("room_for_two")
def test_what_is_forgotten_after_a_change_takes_no_room(path: Path) -> None:
    remembered = Recent[str](path)
    for key in (b"old", b"older"):
        remembered.keep(key, "answer", 10, remembered.stamp())
    remembered.forget()
    for key in (b"first", b"second"):
        remembered.keep(key, "answer", 10, remembered.stamp())
    assert kept(remembered, b"old", b"older", b"first", b"second") == [False, False, True, True]


def test_the_largest_answer_is_remembered_and_no_larger_one(path: Path) -> None:
    remembered = Recent[str](path)
    remembered.keep(b"largest", "answer", recent.LARGEST, remembered.stamp())
    remembered.keep(b"larger", "answer", recent.LARGEST + 1, remembered.stamp())
    assert kept(remembered, b"largest", b"larger") == [True, False]


def test_threads_that_keep_at_once_exceed_no_bound(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recent, "MOST", 100 * recent.OBJECTS)
    remembered = Recent[str](path)

    def keep(thread: int) -> None:
        for number in range(2_000):
            remembered.keep(b"%d-%d" % (thread, number), "answer", 0, remembered.stamp())

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(keep, range(8)))
    assert len(remembered._kept[1]) == len(remembered._order) == 100


def test_nobody_else_on_the_machine_can_change_the_stamp(path: Path) -> None:
    Recent[str](path)
    assert oct(path.stat().st_mode)[-3:] == "600"
