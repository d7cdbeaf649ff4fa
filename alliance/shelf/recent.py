"""The answers that a process gave out last, as Python objects in its memory.

Reads and writes the stamp of the folder: eight bytes in a file that every process maps. The stamp is renewed each time that a
change has been marked on the shelf. So while it is the same as before an answer was looked up there, the answer is still true.
"""

import mmap
import os
import threading
from collections import deque
from pathlib import Path
from typing import Generic, TypeVar

Remembered = TypeVar("Remembered")

MOST = 64 << 20  # bytes of answers that a process remembers
LARGEST = 1 << 20  # bytes of one answer
OBJECTS = 3 << 10  # bytes that the Python objects of an answer take beside its content
_BYTES = 8


class Recent(Generic[Remembered]):
    """What was found under the keys that were asked for last, with the stamp in the file `path`. Raises `OSError`."""

    def __init__(self, path: Path) -> None:
        with os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT, 0o600), "r+b") as file:
            # Written and not only made longer: a page that the disk has no room for would end the process later.
            file.write(os.urandom(_BYTES))
            file.flush()
            self._stamp = mmap.mmap(file.fileno(), _BYTES)
        self._adding = threading.Lock()
        # Both are replaced together, so that no thread finds under a newer stamp what was kept under an older one.
        self._kept: tuple[bytes, dict[bytes, Remembered]] = (b"", {})
        # The keys in the order in which they came, each with the bytes that its answer takes.
        self._order: deque[tuple[bytes, int]] = deque()
        self._bytes = 0

    def stamp(self) -> bytes:
        """Return the stamp, which is to be read before an answer is looked up."""
        return self._stamp[:_BYTES]

    def find(self, key: bytes) -> Remembered | None:
        """Return what is remembered under `key`, if nothing has changed since it was looked up."""
        stamp, answers = self._kept
        return answers.get(key) if self._stamp[:_BYTES] == stamp else None

    def keep(self, key: bytes, answer: Remembered, size: int, stamp: bytes) -> None:
        """Remember an answer of `size` bytes, looked up after the stamp was read; what came first goes if it is too much."""
        if size > LARGEST:
            return
        with self._adding:
            if self._kept[0] != stamp:
                self._kept, self._order, self._bytes = (stamp, {}), deque(), 0
            answers = self._kept[1]
            if key in answers:
                return  # another thread has looked it up too
            answers[key] = answer
            self._order.append((key, size + OBJECTS))
            self._bytes += size + OBJECTS
            # One by one: to let go of thousands at once would hold up every request for some milliseconds.
            while self._bytes > MOST:
                first, freed = self._order.popleft()
                del answers[first]
                self._bytes -= freed

    def forget(self) -> None:
        """Let every process forget its answers."""
        self._stamp[:_BYTES] = os.urandom(_BYTES)
