"""What became of paragraphs over several versions: splits and merges followed through those that are gone again. Pure."""

from collections.abc import Collection, Iterable
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple


class Step(NamedTuple):
    """That in a version a paragraph was split into, or merged into, another one."""

    version: int
    ancestor: str
    descendant: str
    kind: str


class Descent(NamedTuple):
    """How one paragraph came from another: the `first` thing that happened to the one, the `last` that made the other."""

    first: str
    last: str


def descents(steps: Iterable[Step], old: Collection[str], new: Collection[str]) -> dict[str, dict[str, Descent]]:
    """Return which paragraphs of an old version each one of a new version came from, and how.

    `steps` are those after the old version, up to the new one. A chain is followed through paragraphs that only came,
    or only went, in between; one that both versions have speaks for itself, and ends it.
    """
    found: dict[str, dict[str, Descent]] = {}
    for _, group in groupby(sorted(steps, key=attrgetter("version")), key=attrgetter("version")):
        # Whatever happened in one version happened to the paragraphs as they were before it.
        reached = [(step.descendant, _carried(step, found, old, new)) for step in group]
        for descendant, origins in reached:
            found[descendant] = {**origins, **found.get(descendant, {})}
    others = {pid: {one: found[pid][one] for one in found[pid] if one != pid} for pid in found if pid in new}
    return {pid: origins for pid, origins in others.items() if origins}


def _carried(
    step: Step, found: dict[str, dict[str, Descent]], old: Collection[str], new: Collection[str]
) -> dict[str, Descent]:
    """Return the old paragraphs whose words the step carries on."""
    survives = step.ancestor in old and step.ancestor in new
    earlier = {} if survives else found.get(step.ancestor, {})
    carried = {origin: Descent(descent.first, step.kind) for origin, descent in earlier.items()}
    return {**carried, step.ancestor: Descent(step.kind, step.kind)} if step.ancestor in old else carried
