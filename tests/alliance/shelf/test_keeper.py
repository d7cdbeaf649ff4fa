"""The changes of processes that are gone are ended; those of living processes and running transactions are left alone."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from alliance.shelf import writers
from alliance.shelf.folder import Answer, Folder
from alliance.shelf.keeper import Keeper, end_abandoned
from alliance.shelf.store import Store
from alliance.shelf.writers import is_gone, note_of_this_process, transaction_in

ANSWER = Answer(b"article", '"tag"', [], [], b"body")


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(str(tmp_path / "shelf"), 1 << 22)


def kept(store: Store) -> bool:
    count = store.count()
    assert count is not None
    store.put(b"key", ANSWER, count)
    return store.find(b"key") is not None


def begun_by_a_process_that_is_gone(store: Store, transaction: str = "") -> None:
    code = (
        "from alliance.shelf import Store, note_of_this_process as note\n"
        f"Store({store.path!r}, {store.size}).begin_change([b'article'], note({transaction!r}))"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def nothing_runs(transaction: str) -> bool:
    return False


def test_a_change_of_a_process_that_is_gone_is_ended(store: Store) -> None:
    begun_by_a_process_that_is_gone(store)
    assert not kept(store)
    assert end_abandoned(store.folder(), nothing_runs) == 1
    assert kept(store)


def test_the_keeper_forgets_the_readers_that_were_killed(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    rounds: list[str] = []
    monkeypatch.setattr(Folder, "forget_readers", lambda self: rounds.append(str(self.environment.path())))
    assert Keeper(store, nothing_runs).go_round()
    assert rounds == [store.path]


def test_a_change_of_this_process_is_left_alone(store: Store) -> None:
    store.begin_change([b"article"], note_of_this_process())
    assert end_abandoned(store.folder(), nothing_runs) == 0
    assert not kept(store)


def test_a_change_whose_transaction_still_runs_is_left_alone(store: Store) -> None:
    begun_by_a_process_that_is_gone(store, "77")
    assert end_abandoned(store.folder(), lambda transaction: transaction == "77") == 0
    assert not kept(store)
    assert end_abandoned(store.folder(), lambda transaction: transaction != "77") == 1
    assert kept(store)


def test_the_thread_ends_what_is_abandoned(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("alliance.shelf.keeper.SECONDS", 0.01)
    begun_by_a_process_that_is_gone(store)
    Keeper(store, nothing_runs).start()
    deadline = time.monotonic() + 60
    while store.folder().unfinished() and time.monotonic() < deadline:
        time.sleep(0.01)
    assert store.folder().unfinished() == []


def test_a_note_of_another_process_with_the_same_number_is_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    note = note_of_this_process()
    assert not is_gone(note)
    monkeypatch.setattr(writers, "_started", lambda _: "another tick")
    assert is_gone(note)


def test_a_process_that_cannot_be_seen_from_here_is_given_up_after_a_while(monkeypatch: pytest.MonkeyPatch) -> None:
    note = note_of_this_process()
    monkeypatch.setattr(writers, "_namespace", lambda: "another container")
    assert not is_gone(note)
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + writers.PATIENCE + 1)
    assert is_gone(note)


def test_a_note_names_the_transaction() -> None:
    assert transaction_in(note_of_this_process("77")) == "77"
    assert transaction_in(note_of_this_process()) == ""


def test_the_thread_does_not_keep_its_process_alive(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Keeper, "_run", lambda _: None)
    assert Keeper(store, nothing_runs).start().daemon
