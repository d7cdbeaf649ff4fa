"""Which blocks of a page are of its known text: those whose words it has; of several with the same words, those in its order.

So a heading is of the text, and the line of the table of contents with the same words is not. The order is told by the blocks
whose words stand once on the page and once in the text: a longest chain of them in which both orders agree.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

from articles.intake.html.votes import runs_in, runs_of, share_of
from articles.intake.markup.blocks import PageBlock
from articles.intake.prose.wording import tokens

_RUN = 4  # words
_LEAST = 1 / 2  # the share of its runs of words that the text has of a block
_Words = tuple[str, ...]


def blocks_in_text(blocks: Sequence[PageBlock], wanted: str) -> list[bool]:
    """Whether each block is of the text."""
    runs = runs_of(wanted)
    words = [tuple(tokens(block.text.casefold())) for block in blocks]
    found = [share_of(runs_in([*own]), runs) >= _LEAST for own in words]
    places = _places(tuple(tokens(wanted.casefold())), {own[:_RUN] for own in words})
    prints = Counter(words)
    single = [place for place, own in enumerate(words) if found[place] and prints[own] == 1 and len(own) >= _RUN]
    chain = _chain(
        [(place, places[words[place][:_RUN]][0]) for place in single if len(places[words[place][:_RUN]]) == 1]
    )
    again: dict[_Words, list[int]] = {}
    for place, own in enumerate(words):
        if found[place] and prints[own] > 1:
            again.setdefault(own, []).append(place)
    for own, prints_of_it in again.items():
        in_order = [place for place in prints_of_it if _stands_in_order(place, places[own[:_RUN]], chain)]
        for place in prints_of_it if in_order else ():
            found[place] = place in in_order
    return found


def _places(text: _Words, starts: set[_Words]) -> dict[_Words, list[int]]:
    """The places in the text at which each of the runs begins."""
    places: dict[_Words, list[int]] = {start: [] for start in starts}
    for place in range(len(text)):
        for length in range(1, _RUN + 1):
            if (run := text[place : place + length]) in places and len(run) == length:
                places[run].append(place)
    return places


def _chain(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest run of pairs, not always neighbours, in which both numbers rise (patience sorting)."""
    lasts: list[int] = []
    ends: list[int] = []
    before: list[int | None] = []
    for position, (_, number) in enumerate(pairs):
        pile = bisect_left(lasts, number)
        before.append(ends[pile - 1] if pile else None)
        lasts[pile : pile + 1] = [number]
        ends[pile : pile + 1] = [position]
    chain = []
    at = ends[-1] if ends else None
    while at is not None:
        chain.append(pairs[at])
        at = before[at]
    return chain[::-1]


def _stands_in_order(place: int, places_in_text: Sequence[int], chain: Sequence[tuple[int, int]]) -> bool:
    """Whether the text has the words between those that stand before and after the block on the page."""
    position = bisect_left(chain, (place, 0))
    first = chain[position - 1][1] if position else -1
    end = chain[position][1] if position < len(chain) else None
    return any(first < number and (end is None or number < end) for number in places_in_text)
