"""Counts of the answers of this host, in files that its processes map into their memory.

Each process has a file of its own, so counting needs no lock between processes. The file of a process that has ended is
taken over by the next one, which counts on from there: so the sum of all files never goes down, not even over restarts.
"""

import fcntl
import logging
import mmap
import os
from bisect import bisect_left
from collections.abc import MutableSequence
from itertools import count
from pathlib import Path

logger = logging.getLogger(__name__)

FIRST_STATUS, STATUSES = 100, 500
BOUNDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)  # seconds
KINDS = ("read", "write")
MICROSECONDS = 1_000_000
_DURATIONS = len(BOUNDS) + 2  # the last two: longer than all bounds, and the sum in microseconds
_CELLS = STATUSES + 2 + len(KINDS) * _DURATIONS
_BYTES = 8 * _CELLS


class Counts:
    """Counts in `cells`. A cell is raised without a call in between, so that no other thread can raise it at the same time."""

    def __init__(self, cells: MutableSequence[int] | memoryview) -> None:
        self.statuses = cells[:STATUSES]
        # Answers off the shelf: 200 and 304.
        self.off_shelf = cells[STATUSES : STATUSES + 2]
        begins = range(STATUSES + 2, _CELLS, _DURATIONS)
        self.durations = {kind: cells[begin : begin + _DURATIONS] for kind, begin in zip(KINDS, begins, strict=True)}

    def note(self, kind: str, seconds: float) -> None:
        """Count an answer that took so many seconds."""
        cells, bucket, microseconds = self.durations[kind], bisect_left(BOUNDS, seconds), round(seconds * MICROSECONDS)
        cells[bucket] += 1
        cells[-1] += microseconds


def counts_of_this_process(folder: Path) -> Counts:
    """Return counts that outlive the process, in a file of the folder; in memory if the folder cannot be written."""
    try:
        return Counts(_mapped(folder))
    except OSError as fault:
        logger.error("What this process counts for /metrics is not kept: %s", fault)  # noqa: TRY400 - one line
        return Counts(memoryview(bytearray(_BYTES)).cast("Q"))


def total_counts(folder: Path) -> Counts:
    """Return the sums over all processes of this host, also over those that have ended."""
    contents = [path.read_bytes() for path in folder.glob("*")]
    files = [memoryview(content).cast("Q") for content in contents if len(content) == _BYTES]
    return Counts([sum(cells) for cells in zip(*files, strict=True)] or [0] * _CELLS)


def _mapped(folder: Path) -> memoryview:
    """Map the first file of the folder that no other process has, and keep it for as long as this process lives."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    for number in count():
        file = os.open(folder / str(number), os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(file)
            continue
        if os.fstat(file).st_size != _BYTES:
            # Written and not only made longer: a page that the disk has no room for would end the process later.
            os.ftruncate(file, 0)
            os.write(file, bytes(_BYTES))
        return memoryview(mmap.mmap(file, _BYTES)).cast("Q")
    raise AssertionError("The numbers end.")
