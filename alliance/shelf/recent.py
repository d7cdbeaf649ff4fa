"""The answers that a process gave out last, as Python objects in its memory.

Reads and writes the stamp of the folder: eight bytes in a file that every process maps. The stamp is renewed each time that a
change has been marked on the shelf. So while it is the same as before an answer was looked up there, the answer is still true.
"""

import mmap
import os
from pathlib import Path
from typing import Generic, TypeVar

Remembered = TypeVar("Remembered")

MOST = 1_000  # answers that a process remembers
_BYTES = 8


class Recent(Generic[Remembered]):
    """What was found under the keys that were asked for last, with the stamp in the file `path`. Raises `OSError`."""

    def __init__(self, path: Path) -> None:
        with os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT, 0o600), "r+b") as file:
            # Written and not only made longer: a page that the disk has no room for would end the process later.
            file.write(os.urandom(_BYTES))
            file.flush()
            self._stamp = mmap.mmap(file.fileno(), _BYTES)
        # Both are replaced together, so that another thread does not add what it found under an older stamp.
        self._kept: tuple[bytes, dict[bytes, Remembered]] = (b"", {})

    def stamp(self) -> bytes:
        """Return the stamp, which is to be read before an answer is looked up."""
        return self._stamp[:_BYTES]

    def find(self, key: bytes) -> Remembered | None:
        """Return what is remembered under `key`, if nothing has changed since it was looked up."""
        stamp, answers = self._kept
        return answers.get(key) if self._stamp[:_BYTES] == stamp else None

    def keep(self, key: bytes, answer: Remembered, stamp: bytes) -> None:
        """Remember what was looked up after the stamp was read."""
        kept_stamp, answers = self._kept
        if kept_stamp != stamp or len(answers) >= MOST:
            answers = {}
            self._kept = (stamp, answers)
        answers[key] = answer

    def forget(self) -> None:
        """Let every process forget its answers."""
        self._stamp[:_BYTES] = os.urandom(_BYTES)
