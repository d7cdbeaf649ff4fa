"""The shelf as the processes of a host use it: it never fails, and it follows its folder when that is replaced.

A fault of the folder (a damaged file, a full disk, no permission) is logged once; nothing is then found on the shelf and
nothing is put on it. Only `begin_change` raises, because a change that cannot be marked must not be made.

Readers look a hundred times a second whether the folder is still the one at the path. A process that marks a change looks each
time, and if it has come to another folder, it waits until all readers have seen that too.
"""

import logging
import os
import struct
import threading
import time
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import TypeVar

import lmdb

from alliance.shelf.folder import Answer, Change, Contents, Folder

logger = logging.getLogger(__name__)
Result = TypeVar("Result")

_FAULTS = (lmdb.Error, OSError, ValueError, EOFError, TypeError, struct.error)
# The seconds for which a reader does not look at the path again: the look takes a quarter of the time of an answer.
LOOK = 0.01


class ShelfError(Exception):
    """The shelf cannot be written, so nothing that stands on it may change."""


class Store:
    """The shelf in the folder `path`, of at most `size` bytes."""

    def __init__(self, path: str, size: int) -> None:
        self.path = path
        self.size = size
        self._data = os.path.join(path, "data.mdb")  # noqa: PTH118 - looked at for each request
        self._folder: Folder | None = None
        self._opened = self._looked = -LOOK
        self._opening = threading.Lock()
        self._fault = ""

    def find(self, key: bytes) -> Answer | None:
        """Return the answer under `key` if it is on the shelf and still true."""
        try:
            return self.folder().find(key)
        except _FAULTS as fault:
            self._note(fault)
            return None

    def count(self) -> bytes | None:
        """Return the count of changes; an answer that begins to be rendered now begins at this count."""
        return self._attempt(lambda folder: folder.count())

    def put(self, key: bytes, answer: Answer, count: bytes) -> None:
        """Keep an answer that began to be rendered at this count, unless something that it was made of has changed since."""
        self._attempt(lambda folder: folder.put(key, answer, count))

    def begin_change(self, tags: Iterable[bytes], note: bytes) -> Change:
        """Mark that what the tags name is about to change.

        `note` says which process makes it; the keeper reads it. Raises `ShelfError`.
        """
        try:
            return self.folder(look=True).begin_change(tags, note)
        except _FAULTS as fault:
            raise ShelfError(f"The front shelf in {self.path} cannot be written: {fault}") from fault

    def end_change(self, change: Change) -> None:
        """Mark that a change is over, whether it was made or given up; no process then shows what was before it."""
        try:
            self.folder(look=True).end_change(change)
            time.sleep(max(0.0, self._opened + LOOK - time.monotonic()))
        except _FAULTS as fault:
            self._note(fault)

    def note_own(self, first: int, last: int) -> None:
        """Note that this host made the events at these positions of the log, and has marked what they changed."""
        self._attempt(lambda folder: folder.note_own(first, last))

    def is_leased(self) -> bool:
        """Whether this host, as one of several, may give out what is on the shelf."""
        return self._attempt(lambda folder: folder.is_leased()) or False

    def clear(self) -> None:
        """Take every answer off the shelf."""
        self._attempt(lambda folder: folder.clear())

    def contents(self) -> Contents | None:
        """Return how much lies on the shelf; None if it cannot be read."""
        return self._attempt(lambda folder: folder.contents())

    def _attempt(self, do: Callable[[Folder], Result]) -> Result | None:
        try:
            return do(self.folder())
        except _FAULTS as fault:
            self._note(fault)
            return None

    def _note(self, fault: Exception) -> None:
        """Log a fault once."""
        if str(fault) != self._fault:
            self._fault = str(fault)
            logger.error("The service answers without its front shelf in %s: %s", self.path, fault)

    def folder(self, *, look: bool = False) -> Folder:
        """Return the folder that lies at the path, which may be another one than `LOOK` seconds ago, or now if `look` is true.

        Raises `lmdb.Error`.
        """
        folder, moment = self._folder, time.monotonic()
        if folder is not None and moment < self._looked + LOOK and not look:
            return folder
        try:
            status = os.stat(self._data)  # noqa: PTH116 - Path.stat takes twice as long
        except FileNotFoundError:
            status = None
        if folder is not None and status is not None and folder.inode == (status.st_dev, status.st_ino):
            self._looked = moment
            return folder
        with self._opening:
            # A folder that is gone is not closed: other threads may still be reading in it.
            if self._folder is folder:
                self._folder = Folder(self.path, self._data, self.size)
                self._opened = time.monotonic()
            assert self._folder is not None
            return self._folder


@lru_cache
def store_in(path: str, size: int) -> Store:
    """Return the shelf in a folder; a process has one for each, because LMDB allows no more."""
    return Store(path, size)
