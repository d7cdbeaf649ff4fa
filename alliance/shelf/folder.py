"""The open folder of the shelf, in LMDB: answers by key, a mark for each tag, and the changes that are being made.

Changes are counted: a tag's mark holds the count at its last change, and how many changes of it are being made. An
answer is kept with the count at which it began to be rendered; it is true while the mark of its tag is not later, and the
tag is not being changed. So a change is one small write for any number of answers that it makes untrue.

The answers lie in two halves. If the younger half is full, the older one is emptied and becomes the younger; an answer
that is found in the older half moves to the younger one, sooner or later. So what is used least goes.

Each process remembers small answers that it gave out last (`recent.py`), until anything changes or the halves change places.
"""

import fcntl
import marshal
import os
import random
import struct
import time
import uuid
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import lmdb

from alliance.lmdb_files import READERS, hold_readers
from alliance.pep3333 import Headers
from alliance.private_files import keep_private, private_opener
from alliance.shelf.recent import Recent

_MARK = struct.Struct("!QI")
_UNCHANGED = _MARK.pack(0, 0)
_IDLE = bytes(4)
# The count of changes, and which half is the younger one.
_STATE = struct.Struct("!QB")
_START = _STATE.pack(0, 0)
_MOMENT = struct.Struct("!d")
_NONE = marshal.dumps([])
# Names in the database of facts about the shelf itself.
_STATE_KEY, _LEASE, _HOST, _CURSOR, _OWN = b"state", b"lease", b"host", b"cursor", b"own"
_SHELF = b"shelf"  # the tag of the shelf as a whole, which only clearing it changes
FORM = 5  # of what is kept; one more for each change of it
MOVED = 0.25  # the share of the answers found in the older half that move
REMEMBERED = 1 / 16  # the share of the answers found in the younger half that the process remembers
LARGEST_MARKS = 32 << 20  # bytes: the marks of a quarter of a million articles


class Answer(NamedTuple):
    """An answer to keep: the tag of what it was made of, its entity tag, its headers with 200 and with 304, its body."""

    tag: bytes
    etag: str
    headers: Headers
    headers_304: Headers
    body: bytes


class Change(NamedTuple):
    """A change that is being made: its name on the shelf, and the tags of what it changes."""

    name: bytes
    tags: tuple[bytes, ...]


def now() -> float:
    """Return the seconds since this machine started, its sleep included; every process reads the same clock."""
    return time.clock_gettime(getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC))


class Contents(NamedTuple):
    """How many answers lie on the shelf, how many bytes they take there, and how many changes are being made."""

    answers: int
    bytes: int
    open_changes: int


