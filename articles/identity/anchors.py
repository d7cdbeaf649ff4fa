"""The links that need no judgement: paragraphs that did not change. Reads folded texts; writes links."""

from collections import Counter
from collections.abc import Sequence

from articles.identity.similarity import Profile

Links = dict[int, int]


def unique_anchors(old: Sequence[Profile], new: Sequence[Profile]) -> Links:
    """Link the texts that occur once in each version, wherever they stand (the anchors of patience diff, Cohen)."""
    old_counts, new_counts = Counter(p.text for p in old), Counter(p.text for p in new)
    places = {profile.text: j for j, profile in enumerate(new)}
    return {
        i: places[profile.text]
        for i, profile in enumerate(old)
        if old_counts[profile.text] == new_counts[profile.text] == 1
    }


def extend(links: Links, old: Sequence[Profile], new: Sequence[Profile]) -> None:
    """Lengthen the runs of unchanged paragraphs in place: the equal neighbours of a link, and theirs, are linked too.

    This tells repeated texts apart: of ten paragraphs that say "Advertisement", the one after the same paragraph.
    """
    taken = set(links.values())
    _walk(links, taken, old, new, step=1)
    _walk(links, taken, old, new, step=-1)


def _walk(links: Links, taken: set[int], old: Sequence[Profile], new: Sequence[Profile], step: int) -> None:
    edge = (-1, -1) if step > 0 else (len(old), len(new))
    for start in [edge, *sorted(links.items(), reverse=step < 0)]:
        i, j = start[0] + step, start[1] + step
        while 0 <= i < len(old) and 0 <= j < len(new) and _joins(links, taken, i, j) and old[i].text == new[j].text:
            links[i] = j
            taken.add(j)
            i, j = i + step, j + step


def _joins(links: Links, taken: set[int], i: int, j: int) -> bool:
    return i not in links and j not in taken
