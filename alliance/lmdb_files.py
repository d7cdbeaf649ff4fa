"""Files of LMDB on a disk that may fill up."""

import os
from pathlib import Path

READERS = 1024  # at most, of all processes together
_TABLE = 64 * READERS + 4096  # bytes, more than LMDB needs for the table of so many readers


def hold_readers(folder: str | Path) -> None:
    """Have the disk hold every byte of the table of readers, which LMDB writes through a map of the file, before it opens it.

    A map of a file with holes ends the process if the disk is full when it is written to. Raises `OSError` if the disk is
    full now. Does nothing on a system that cannot do it.

    Not while this process has the folder open: closing the file would give up the lock by which LMDB tells other processes that
    the table is in use, and the next one to open it would begin the table anew (fcntl(2): a lock ends with any descriptor of it).
    """
    if hasattr(os, "posix_fallocate"):
        table = os.open(Path(folder) / "lock.mdb", os.O_RDWR | os.O_CREAT, 0o600)
        try:
            os.posix_fallocate(table, 0, _TABLE)
        finally:
            os.close(table)
