"""Reading rows of several tables side by side, in one order, so that only a little of each is in memory. Pure."""

from collections.abc import Callable, Iterable
from itertools import groupby
from typing import TypeVar

Row = TypeVar("Row")
Key = TypeVar("Key")


def in_step(rows: Iterable[Row], key_of: Callable[[Row], Key]) -> Callable[[Key], list[Row]]:
    """Return a function from a key to the rows that have it; it must be asked for the keys in the order of the rows."""
    groups = groupby(rows, key_of)
    waiting = next(groups, None)

    def rows_with(key: Key) -> list[Row]:
        nonlocal waiting
        if waiting is None or waiting[0] != key:
            return []
        wanted = list(waiting[1])
        waiting = next(groups, None)
        return wanted

    return rows_with
