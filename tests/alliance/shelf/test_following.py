"""A shelf follows the log: what other hosts changed is marked, the lease is renewed first, and nothing is skipped."""

from pathlib import Path

import pytest

from alliance.shelf import LEASE, News
from alliance.shelf.folder import Answer, now
from alliance.shelf.following import follow
from alliance.shelf.keeper import Keeper
from alliance.shelf.store import Store


class Events:
    """A log whose events are tags; a cursor is the number of events before it. Notes what it was asked for."""

    def __init__(self) -> None:
        self.tags: list[bytes] = []
        self.at_once = 2
        self.calls: list[object] = []

    def renew(self, host: str) -> None:
        self.calls.append("renew")

    def read(self, cursor: str) -> News:
        self.calls.append("read")
        if not cursor:
            return News([], f"{len(self.tags)}", len(self.tags), is_continuous=False)
        start = int(cursor)
        events = list(enumerate(self.tags, start=1))[start : start + self.at_once]
        return News(events, f"{start + len(events)}", start + len(events))

    def acknowledge(self, host: str, position: int) -> None:
        self.calls.append(position)

    def wait(self, seconds: float) -> None:
        raise NotImplementedError


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(str(tmp_path / "shelf"), 1 << 22)


@pytest.fixture
def events(store: Store) -> Events:
    """A log that the shelf has followed from its beginning."""
    log = Events()
    follow(store.folder(), log)
    log.calls.clear()
    return log


def put(store: Store, *tags: bytes) -> None:
    for tag in tags:
        store.put(tag, Answer(tag, "", [], [], b"body"), store.count() or b"")


def nothing_runs(transaction: str) -> bool:
    return False


def left(store: Store, *tags: bytes) -> list[bytes]:
    return [tag for tag in tags if store.find(tag)]


def test_what_another_host_changed_is_given_out_no_more(store: Store, events: Events) -> None:
    put(store, b"a", b"b", b"c")
    events.tags += [b"a", b"c"]
    follow(store.folder(), events)
    assert left(store, b"a", b"b", b"c") == [b"b"]


def test_what_was_being_rendered_meanwhile_is_not_kept(store: Store, events: Events) -> None:
    count = store.count()
    events.tags += [b"a"]
    follow(store.folder(), events)
    store.put(b"a", Answer(b"a", "", [], [], b"body"), count or b"")
    assert left(store, b"a") == []


def test_every_event_is_followed_once(store: Store, events: Events) -> None:
    put(store, b"a", b"b", b"c", b"d", b"e")
    events.tags += [b"a", b"b", b"c", b"d", b"e"]
    follow(store.folder(), events)
    assert left(store, b"a", b"b", b"c", b"d", b"e") == []
    put(store, b"a", b"e")
    follow(store.folder(), events)
    assert left(store, b"a", b"e") == [b"a", b"e"]


def test_the_lease_is_renewed_before_the_log_is_read_and_extended_after_it_was_followed(
    store: Store, events: Events
) -> None:
    events.tags += [b"a", b"b", b"c"]
    before = now()
    follow(store.folder(), events)
    assert events.calls == ["renew", "read", 2, "read", 3, "read"]
    assert store.is_leased()
    assert before + LEASE <= store.folder()._leased_until <= now() + LEASE


def test_nothing_is_acknowledged_if_nothing_is_new(store: Store, events: Events) -> None:
    follow(store.folder(), events)
    assert events.calls == ["renew", "read"]


def test_a_lease_is_not_extended_if_the_log_cannot_be_read(
    store: Store, events: Events, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(cursor: str) -> News:
        raise ConnectionError

    store.folder().extend_lease(0.0)
    monkeypatch.setattr(events, "read", fail)
    with pytest.raises(ConnectionError):
        follow(store.folder(), events)
    assert not store.is_leased()


def test_what_this_host_changed_itself_is_not_marked_again(store: Store, events: Events) -> None:
    events.tags += [b"a", b"b", b"c"]
    store.note_own(1, 1)
    store.note_own(3, 3)
    put(store, b"a", b"b", b"c")
    follow(store.folder(), events)
    assert left(store, b"a", b"b", b"c") == [b"a", b"c"]


def test_events_of_its_own_that_are_not_read_yet_stay_noted(store: Store, events: Events) -> None:
    store.note_own(2, 2)
    store.note_own(3, 4)
    events.tags += [b"a"]
    follow(store.folder(), events)
    put(store, b"b", b"c", b"d", b"e")
    events.tags += [b"b", b"c", b"d", b"e"]
    follow(store.folder(), events)
    assert left(store, b"b", b"c", b"d", b"e") == [b"b", b"c", b"d"]
    assert store.folder().cursor() == "5"


def test_a_shelf_that_followed_another_log_is_cleared(store: Store) -> None:
    events = Events()
    events.tags += [b"a"]
    put(store, b"b")
    count = store.count()
    follow(store.folder(), events)
    assert left(store, b"b") == []
    store.put(b"b", Answer(b"b", "", [], [], b"body"), count or b"")
    assert left(store, b"b") == []
    assert events.calls == ["renew", "read", 1]
    assert store.folder().cursor() == "1"


def test_a_host_keeps_its_name(store: Store) -> None:
    assert store.folder().host == store.folder().host
    assert len(store.folder().host) == 36


# ── The keeper ──────────────────────────────────────────────────────────────────────────────────────────────────────
def test_the_keeper_follows_the_log(store: Store, events: Events) -> None:
    assert Keeper(store, nothing_runs, events).go_round()
    assert events.calls == ["renew", "read"]


def test_a_fault_is_told_once_and_does_not_end_the_keeper(
    store: Store, events: Events, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(host: str) -> None:
        raise ConnectionError("no database")

    keeper = Keeper(store, nothing_runs, events)
    monkeypatch.setattr(events, "renew", fail)
    assert not keeper.go_round()
    assert not keeper.go_round()
    assert [record.message for record in caplog.records] == ["The keeper of the front shelf waits: no database"]
    monkeypatch.undo()
    assert keeper.go_round()
    monkeypatch.setattr(events, "renew", fail)
    assert not keeper.go_round()
    assert len(caplog.records) == 2
