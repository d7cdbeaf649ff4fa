"""Files of LMDB on a disk that may fill up."""

import os
from pathlib import Path


def fill_holes(folder: str | Path) -> None:
    """Have the disk hold every byte of an open environment's table of readers, which LMDB writes through a map of the file.

    A map of a file with holes ends the process if the disk is full when it is written to. Raises `OSError` if the disk is
    full now. Does nothing on a system that cannot do it.
    """
    if hasattr(os, "posix_fallocate"):
        with (Path(folder) / "lock.mdb").open("r+b") as table:
            os.posix_fallocate(table.fileno(), 0, os.fstat(table.fileno()).st_size)
