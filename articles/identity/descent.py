"""The descent of paragraphs over several versions: splits and merges, also through paragraphs that are gone again. Pure."""

from collections.abc import Collection, Iterable
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple


class Step(NamedTuple):
    """In a version, a paragraph was split into, or merged into, another one."""

    version: int
    ancestor: str
    descendant: str
    kind: str


class Descent(NamedTuple):
    """How one paragraph came from another: the `first` thing that happened to the old one, the `last` that made the new one."""

    first: str
    last: str


def descents(steps: Iterable[Step], old: Collection[str], new: Collection[str]) -> dict[str, dict[str, Descent]]:
    """Return which paragraphs of an old version each one of a new version came from, and how.

    `steps` are those after the old version, up to the new one. A chain of steps is followed through paragraphs that
    neither version has, or only one; a paragraph that both versions have ends it.
    """
    origins_of: dict[str, dict[str, Descent]] = {}
    for _, group in groupby(sorted(steps, key=attrgetter("version")), key=attrgetter("version")):
        # All steps of one version start from the paragraphs as they were before it.
        reached = [(step.descendant, _carried(step, origins_of, old, new)) for step in group]
        for descendant, origins in reached:
            origins_of[descendant] = {**origins, **origins_of.get(descendant, {})}
    others = {
        pid: {origin: descent for origin, descent in origins.items() if origin != pid}
        for pid, origins in origins_of.items()
        if pid in new
    }
    return {pid: origins for pid, origins in others.items() if origins}


def _carried(
    step: Step, origins_of: dict[str, dict[str, Descent]], old: Collection[str], new: Collection[str]
) -> dict[str, Descent]:
    """Return the old paragraphs that the step continues, each with its descent."""
    survives = step.ancestor in old and step.ancestor in new
    earlier = {} if survives else origins_of.get(step.ancestor, {})
    carried = {origin: Descent(descent.first, step.kind) for origin, descent in earlier.items()}
    return {**carried, step.ancestor: Descent(step.kind, step.kind)} if step.ancestor in old else carried
