"""The folder of the shelf: its halves, its marks, what it notes of the log, and its lease."""

import fcntl
import marshal
import random
import struct
from pathlib import Path

import pytest

from alliance.shelf import folder as module
from alliance.shelf.folder import Answer, Change, Folder

SIZE = 1 << 20


def answer(body: bytes = b"body", tag: bytes = b"article") -> Answer:
    return Answer(tag, '"tag"', [("ETag", '"tag"')], [], body)


def opened(path: Path, size: int = SIZE) -> Folder:
    return Folder(str(path), str(path / "data.mdb"), size)


@pytest.fixture(autouse=True)
def nothing_moves(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no answer move to the younger half by chance."""
    monkeypatch.setattr(random, "random", lambda: 1.0)


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return opened(tmp_path / "shelf")


def put(folder: Folder, key: bytes, kept: Answer | None = None) -> None:
    folder.put(key, kept or answer(), folder.count())


def younger(folder: Folder) -> int:
    with folder.environment.begin() as transaction:
        return folder._state(transaction)[2]


def taken(folder: Folder) -> int:
    with folder.environment.begin() as transaction:
        return folder._state(transaction)[1]


# ── The two halves ──────────────────────────────────────────────────────────────────────────────────────────────────
def bytes_of(key: bytes, kept: Answer) -> int:
    return len(key) + len(marshal.dumps((struct.pack("!Q", 0), *kept)))


def test_the_bytes_in_the_younger_half_are_counted(folder: Folder) -> None:
    put(folder, b"a")
    put(folder, b"bc", answer(b"longer"))
    assert taken(folder) == bytes_of(b"a", answer()) + bytes_of(b"bc", answer(b"longer"))


@pytest.mark.parametrize(("more", "halves"), [(0, (0, 0)), (-1, (0, 1))])
def test_a_half_is_full_when_an_answer_would_exceed_it(tmp_path: Path, more: int, halves: tuple[int, int]) -> None:
    folder = opened(tmp_path / "shelf", 2 * (2 * bytes_of(b"a", answer()) + more))
    put(folder, b"a")
    first = younger(folder)
    put(folder, b"b")
    assert (first, younger(folder)) == halves
    assert folder.find(b"a") == folder.find(b"b") == answer()


def test_the_older_half_is_emptied_when_the_younger_one_is_full(tmp_path: Path) -> None:
    folder = opened(tmp_path / "shelf", 2 * bytes_of(b"a", answer()))
    for key in (b"a", b"b", b"c"):
        put(folder, key)
    assert [folder.find(key) for key in (b"a", b"b", b"c")] == [None, answer(), answer()]
    assert (younger(folder), taken(folder)) == (0, bytes_of(b"a", answer()))


@pytest.mark.parametrize(("drawn", "moves"), [(0.24, True), (0.25, False)])
def test_a_quarter_of_the_answers_found_in_the_older_half_move(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, drawn: float, *, moves: bool
) -> None:
    folder = opened(tmp_path / "shelf", 2 * bytes_of(b"a", answer()))
    put(folder, b"a")
    put(folder, b"b")
    monkeypatch.setattr(random, "random", lambda: drawn)
    assert folder.find(b"a") == answer()
    # It takes the place of the other one, whose half was emptied for it.
    assert younger(folder) == (0 if moves else 1)


def test_an_answer_found_in_the_younger_half_stays(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    put(folder, b"a")
    before = taken(folder)
    monkeypatch.setattr(random, "random", lambda: 0.0)
    assert folder.find(b"a") == answer()
    assert taken(folder) == before


def test_clearing_empties_both_halves(tmp_path: Path) -> None:
    folder = opened(tmp_path / "shelf", 2 * bytes_of(b"a", answer()))
    put(folder, b"a")
    put(folder, b"b")
    folder.clear()
    assert (folder.find(b"a"), folder.find(b"b"), taken(folder)) == (None, None, 0)


# ── Marks ───────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_each_change_counts_once_whatever_it_changes(folder: Folder) -> None:
    change = folder.begin_change([b"b", b"a", b"b"], b"note")
    assert change.tags == (b"a", b"b")
    assert folder.count() == struct.pack("!Q", 1)
    assert folder.unfinished() == [(change, b"note")]
    folder.end_change(change)
    assert folder.count() == struct.pack("!Q", 2)
    assert folder.unfinished() == []


def test_a_change_that_was_given_up_marks_its_tags_once_more_when_it_ends(folder: Folder) -> None:
    change = folder.begin_change([b"article"], b"")
    other = folder.begin_change([b"article"], b"")
    folder.end_change(change)
    count = folder.count()
    folder.end_change(change)
    assert folder.count() > count
    put(folder, b"a")
    assert folder.find(b"a") is None, "the other change is still being made"
    folder.end_change(other)
    put(folder, b"a")
    assert folder.find(b"a") == answer()


def test_a_tag_is_never_changed_fewer_than_no_times(folder: Folder) -> None:
    with folder.environment.begin(write=True) as transaction:
        folder._mark(transaction, [b"article"], -1)
    put(folder, b"a")
    assert folder.find(b"a") == answer()


# ── The keeper ──────────────────────────────────────────────────────────────────────────────────────────────────────
def test_one_process_keeps_the_folder(folder: Folder) -> None:
    with (Path(folder.environment.path()) / "keeper").open("a") as other:
        fcntl.flock(other, fcntl.LOCK_EX)
        assert not folder.is_kept_by_this_process()
    assert folder.is_kept_by_this_process()
    assert folder.is_kept_by_this_process()


# ── The log ─────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_a_shelf_has_one_name(folder: Folder) -> None:
    assert len(folder.host) == 36
    assert folder.host == folder.host


def test_an_event_of_another_host_marks_its_tag_and_moves_the_cursor(folder: Folder) -> None:
    put(folder, b"a")
    put(folder, b"b", answer(tag=b"other"))
    folder.follow([(7, b"article")], "seven")
    assert (folder.find(b"a"), folder.find(b"b")) == (None, answer(tag=b"other"))
    assert folder.cursor() == "seven"


def test_no_events_move_nothing(folder: Folder) -> None:
    count = folder.count()
    folder.follow([], "nowhere")
    assert (folder.cursor(), folder.count()) == ("", count)


@pytest.mark.parametrize(("position", "marked"), [(2, True), (3, False), (4, False), (5, False), (6, True)])
def test_the_events_of_this_host_are_marked_already(folder: Folder, position: int, *, marked: bool) -> None:
    folder.note_own(3, 4)
    folder.note_own(5, 5)
    put(folder, b"a")
    count = folder.count()
    folder.follow([(position, b"article")], "on")
    assert (folder.find(b"a") is None) is marked
    assert (folder.count() != count) is marked


def own(folder: Folder) -> list[tuple[int, int]]:
    with folder.environment.begin() as transaction:
        return folder._own(transaction)


def test_runs_of_own_events_that_touch_are_one(folder: Folder) -> None:
    for first, last in ((3, 4), (5, 5), (7, 9)):
        folder.note_own(first, last)
    assert own(folder) == [(3, 5), (7, 9)]


@pytest.mark.parametrize(
    ("followed", "left"), [(2, [(3, 5), (7, 9)]), (4, [(3, 5), (7, 9)]), (5, [(7, 9)]), (8, [(7, 9)]), (9, [])]
)
def test_own_events_are_forgotten_once_they_are_followed(
    folder: Folder, followed: int, left: list[tuple[int, int]]
) -> None:
    folder.note_own(3, 5)
    folder.note_own(7, 9)
    folder.follow([(1, b"x"), (followed, b"article")], "on")
    assert own(folder) == left


def test_a_shelf_that_is_cleared_follows_the_log_from_a_cursor_if_there_is_one(folder: Folder) -> None:
    folder.follow([(1, b"x")], "one")
    folder.note_own(3, 5)
    folder.clear()
    assert (folder.cursor(), own(folder)) == ("one", [(3, 5)])
    folder.clear("nine")
    assert (folder.cursor(), own(folder)) == ("nine", [])


# ── The lease ───────────────────────────────────────────────────────────────────────────────────────────────────────
def test_a_host_gives_out_what_is_on_its_shelf_until_its_lease_ends(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    moment = 1000.0
    monkeypatch.setattr(module, "now", lambda: moment)
    assert not folder.is_leased()
    folder.extend_lease(1010.0)
    assert folder.is_leased()
    moment = 1009.9
    assert folder.is_leased()
    moment = 1010.0
    assert not folder.is_leased()
    folder.extend_lease(1020.0)
    assert folder.is_leased()


# ── An earlier boot ─────────────────────────────────────────────────────────────────────────────────────────────────
def files(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_what_an_earlier_boot_left_is_discarded(tmp_path: Path) -> None:
    for name in ("data.mdb", "lock.mdb", "other"):
        (tmp_path / name).write_text("x")
    (tmp_path / "boot").write_text("another boot, with a longer name than any")
    module._discard_what_an_earlier_boot_left(tmp_path)
    assert files(tmp_path) == {"boot", "other"}
    this_boot = Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii")
    assert (tmp_path / "boot").read_text() == this_boot


def test_what_this_boot_left_stays(tmp_path: Path) -> None:
    module._discard_what_an_earlier_boot_left(tmp_path)
    (tmp_path / "data.mdb").write_text("x")
    module._discard_what_an_earlier_boot_left(tmp_path)
    assert files(tmp_path) == {"boot", "data.mdb"}


def test_nothing_is_discarded_on_a_system_that_does_not_tell_its_boots(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(self: Path, encoding: str | None = None) -> str:
        raise FileNotFoundError(self)

    (tmp_path / "data.mdb").write_text("x")
    monkeypatch.setattr(Path, "read_text", missing)
    module._discard_what_an_earlier_boot_left(tmp_path)
    assert files(tmp_path) == {"data.mdb"}


def test_a_change_names_itself_and_its_tags(folder: Folder) -> None:
    first, second = (folder.begin_change([b"article"], b"") for _ in range(2))
    assert isinstance(first, Change)
    assert len(first.name) == 12
    assert first.name != second.name
