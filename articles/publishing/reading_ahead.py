"""Reading many files at once: several processes read documents ahead, in order, while one writes what they read.

Reads files; writes nothing. The processes read documents and make their entries for the full-text index; they load
neither Django nor the database. If a process ends while it reads a document (out of memory, say), that document is named and the
others go on.
"""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.context import BaseContext
from pathlib import Path

from articles.intake.errors import IntakeError
from articles.publishing.delivery import Delivery, delivery_of, with_entry

_AHEAD = 8  # documents for each process: enough that none waits, few enough to hold in memory
LEAST = 12  # files; for fewer, it is not worth a second to start processes
STOPPED = "The process that read it ended; the document is too much for this machine, or its reader has a fault."


@dataclass(frozen=True, slots=True)
class Refused:
    """A document that could not be read. `code` is a stable word for the reason; None if the file could not be opened."""

    code: str | None
    detail: str


Read = Delivery | Refused
Reader = Callable[[Path], Read]


def read_file(path: Path, metadata: Path | None = None) -> Read:
    """Read one document with its sidecar; return why it could not be read, if so."""
    try:
        return delivery_of(path, metadata)
    except OSError as error:
        return Refused(None, f"{error.filename or path} cannot be read: {error.strerror or error}.")
    except IntakeError as error:
        return Refused(error.code, error.detail)


def read_for(vendor: str, path: Path) -> Read:
    """Read one document with its sidecar, and make its entry in the index for a database of the vendor."""
    read = read_file(path)
    return with_entry(read, vendor) if isinstance(read, Delivery) else read


def read_ahead(paths: Sequence[Path], jobs: int, read: Reader = read_file) -> Iterator[tuple[Path, Read]]:
    """Yield each path with what was read, in order; `jobs` processes read."""
    left = deque(paths)
    while left:
        for path, document in _until_one_breaks(tuple(left), jobs, read):
            left.popleft()
            yield path, document
        if left:  # a process ended; each of the next documents gets a process of its own, which shows on which one
            for _ in range(min(len(left), jobs * _AHEAD)):
                path = left.popleft()
                yield path, _alone(path, read)


def _until_one_breaks(paths: Sequence[Path], jobs: int, read: Reader) -> Iterator[tuple[Path, Read]]:
    waiting: deque[tuple[Path, Future[Read]]] = deque()
    with ProcessPoolExecutor(jobs, mp_context=_context()) as pool:
        try:
            for path in paths:
                waiting.append((path, pool.submit(read, path)))
                if len(waiting) >= jobs * _AHEAD:
                    first, future = waiting.popleft()
                    yield first, future.result()
            while waiting:
                first, future = waiting.popleft()
                yield first, future.result()
        except BrokenProcessPool:
            return
        finally:
            pool.shutdown(cancel_futures=True)


def _alone(path: Path, read: Reader) -> Read:
    with ProcessPoolExecutor(1, mp_context=_context()) as pool:
        try:
            return pool.submit(read, path).result()
        except BrokenProcessPool:
            return Refused("unreadable", STOPPED)


def _context() -> BaseContext:
    """Return how processes are started: each is a fork of one that has loaded the readers, and nothing of this process."""
    context = get_context("forkserver")
    context.set_forkserver_preload([__name__])
    return context
