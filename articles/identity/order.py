"""The items that moved: the smallest set that explains the new order. Pure."""

from bisect import bisect_left
from collections.abc import Sequence


def moved(places: Sequence[int]) -> set[int]:
    """Return the positions in `places` (different numbers) that are off its longest increasing run.

    With old places listed in the new order, these are the items that moved; all others kept their order. Patience
    sorting, n log n; of runs of one length the one that ends lowest is kept, so that the answer is always the same.
    """
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for position, place in enumerate(places):
        length = bisect_left(tails, place)
        before.append(ends[length - 1] if length else -1)
        if length == len(tails):
            tails.append(place)
            ends.append(position)
        else:
            tails[length] = place
            ends[length] = position
    kept = set()
    position = ends[-1] if ends else -1
    while position >= 0:
        kept.add(position)
        position = before[position]
    return set(range(len(places))) - kept
