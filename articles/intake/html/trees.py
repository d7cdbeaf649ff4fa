"""The decision trees that weigh the facts on a block: two questions deep, and each answer adds to the log-odds.

Reads `trees.csv`, which `benchmarks.region_fit` writes. Each row is a tree: a first fact and its bound, the fact that is asked
next if the first is at most its bound, the one that is asked if it is more, and what each of the four answers adds.
"""

import csv
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

TABLE = Path(__file__).with_name("trees.csv")
COLUMNS = ("first", "at", "low", "low_at", "high", "high_at", "low_low", "low_high", "high_low", "high_high")


class Tree(NamedTuple):
    """A tree; `first`, `low` and `high` are the places of facts."""

    first: int
    at: float
    low: int  # is asked if the first fact is at most its bound
    low_at: float
    high: int
    high_at: float
    low_low: float
    low_high: float
    high_low: float
    high_high: float


def trees_of(facts: Sequence[str]) -> Iterator[Tree]:
    """The trees of the table. `facts` are the names of the facts, in the order in which they are given to `log_odds`."""
    with TABLE.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            first, low, high = (facts.index(row[name]) for name in ("first", "low", "high"))
            at, low_at, high_at = (float(row[name]) for name in ("at", "low_at", "high_at"))
            yield Tree(first, at, low, low_at, high, high_at, *(float(row[name]) for name in COLUMNS[6:]))


def log_odds(facts: Sequence[float], trees: Sequence[Tree]) -> float:
    """The logarithm of the odds that a block with these facts is of the text."""
    total = 0.0
    for first, at, low, low_at, high, high_at, low_low, low_high, high_low, high_high in trees:
        if facts[first] <= at:
            total += low_low if facts[low] <= low_at else low_high
        else:
            total += high_low if facts[high] <= high_at else high_high
    return total
