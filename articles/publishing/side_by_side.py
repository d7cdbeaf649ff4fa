"""Two transactions at once: while PostgreSQL stores some publications, this process makes the rows of the next ones.

Each thread has a connection of its own. SQLite has one writer at a time; and inside a transaction there is only one connection.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Barrier
from typing import TypeVar

from django.db import connection, connections

WRITERS = 2
Item = TypeVar("Item")
Result = TypeVar("Result")


def side_by_side(work: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
    """Yield the result of `work` for each item, in order. Raises what `work` raises."""
    if connection.vendor == "sqlite" or connection.in_atomic_block:
        yield from map(work, items)
        return
    waiting: deque[Future[Result]] = deque()
    with ThreadPoolExecutor(WRITERS) as pool:
        try:
            for item in items:
                waiting.append(pool.submit(work, item))
                if len(waiting) > WRITERS:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            for future in waiting:
                future.cancel()
            _close_the_connection_of_each_thread(pool)


def _close_the_connection_of_each_thread(pool: ThreadPoolExecutor) -> None:
    every_thread = Barrier(WRITERS)

    def close() -> None:
        every_thread.wait()
        connections.close_all()

    for closed in [pool.submit(close) for _ in range(WRITERS)]:
        closed.result()