class Folder:
    """An LMDB environment and its databases, of answers of at most `size` bytes. Every method may raise `lmdb.Error`."""

    def __init__(self, path: str, data: str, size: int) -> None:
        folder = Path(path)
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        keep_private(*(folder / name for name in ("data.mdb", "lock.mdb", "keeper", "boot")))
        _discard_what_cannot_be_read(folder)
        # Beside both halves the map holds the marks, and the pages that a transaction writes before it frees others.
        room = size + size // 2 + (64 << 20)
        hold_readers(path)
        self.environment = lmdb.open(
            path,
            map_size=room,
            max_dbs=5,
            mode=0o600,
            sync=False,
            metasync=False,
            max_readers=READERS,
            max_spare_txns=16,
        )
        self.halves = (self.environment.open_db(b"answers-0"), self.environment.open_db(b"answers-1"))
        self.marks = self.environment.open_db(b"marks")
        self.changes = self.environment.open_db(b"changes")
        self.facts = self.environment.open_db(b"facts")
        status = os.stat(data)  # noqa: PTH116
        self.inode = (status.st_dev, status.st_ino)
        self.largest_half = size // 2
        self.recent = Recent[Answer](folder / "stamp")
        self._leased_until = 0.0
        self._keeper = open(folder / "keeper", "a", encoding="ascii", opener=private_opener)  # noqa: SIM115 - Path.open has no opener
        self.host = self._named()

    # ── Answers ─────────────────────────────────────────────────────────────────────────────────────────────────────
    def find(self, key: bytes) -> Answer | None:
        """Return the answer under `key` if it is still true."""
        remembered = self.recent.find(key)
        if remembered is not None:
            return remembered
        stamp = self.recent.stamp()
        with self.environment.begin() as transaction:
            state = transaction.get(_STATE_KEY, _START, db=self.facts)
            younger = state[8]
            kept, is_old = transaction.get(key, db=self.halves[younger]), False
            if kept is None:
                kept, is_old = transaction.get(key, db=self.halves[1 - younger]), True
            if kept is None:
                return None
            count, *parts = marshal.loads(kept)  # nosec B302 # only the service's own user writes the folder
            answer = Answer(*parts)
            # If nothing at all has changed since, the tag has not.
            if state[:8] != count and not self._is_true(transaction, answer.tag, count):
                return None
        # A chance is enough: an answer that is often asked for is remembered and moved all the same.
        if random.random() < (MOVED if is_old else REMEMBERED):  # nosec B311 # no secret: which answers to keep
            if is_old:
                self._keep(key, kept, answer.tag, count)
            else:
                self.recent.keep(key, answer, len(kept), stamp)
        return answer

    def count(self) -> bytes:
        """Return the count of changes; an answer that begins to be rendered now begins at this count."""
        with self.environment.begin(db=self.facts) as transaction:
            state: bytes = transaction.get(_STATE_KEY, _START)
            return state[:8]

    def put(self, key: bytes, answer: Answer, count: bytes) -> None:
        """Keep an answer that began to be rendered at this count, if it is still true."""
        self._keep(key, marshal.dumps((count, *answer)), answer.tag, count)

    def clear(self, cursor: str | None = None) -> None:
        """Take every answer off the shelf, and let none get onto it that is being rendered.

        The shelf follows the log from `cursor` on, if there is one.
        """
        with self._marking() as transaction:
            self._clear(transaction)
            if cursor is not None:
                transaction.put(_CURSOR, cursor.encode(), db=self.facts)
                transaction.delete(_OWN, db=self.facts)

    def contents(self) -> Contents:
        """Return how much lies on the shelf."""
        with self.environment.begin() as transaction:
            halves = [transaction.stat(half) for half in self.halves]
            changes = transaction.stat(self.changes)["entries"]
        pages = sum(half["branch_pages"] + half["leaf_pages"] + half["overflow_pages"] for half in halves)
        return Contents(sum(half["entries"] for half in halves), pages * halves[0]["psize"], changes)

    # ── Changes that this host makes ────────────────────────────────────────────────────────────────────────────────
    def begin_change(self, tags: Iterable[bytes], note: bytes) -> Change:
        """Mark that what the tags name is about to change."""
        change = Change(os.urandom(12), tuple(sorted(set(tags))))
        with self._marking() as transaction:
            self._mark(transaction, change.tags, 1)
            transaction.put(change.name, marshal.dumps((change.tags, note)), db=self.changes)
        return change

    def end_change(self, change: Change) -> None:
        """Mark that the change is over, also if the keeper has given it up already."""
        with self._marking() as transaction:
            is_open = transaction.pop(change.name, db=self.changes) is not None
            self._mark(transaction, change.tags, -1 if is_open else 0)

    def unfinished(self) -> list[tuple[Change, bytes]]:
        """Return the changes that are being made, with their notes."""
        with self.environment.begin(db=self.changes) as transaction:
            changes = ((bytes(name), *marshal.loads(value)) for name, value in transaction.cursor())  # nosec B302 # as above
            return [(Change(name, tags), note) for name, tags, note in changes]

    def forget_readers(self) -> None:
        """Free the pages that processes were reading which were killed; LMDB would keep them for ever."""
        self.environment.reader_check()

    def is_kept_by_this_process(self) -> bool:
        """Whether this process is the keeper of the folder; the first that asks is, until it ends."""
        try:
            fcntl.flock(self._keeper, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    # ── Changes that the log tells of ───────────────────────────────────────────────────────────────────────────────
    def cursor(self) -> str:
        """Return the cursor of the last event that the shelf has followed; empty if it has followed none."""
        with self.environment.begin(db=self.facts) as transaction:
            cursor: bytes = transaction.get(_CURSOR, b"")
            return cursor.decode()

    def note_own(self, first: int, last: int) -> None:
        """Note that this host made the events at these positions of the log, and has marked what they changed."""
        with self.environment.begin(write=True, db=self.facts) as transaction:
            own = self._own(transaction)
            if own and own[-1][1] + 1 == first:
                first = own.pop()[0]
            transaction.put(_OWN, marshal.dumps([*own, (first, last)]))

    def follow(self, events: Iterable[tuple[int, bytes]], cursor: str) -> None:
        """Mark what these events changed, each with its position and its tag; the next ones stand behind `cursor`."""
        events = list(events)
        if not events:
            return
        with self._marking() as transaction:
            own = self._own(transaction)
            tags = {tag for position, tag in events if not any(first <= position <= last for first, last in own)}
            if tags:
                self._mark(transaction, tags, 0)
            later = [(first, last) for first, last in own if last > events[-1][0]]
            transaction.put(_OWN, marshal.dumps(later), db=self.facts)
            transaction.put(_CURSOR, cursor.encode(), db=self.facts)

    def extend_lease(self, until: float) -> None:
        """Let this host give out what is on the shelf until then, by the clock of `now`."""
        with self.environment.begin(write=True, db=self.facts) as transaction:
            transaction.put(_LEASE, _MOMENT.pack(until))

    def is_leased(self) -> bool:
        """Whether this host may give out what is on the shelf."""
        if now() < self._leased_until:
            return True
        with self.environment.begin(db=self.facts) as transaction:
            self._leased_until = _MOMENT.unpack(transaction.get(_LEASE, _MOMENT.pack(0)))[0]
        return now() < self._leased_until

    @contextmanager
    def _marking(self) -> Iterator[lmdb.Transaction]:
        """Yield a transaction that marks a change; once it is committed, no process gives out what it remembers."""
        with self.environment.begin(write=True) as transaction:
            if self._size(transaction, self.marks) > LARGEST_MARKS:
                self._clear(transaction)
            yield transaction
        self.recent.forget()

    # ── Within a transaction ────────────────────────────────────────────────────────────────────────────────────────
    def _keep(self, key: bytes, kept: bytes, tag: bytes, count: bytes) -> None:
        with self.environment.begin(write=True) as transaction:
            if not (self._is_true(transaction, tag, count) and self._is_true(transaction, _SHELF, count)):
                return
            count_now, younger = self._state(transaction)
            is_full = self._size(transaction, self.halves[younger]) + len(kept) > self.largest_half
            if is_full:
                younger = 1 - younger
                transaction.drop(self.halves[younger], delete=False)
                self._set_state(transaction, count_now, younger)
            transaction.put(key, kept, db=self.halves[younger])
        if is_full:
            # The answers that are used most are in the older half now. They have to be found there to be moved.
            self.recent.forget()

    def _is_true(self, transaction: lmdb.Transaction, tag: bytes, count: bytes) -> bool:
        """Whether the tag has not changed since the count, nor is being changed; packed numbers compare as bytes."""
        mark = bytes(transaction.get(tag, _UNCHANGED, db=self.marks))
        return mark[:8] <= count and mark[8:] == _IDLE

    def _mark(self, transaction: lmdb.Transaction, tags: Iterable[bytes], begun: int) -> None:
        """Mark that each tag has changed, and that `begun` more changes of it are being made."""
        count, younger = self._state(transaction)
        self._set_state(transaction, count + 1, younger)
        for tag in tags:
            being_made = _MARK.unpack(transaction.get(tag, _UNCHANGED, db=self.marks))[1]
            transaction.put(tag, _MARK.pack(count + 1, max(0, being_made + begun)), db=self.marks)

    def _clear(self, transaction: lmdb.Transaction) -> None:
        """Take every answer off the shelf. A mark is then needed only while its tag is being changed."""
        for half in self.halves:
            transaction.drop(half, delete=False)
        being_changed = [(tag, mark) for tag, mark in transaction.cursor(self.marks) if mark[8:] != _IDLE]
        transaction.drop(self.marks, delete=False)
        for tag, mark in being_changed:
            transaction.put(tag, mark, db=self.marks)
        # An answer that was begun before this mark is older, and is not kept.
        self._mark(transaction, [_SHELF], 0)

    def _size(self, transaction: lmdb.Transaction, database: Any) -> int:
        """Return the bytes of the pages that a database fills."""
        pages = transaction.stat(database)
        return int(pages["psize"] * (pages["branch_pages"] + pages["leaf_pages"] + pages["overflow_pages"]))

    def _state(self, transaction: lmdb.Transaction) -> tuple[int, int]:
        """Return the count of changes, and which half is the younger one."""
        count, younger = _STATE.unpack(transaction.get(_STATE_KEY, _START, db=self.facts))
        return count, younger

    def _set_state(self, transaction: lmdb.Transaction, count: int, younger: int) -> None:
        transaction.put(_STATE_KEY, _STATE.pack(count, younger), db=self.facts)

    def _named(self) -> str:
        """Return the name of this shelf among the hosts; it is made once."""
        with self.environment.begin(write=True, db=self.facts) as transaction:
            transaction.put(_HOST, str(uuid.uuid4()).encode(), overwrite=False)
            name: bytes = transaction.get(_HOST, b"")
            return name.decode()

    def _own(self, transaction: lmdb.Transaction) -> list[tuple[int, int]]:
        """Return the first and the last position of each run of events that this host made and has not followed yet."""
        runs: list[tuple[int, int]] = marshal.loads(transaction.get(_OWN, _NONE, db=self.facts))  # nosec B302 # as above
        return runs


def _discard_what_cannot_be_read(folder: Path) -> None:
    """Remove a shelf of another form, or one that an earlier boot of this machine left: that is not forced to the disk."""
    expected = f"form {FORM}\n{_boot()}"
    with open(folder / "boot", "a+", encoding="ascii", opener=private_opener) as noted:
        fcntl.flock(noted, fcntl.LOCK_EX)
        noted.seek(0)
        if noted.read() != expected:
            for name in ("data.mdb", "lock.mdb"):
                (folder / name).unlink(missing_ok=True)
            noted.truncate(0)
            noted.write(expected)


def _boot() -> str:
    """Return the name of this boot of the machine; empty on a system that does not tell it."""
    try:
        return Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii")
    except OSError:
        return ""
