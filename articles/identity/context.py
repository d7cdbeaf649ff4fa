"""The surroundings of a pair of paragraphs: whether their neighbours are linked to one another."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple


class Surroundings(NamedTuple):
    """How far the links around a pair agree with it."""

    in_place: bool  # the nearest linked neighbours are linked to one another, before the pair and after it
    touching: int  # on how many sides that is so, and the two stand equally far from those neighbours


class Context:
    """The links found so far, and what they say of the pairs between them.

    The places before the first paragraph and after the last count as linked, so that a beginning agrees with a
    beginning and an end with an end.
    """

    def __init__(self, links: Mapping[int, int], old_size: int, new_size: int) -> None:
        self.links = {-1: -1, **links, old_size: new_size}
        self.old_before, self.old_after = _nearest(links.keys(), old_size)
        self.new_before, self.new_after = _nearest(links.values(), new_size)

    def around(self, i: int, j: int) -> Surroundings:
        """How far the links around the old paragraph i and the new paragraph j agree."""
        before, after = self.old_before[i], self.old_after[i]
        left = self.links[before] == self.new_before[j]
        right = self.links[after] == self.new_after[j]
        touching = (left and i - before == j - self.new_before[j]) + (right and after - i == self.new_after[j] - j)
        return Surroundings(left and right, touching)

    def expected(self, i: int) -> tuple[int, int]:
        """The new index of the old paragraph i, counted from the linked neighbour before it, and from the one after it."""
        before, after = self.old_before[i], self.old_after[i]
        return self.links[before] + i - before, self.links[after] + i - after


def _nearest(linked: Iterable[int], size: int) -> tuple[list[int], list[int]]:
    """For each place the nearest linked place before it (-1 if none) and after it (the size if none)."""
    marked = set(linked)
    before, after = [-1] * size, [size] * size
    for place in range(1, size):
        before[place] = place - 1 if place - 1 in marked else before[place - 1]
    for place in range(size - 2, -1, -1):
        after[place] = place + 1 if place + 1 in marked else after[place + 1]
    return before, after
