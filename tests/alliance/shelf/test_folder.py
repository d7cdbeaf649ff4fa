"""The folder of the shelf: its halves, its marks, what it notes of the log, and its lease."""

import fcntl
import marshal
import random
import struct
import subprocess
import sys
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
        return folder._state(transaction)[1]


def filled(folder: Folder, half: int) -> int:
    """Return the bytes of the pages that a half fills."""
    with folder.environment.begin() as transaction:
        return folder._size(transaction, folder.halves[half])


# ── The two halves ──────────────────────────────────────────────────────────────────────────────────────────────────
PAGE = 4096
LONG = answer(b"x" * 3000)  # has a page of its own, and there is one with the keys
KEPT = len(marshal.dumps((struct.pack("!Q", 0), *LONG)))


def test_the_pages_of_a_half_are_counted(folder: Folder) -> None:
    assert filled(folder, 0) == 0
    put(folder, b"a", LONG)
    assert filled(folder, 0) == 2 * PAGE
    put(folder, b"b", LONG)
    assert filled(folder, 0) == 3 * PAGE


@pytest.mark.parametrize(("more", "halves"), [(0, (0, 0)), (-1, (0, 1))])
def test_a_half_is_full_when_an_answer_would_exceed_it(tmp_path: Path, more: int, halves: tuple[int, int]) -> None:
    folder = opened(tmp_path / "shelf", 2 * (2 * PAGE + KEPT + more))
    put(folder, b"a", LONG)
    first = younger(folder)
    put(folder, b"b", LONG)
    assert (first, younger(folder)) == halves
    assert folder.find(b"a") == folder.find(b"b") == LONG


def test_the_older_half_is_emptied_when_the_younger_one_is_full(tmp_path: Path) -> None:
    folder = opened(tmp_path / "shelf", 2 * PAGE)
    for key in (b"a", b"b", b"c"):
        put(folder, key, LONG)
    assert [folder.find(key) for key in (b"a", b"b", b"c")] == [None, LONG, LONG]
    assert (younger(folder), filled(folder, 0)) == (0, 2 * PAGE)


@pytest.mark.parametrize(("drawn", "moves"), [(0.24, True), (0.25, False)])
def test_a_quarter_of_the_answers_found_in_the_older_half_move(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, drawn: float, *, moves: bool
) -> None:
    folder = opened(tmp_path / "shelf", 2 * PAGE)
    put(folder, b"a")
    put(folder, b"b")
    monkeypatch.setattr(random, "random", lambda: drawn)
    assert folder.find(b"a") == answer()
    # It takes the place of the other one, whose half was emptied for it.
    assert younger(folder) == (0 if moves else 1)


def test_an_answer_found_in_the_younger_half_stays(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    put(folder, b"a")
    before = folder.environment.info()["last_txnid"]
    monkeypatch.setattr(random, "random", lambda: 0.0)
    assert folder.find(b"a") == answer()
    assert folder.environment.info()["last_txnid"] == before


def test_clearing_empties_both_halves(tmp_path: Path) -> None:
    folder = opened(tmp_path / "shelf", 2 * PAGE)
    put(folder, b"a")
    put(folder, b"b")
    folder.clear()
    assert (folder.find(b"a"), folder.find(b"b")) == (None, None)
    assert (filled(folder, 0), filled(folder, 1)) == (0, 0)


@pytest.mark.parametrize("length", [4_200, 20_000])
def test_a_shelf_of_answers_that_fit_badly_into_pages_takes_new_ones_for_ever(tmp_path: Path, length: int) -> None:
    size = 160 << 20  # large enough that the reserve of the map does not hide what the pages take
    folder = opened(tmp_path / "shelf", size)
    for number in range(3 * size // length):
        put(folder, b"%d" % number, answer(b"x" * length))
    assert folder.find(b"%d" % number) is not None
    assert folder.environment.info()["last_pgno"] * PAGE < 1.3 * size


def test_pages_that_a_killed_process_was_reading_are_free_again(tmp_path: Path) -> None:
    folder = opened(tmp_path / "shelf", 4 * PAGE)
    code = f"""
import os, signal
from alliance.shelf.folder import Folder
folder = Folder({str(tmp_path / "shelf")!r}, {str(tmp_path / "shelf" / "data.mdb")!r}, {4 * PAGE})
reading = folder.environment.begin()
reading.get(b"a", db=folder.halves[0])
os.kill(os.getpid(), signal.SIGKILL)
"""
    subprocess.run([sys.executable, "-c", code], check=False)

    def grown() -> int:
        before = folder.environment.info()["last_pgno"]
        for number in range(200):
            put(folder, b"%d" % number, LONG)
        return int(folder.environment.info()["last_pgno"]) - int(before)

    assert grown() > 200
    folder.forget_readers()
    assert grown() < 50


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


def marks(folder: Folder) -> set[bytes]:
    with folder.environment.begin(db=folder.marks) as transaction:
        return {tag for tag, _ in transaction.cursor()}


def test_clearing_leaves_only_the_marks_of_what_is_being_changed(folder: Folder) -> None:
    folder.end_change(folder.begin_change([b"article"], b""))
    change = folder.begin_change([b"other"], b"")
    count = folder.count()
    folder.clear()
    assert marks(folder) == {b"other", b"shelf"}
    folder.put(b"a", answer(), count)
    assert folder.find(b"a") is None, "it was begun before the shelf was cleared"
    put(folder, b"b", answer(tag=b"other"))
    assert folder.find(b"b") is None, "the change is still being made"
    folder.end_change(change)
    put(folder, b"b", answer(tag=b"other"))
    assert folder.find(b"b") is not None


def test_a_shelf_with_too_many_marks_is_cleared(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LARGEST_MARKS", 2 * PAGE)
    put(folder, b"a", answer(tag=b"never changed"))
    for number in range(2_000):
        folder.end_change(folder.begin_change([b"%d" % number], b""))
    assert len(marks(folder)) < 1_000
    assert folder.find(b"a") is None
    put(folder, b"a")
    assert folder.find(b"a") is not None


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
    module._discard_what_cannot_be_read(tmp_path)
    assert files(tmp_path) == {"boot", "other"}
    this_boot = Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii")
    assert (tmp_path / "boot").read_text() == f"form {module.FORM}\n{this_boot}"


def test_what_this_boot_left_stays(tmp_path: Path) -> None:
    module._discard_what_cannot_be_read(tmp_path)
    (tmp_path / "data.mdb").write_text("x")
    module._discard_what_cannot_be_read(tmp_path)
    assert files(tmp_path) == {"boot", "data.mdb"}


def test_a_shelf_of_another_form_is_discarded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    module._discard_what_cannot_be_read(tmp_path)
    (tmp_path / "data.mdb").write_text("x")
    monkeypatch.setattr(module, "FORM", module.FORM + 1)
    module._discard_what_cannot_be_read(tmp_path)
    assert files(tmp_path) == {"boot"}


def test_a_system_that_does_not_tell_its_boots_keeps_what_it_can_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_boot", lambda: "")
    module._discard_what_cannot_be_read(tmp_path)
    (tmp_path / "data.mdb").write_text("x")
    module._discard_what_cannot_be_read(tmp_path)
    assert files(tmp_path) == {"boot", "data.mdb"}


def test_a_change_names_itself_and_its_tags(folder: Folder) -> None:
    first, second = (folder.begin_change([b"article"], b"") for _ in range(2))
    assert isinstance(first, Change)
    assert len(first.name) == 12
    assert first.name != second.name
