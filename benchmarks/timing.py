"""Timing in turns: the candidates take turns, so that other work on the machine slows all of them alike."""

import statistics
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """The time of one candidate: the median of its rounds in seconds, and its ratio to the baseline."""

    name: str
    seconds: float
    ratio: float


def in_turns(candidates: Mapping[str, Callable[[], object]], *, rounds: int, calls: int) -> list[Figure]:
    """Return a figure for each candidate; the first one is the baseline. A round times `calls` calls of each."""
    times: dict[str, list[float]] = {name: [] for name in candidates}
    for call in candidates.values():
        call()
    for _ in range(rounds):
        for name, call in candidates.items():
            began = time.perf_counter()
            for _ in range(calls):
                call()
            times[name].append((time.perf_counter() - began) / calls)
    medians = {name: statistics.median(of_one) for name, of_one in times.items()}
    baseline = next(iter(medians.values()))
    return [Figure(name, seconds, seconds / baseline) for name, seconds in medians.items()]


def table(title: str, figures: list[Figure]) -> str:
    """Return the figures as a table."""
    lines = [f"\n{title}", f"{'':58} {'time':>12} {'ratio':>8}"]
    lines += [f"{figure.name:58} {_human(figure.seconds):>12} {figure.ratio:8.2f}" for figure in figures]
    return "\n".join(lines)


def _human(seconds: float) -> str:
    for unit, size in (("s", 1.0), ("ms", 1e-3)):
        if seconds >= size:
            return f"{seconds / size:.2f} {unit}"
    return f"{seconds / 1e-6:.1f} µs"
