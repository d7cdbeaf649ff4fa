"""The open folder of the shelf, in LMDB: answers by key, a mark for each tag, and the changes that are being made.

Changes are counted: a tag's mark holds the count at its last change, and how many changes of it are being made. An
answer is kept with the count at which it began to be rendered; it is true while the marks of its tags are not later, and
none of them is being changed. So a change is one small write for any number of answers it makes untrue.

The answers lie in two halves. If the younger half is full, the older one is emptied and becomes the younger; an answer
that is found in the older half moves to the younger one, sooner or later. So what is used least goes.
"""

import marshal
import os
import random
import struct
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import lmdb

Headers = list[tuple[str, str]]

_MARK = struct.Struct("!QI")
_UNCHANGED = _MARK.pack(0, 0)
_IDLE = bytes(4)
_NUMBER = struct.Struct("!Q")
_NOUGHT = _NUMBER.pack(0)
# Names in the database of facts about the shelf itself.
_COUNT, _YOUNGER, _BYTES = b"count", b"younger", b"bytes"
_SHELF = b"shelf"  # the tag of the shelf as a whole, which only clearing it changes
MOVED = 0.25  # the share of the answers found in the older half that move


class Answer(NamedTuple):
    """An answer to keep: the tags of what it was made of, its entity tag, its headers with 200 and with 304, its body."""

    tags: tuple[bytes, ...]
    etag: str
    headers: Headers
    headers_304: Headers
    body: bytes


class Folder:
    """An LMDB environment and its databases, of answers of at most `size` bytes. Every method may raise `lmdb.Error`."""

    def __init__(self, path: str, data: str, size: int) -> None:
        Path(path).mkdir(mode=0o700, parents=True, exist_ok=True)
        # Beside both halves the map holds the marks, and the pages that a transaction writes before it frees others.
        room = size + size // 2 + (64 << 20)
        self.environment = lmdb.open(
            path, map_size=room, max_dbs=5, mode=0o600, sync=False, metasync=False, max_readers=1024
        )
        self.halves = (self.environment.open_db(b"answers-0"), self.environment.open_db(b"answers-1"))
        self.marks = self.environment.open_db(b"marks")
        self.changes = self.environment.open_db(b"changes")
        self.facts = self.environment.open_db(b"facts")
        there = os.stat(data)  # noqa: PTH116
        self.inode = (there.st_dev, there.st_ino)
        self.largest_half = size // 2

    def find(self, key: bytes) -> Answer | None:
        """Return the answer under `key` if it is still true."""
        with self.environment.begin() as transaction:
            younger = transaction.get(_YOUNGER, b"\0", db=self.facts)[0]
            kept, is_old = transaction.get(key, db=self.halves[younger]), False
            if kept is None:
                kept, is_old = transaction.get(key, db=self.halves[1 - younger]), True
            if kept is None:
                return None
            count, *answer = marshal.loads(kept)  # noqa: S302 - nobody but the service's own user can write the folder
            # If nothing at all has changed since, no tag has.
            if transaction.get(_COUNT, _NOUGHT, db=self.facts) != count and not self._is_true(
                transaction, answer[0], count
            ):
                return None
        if is_old and random.random() < MOVED:  # noqa: S311
            self._keep(key, kept, answer[0], count)
        return Answer(*answer)

    def count(self) -> bytes:
        """Return the count of changes; an answer that begins to be rendered now begins at this count."""
        with self.environment.begin(db=self.facts) as transaction:
            count: bytes = transaction.get(_COUNT, _NOUGHT)
            return count

    def put(self, key: bytes, answer: Answer, count: bytes) -> None:
        """Keep an answer that began to be rendered at this count, if it is still true."""
        self._keep(key, marshal.dumps((count, *answer)), answer.tags, count)

    def begin_change(self, tags: Iterable[bytes], note: bytes) -> bytes:
        """Mark that what the tags name is about to change; return the name of the change."""
        name, tags = os.urandom(12), sorted(set(tags))
        with self.environment.begin(write=True) as transaction:
            self._mark(transaction, tags, 1)
            transaction.put(name, marshal.dumps((tags, note)), db=self.changes)
        return name

    def end_change(self, name: bytes) -> None:
        """Mark that the change is over. To end it twice is the same as to end it once."""
        with self.environment.begin(write=True) as transaction:
            change = transaction.pop(name, db=self.changes)
            if change is not None:
                self._mark(transaction, marshal.loads(change)[0], -1)  # noqa: S302

    def unfinished(self) -> dict[bytes, bytes]:
        """Return the notes of the changes that are being made, by their names."""
        with self.environment.begin(db=self.changes) as transaction:
            return {name: marshal.loads(change)[1] for name, change in transaction.cursor()}  # noqa: S302

    def clear(self) -> None:
        """Take every answer off the shelf, and let none get onto it that is being rendered."""
        with self.environment.begin(write=True) as transaction:
            self._empty(transaction, 0)
            self._empty(transaction, 1)
            self._mark(transaction, [_SHELF], 0)

    def _keep(self, key: bytes, kept: bytes, tags: tuple[bytes, ...], count: bytes) -> None:
        with self.environment.begin(write=True) as transaction:
            if not self._is_true(transaction, (*tags, _SHELF), count):
                return
            younger = transaction.get(_YOUNGER, b"\0", db=self.facts)[0]
            taken = _NUMBER.unpack(transaction.get(_BYTES, _NOUGHT, db=self.facts))[0] + len(key) + len(kept)
            if taken > self.largest_half:
                younger, taken = 1 - younger, len(key) + len(kept)
                self._empty(transaction, younger)
                transaction.put(_YOUNGER, bytes([younger]), db=self.facts)
            transaction.put(key, kept, db=self.halves[younger])
            transaction.put(_BYTES, _NUMBER.pack(taken), db=self.facts)

    def _empty(self, transaction: lmdb.Transaction, half: int) -> None:
        transaction.drop(self.halves[half], delete=False)
        transaction.put(_BYTES, _NOUGHT, db=self.facts)

    def _is_true(self, transaction: lmdb.Transaction, tags: Iterable[bytes], count: bytes) -> bool:
        """Whether none of the tags has changed since the count, nor is being changed; packed numbers compare as bytes."""
        for tag in tags:
            mark = bytes(transaction.get(tag, _UNCHANGED, db=self.marks))
            if mark[:8] > count or mark[8:] != _IDLE:
                return False
        return True

    def _mark(self, transaction: lmdb.Transaction, tags: Iterable[bytes], begun: int) -> None:
        """Mark that each tag has changed, and that `begun` more changes of it are being made."""
        count = self._next_count(transaction)
        for tag in tags:
            being_made = _MARK.unpack(transaction.get(tag, _UNCHANGED, db=self.marks))[1]
            transaction.put(tag, _MARK.pack(count, max(0, being_made + begun)), db=self.marks)

    def _next_count(self, transaction: lmdb.Transaction) -> int:
        count: int = _NUMBER.unpack(transaction.get(_COUNT, _NOUGHT, db=self.facts))[0] + 1
        transaction.put(_COUNT, _NUMBER.pack(count), db=self.facts)
        return count
