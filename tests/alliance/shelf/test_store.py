"""The shelf: what is kept on it, what makes it untrue, what goes when it is full, and what it does when it is broken."""

import logging
import marshal
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from alliance.shelf import folder, recent
from alliance.shelf.folder import Answer
from alliance.shelf.store import LOOK, ShelfError, Store

MIB = 1 << 20


def answer(body: bytes = b"body") -> Answer:
    return Answer(b"article", '"tag"', [("ETag", '"tag"')], [], body)


def put(store: Store, key: bytes = b"key", kept: Answer | None = None) -> None:
    count = store.count()
    assert count is not None
    store.put(key, kept or answer(), count)
    store.find(key)


@pytest.fixture(autouse=True, params=[0.0, 1.0], ids=["from the folder", "from memory"])
def _remembered(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let this process remember no answer that it finds, and in a second run each."""
    monkeypatch.setattr(folder, "REMEMBERED", request.param)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(str(tmp_path / "shelf"), 4 * MIB)


# ── What is kept ────────────────────────────────────────────────────────────────────────────────────────────────────
def test_what_was_put_is_found(store: Store) -> None:
    put(store)
    assert store.find(b"key") == answer()
    assert store.find(b"other") is None


def test_another_process_finds_it(store: Store) -> None:
    put(store)
    code = f"from alliance.shelf.store import Store; print(Store({store.path!r}, {store.size}).find(b'key').body)"
    assert subprocess.check_output([sys.executable, "-c", code], text=True).strip() == "b'body'"


def test_nobody_else_on_the_machine_can_read_it(store: Store) -> None:
    put(store)
    assert oct(Path(store.path).stat().st_mode)[-3:] == "700"
    assert oct((Path(store.path) / "data.mdb").stat().st_mode)[-3:] == "600"


# ── What makes it untrue ────────────────────────────────────────────────────────────────────────────────────────────
def test_a_change_makes_the_answers_of_its_tags_untrue_before_it_is_over(store: Store) -> None:
    put(store)
    store.begin_change([b"article"], b"")
    assert store.find(b"key") is None


def test_a_change_of_another_tag_makes_nothing_else_untrue(store: Store) -> None:
    put(store)
    store.end_change(store.begin_change([b"other"], b""))
    assert store.find(b"key") == answer()


def test_a_change_that_is_over_leaves_the_answers_of_its_tags_untrue(store: Store) -> None:
    put(store)
    store.end_change(store.begin_change([b"other", b"article"], b""))
    assert store.find(b"key") is None


def test_an_answer_can_be_put_again_once_the_change_is_over(store: Store) -> None:
    put(store)
    change = store.begin_change([b"article"], b"")
    store.end_change(change)
    put(store, kept=answer(b"new"))
    assert store.find(b"key") == answer(b"new")


def test_what_is_rendered_during_a_change_is_not_kept(store: Store) -> None:
    store.begin_change([b"article"], b"")
    put(store)
    assert store.find(b"key") is None


def test_what_began_to_be_rendered_before_a_change_is_not_kept_after_it(store: Store) -> None:
    count = store.count()
    assert count is not None
    store.end_change(store.begin_change([b"article"], b""))
    store.put(b"key", answer(), count)
    assert store.find(b"key") is None


def test_what_began_to_be_rendered_during_a_change_is_not_kept_after_it(store: Store) -> None:
    change = store.begin_change([b"article"], b"")
    count = store.count()
    assert count is not None
    store.end_change(change)
    store.put(b"key", answer(), count)
    assert store.find(b"key") is None


def test_two_changes_of_one_tag_are_over_when_both_are(store: Store) -> None:
    first, second = (store.begin_change([b"article"], b"") for _ in range(2))
    store.end_change(first)
    put(store)
    assert store.find(b"key") is None
    store.end_change(second)
    put(store)
    assert store.find(b"key") == answer()


def test_a_change_that_was_given_up_and_then_made_leaves_nothing_that_was_kept_meanwhile(store: Store) -> None:
    change = store.begin_change([b"article"], b"")
    store.folder().end_change(change)  # as the keeper does
    put(store)
    store.end_change(change)
    assert store.find(b"key") is None
    put(store)
    assert store.find(b"key") == answer()


def test_to_end_a_change_twice_does_not_end_another(store: Store) -> None:
    first, second = (store.begin_change([b"article"], b"") for _ in range(2))
    store.end_change(first)
    store.end_change(first)
    put(store)
    assert store.find(b"key") is None
    store.end_change(second)


def test_a_change_that_nobody_ended_can_be_found(store: Store) -> None:
    change = store.begin_change([b"article"], b"who")
    assert store.folder().unfinished() == [(change, b"who")]
    store.end_change(change)
    assert store.folder().unfinished() == []


# ── What a process remembers ────────────────────────────────────────────────────────────────────────────────────────
@pytest.fixture
def remembering(store: Store, monkeypatch: pytest.MonkeyPatch) -> Store:
    """Let this process remember the answer under `key`."""
    monkeypatch.setattr(folder, "REMEMBERED", 1.0)
    put(store)
    assert store.folder().recent.find(b"key") == answer()
    return store


def test_what_is_remembered_is_not_looked_up(remembering: Store) -> None:
    opened = remembering.folder()
    with opened.environment.begin(write=True) as transaction:
        for half in opened.halves:
            transaction.drop(half, delete=False)
    assert remembering.find(b"key") == answer()


CHANGES = {
    "begun": "store.begin_change([b'article'], b'')",
    "begun and over": "store.end_change(store.begin_change([b'article'], b''))",
    "told of by the log": "store.folder().follow([(1, b'article')], 'cursor')",
    "of the whole shelf": "store.clear()",
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_change_that_another_process_marks_is_seen_at_once(remembering: Store, change: str) -> None:
    code = f"from alliance.shelf.store import Store; store = Store({remembering.path!r}, {remembering.size}); {change}"
    subprocess.run([sys.executable, "-c", code], check=True)
    assert remembering.find(b"key") is None


def test_what_is_rendered_while_a_change_is_made_is_not_remembered(remembering: Store) -> None:
    change = remembering.begin_change([b"article"], b"")
    put(remembering)
    remembering.folder().end_change(change)  # as the keeper does
    assert remembering.find(b"key") is None


def test_what_changes_while_it_is_looked_up_is_not_remembered(
    remembering: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(remembering, b"other")
    remembering.folder().recent.forget()
    loads = marshal.loads

    def loads_during_a_change(kept: bytes) -> object:
        monkeypatch.setattr(marshal, "loads", loads)
        remembering.end_change(remembering.begin_change([b"article"], b""))
        return loads(kept)

    monkeypatch.setattr(marshal, "loads", loads_during_a_change)
    remembering.find(b"other")
    assert remembering.find(b"other") is None


def test_a_large_answer_is_not_remembered(remembering: Store) -> None:
    put(remembering, b"large", answer(b"x" * recent.LARGEST))
    assert remembering.folder().recent.find(b"large") is None
    assert remembering.find(b"large") is not None


def test_a_list_of_some_hundred_kilobytes_is_remembered(remembering: Store) -> None:
    put(remembering, b"list", answer(b"x" * 400_000))
    assert remembering.folder().recent.find(b"list") is not None


def test_what_is_asked_for_often_stays_on_the_shelf_though_it_is_remembered(
    remembering: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folder, "MOVED", 1.0)
    for number in range(20):  # five times what the shelf holds
        put(remembering, b"%d" % number, answer(b"x" * MIB))
        assert remembering.find(b"key") == answer()
    remembering.folder().recent.forget()
    assert remembering.find(b"key") == answer()


# ── Clearing, and being full ────────────────────────────────────────────────────────────────────────────────────────
def test_a_shelf_that_was_cleared_is_empty_and_takes_nothing_that_was_begun_before(store: Store) -> None:
    put(store)
    count = store.count()
    assert count is not None
    store.clear()
    store.put(b"other", answer(), count)
    assert store.find(b"key") is None
    assert store.find(b"other") is None
    put(store)
    assert store.find(b"key") == answer()


def test_a_full_shelf_loses_what_is_used_least(store: Store) -> None:
    body = bytes(100_000)
    for number in range(60):
        put(store, b"%d" % number, answer(body))
        for _ in range(40):  # so often that it has surely moved
            assert store.find(b"0") is not None
    assert store.find(b"1") is None
    assert store.find(b"59") is not None
    assert (Path(store.path) / "data.mdb").stat().st_size < 2 * store.size


# ── Broken ──────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_the_contents_are_counted(store: Store) -> None:
    put(store, b"one", answer(b"x" * 50_000))
    put(store, b"two", answer(b"x" * 50_000))
    store.begin_change([b"a", b"b"], b"{}")
    contents = store.contents()
    assert contents
    assert (contents.answers, contents.open_changes) == (2, 1)
    assert 100_000 < contents.bytes < 120_000


def test_a_folder_that_is_deleted_is_made_anew(store: Store) -> None:
    put(store)
    shutil.rmtree(store.path)
    time.sleep(LOOK)
    assert store.find(b"key") is None
    put(store)
    assert store.find(b"key") == answer()


def test_a_reader_does_not_look_at_the_path_for_each_answer(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("alliance.shelf.store.LOOK", 600.0)
    put(store)
    shutil.rmtree(store.path)
    assert store.find(b"key") == answer()


def clock(sleep: Callable[[float], None]) -> SimpleNamespace:
    """Return a clock for the store alone, since threads of other tests sleep, too."""
    return SimpleNamespace(monotonic=time.monotonic, sleep=sleep)


def test_a_change_is_marked_in_the_folder_that_lies_at_the_path_now(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("alliance.shelf.store.LOOK", 600.0)
    monkeypatch.setattr("alliance.shelf.store.time", clock(lambda _: None))
    put(store)
    shutil.rmtree(store.path)
    change = store.begin_change([b"article"], b"who")
    assert store.folder().unfinished() == [(change, b"who")]
    shutil.rmtree(store.path)
    store.end_change(change)
    assert Path(store.path).exists()


def test_a_change_in_a_new_folder_is_over_when_every_reader_has_looked(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("alliance.shelf.store.LOOK", 600.0)
    waited: list[float] = []
    monkeypatch.setattr("alliance.shelf.store.time", clock(waited.append))
    store.end_change(store.begin_change([b"article"], b""))
    assert 500 < waited.pop() <= 600
    monkeypatch.setattr("alliance.shelf.store.LOOK", 0.0)
    store.end_change(store.begin_change([b"article"], b""))
    assert waited == [0.0]


def test_a_folder_that_is_replaced_is_the_one_that_counts(store: Store, tmp_path: Path) -> None:
    put(store)
    other = tmp_path / "other"
    code = f"""
from alliance.shelf.store import Store
from tests.alliance.shelf.test_store import answer, put
put(Store({str(other)!r}, {store.size}), kept=answer(b"other"))
"""
    subprocess.run([sys.executable, "-c", code], check=True)
    Path(store.path).rename(tmp_path / "away")
    other.rename(store.path)
    time.sleep(LOOK)
    assert store.find(b"key") == answer(b"other")


def damage(store: Store) -> None:
    """Put something else in the place of the shelf's file."""
    put(store)
    data = Path(store.path) / "data.mdb"
    data.unlink()
    data.write_bytes(b"no database" * 1000)
    time.sleep(LOOK)


def test_a_damaged_folder_is_told_once_and_holds_nothing(store: Store, caplog: pytest.LogCaptureFixture) -> None:
    damage(store)
    with caplog.at_level(logging.ERROR):
        assert store.find(b"key") is None
        assert store.count() is None
        put_count = b"\0" * 8
        store.put(b"key", answer(), put_count)
        assert store.find(b"key") is None
    assert len(caplog.records) == 1
    assert store.path in caplog.text


def test_a_change_that_cannot_be_marked_must_not_be_made(store: Store) -> None:
    damage(store)
    with pytest.raises(ShelfError, match="cannot be written"):
        store.begin_change([b"article"], b"")


@pytest.mark.skipif(os.getuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_holds_nothing(store: Store) -> None:
    Path(store.path).mkdir(mode=0o500)
    put_count = b"\0" * 8
    store.put(b"key", answer(), put_count)
    assert store.find(b"key") is None


# ── The machine ─────────────────────────────────────────────────────────────────────────────────────────────────────
def test_a_shelf_of_an_earlier_boot_is_not_read_since_a_crash_may_have_damaged_it(store: Store) -> None:
    put(store)
    (Path(store.path) / "boot").write_text("another boot", encoding="ascii")
    assert Store(store.path, store.size).find(b"key") is None


def test_a_shelf_of_this_boot_is_read(store: Store) -> None:
    put(store)
    boot = (Path(store.path) / "boot").read_text(encoding="ascii")
    assert boot.endswith(Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii"))
    code = f"from alliance.shelf.store import Store; print(Store({store.path!r}, {store.size}).find(b'key') is None)"
    assert subprocess.check_output([sys.executable, "-c", code], text=True).strip() == "False"


def test_one_process_is_the_keeper_until_it_ends(store: Store) -> None:
    code = f"""
from alliance.shelf.store import Store
print(Store({store.path!r}, {store.size}).folder().is_kept_by_this_process())
"""
    assert subprocess.check_output([sys.executable, "-c", code], text=True).strip() == "True"
    assert store.folder().is_kept_by_this_process()
    assert store.folder().is_kept_by_this_process()
    assert subprocess.check_output([sys.executable, "-c", code], text=True).strip() == "False"


def test_a_replaced_folder_has_a_keeper_of_its_own(store: Store) -> None:
    assert store.folder().is_kept_by_this_process()
    shutil.rmtree(store.path)
    code = f"""
from alliance.shelf.store import Store
print(Store({store.path!r}, {store.size}).folder().is_kept_by_this_process())
"""
    assert subprocess.check_output([sys.executable, "-c", code], text=True).strip() == "True"


FULL = """
import logging, resource, signal
from alliance.shelf.store import LOOK, ShelfError, Store
from tests.alliance.shelf.test_store import answer, put
logging.basicConfig(format="%(message)s")
store = Store({path!r}, {size})
put(store)
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
length = (store.folder().environment.info()["last_pgno"] + 1) * 4096
resource.setrlimit(resource.RLIMIT_FSIZE, (length, length))  # as if the disk were full from here on
for number in range(50):
    put(store, b"%d" % number, answer(bytes(100_000)))
try:
    for number in range(500):
        store.begin_change([b"tag %d" % number], bytes(2000))
except ShelfError as error:
    print("refused" if "cannot be written" in str(error) else error)
print(store.find(b"0"), store.find(b"key"))
"""


def test_on_a_full_disk_what_is_kept_is_given_out_and_no_change_is_made(store: Store) -> None:
    code = FULL.format(path=store.path, size=store.size)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["refused", f"None {answer()}"]
    assert len(done.stderr.splitlines()) == 1
