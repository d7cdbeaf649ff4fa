"""Which pairs of paragraphs are worth comparing: a bounded number for each, so that the work grows with the text."""

import bisect
import heapq
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from articles.identity.context import Context
from articles.identity.similarity import Profile, Words

Pair = tuple[int, int]
Holders = Mapping[str, Sequence[int]]

RAREST_WORDS = 24  # of a paragraph are looked up
COMMON_WORD = 32  # a word that more paragraphs hold leads to none
BY_WORDS = 5  # pairs for each paragraph through shared words
AROUND = 1  # places before and after the expected one
BY_TEXT = 2  # pairs for each paragraph through the very same text, for each expected place


def by_words(old: Mapping[int, Words], new: Mapping[int, Words], weights: Mapping[str, float]) -> Iterator[Pair]:
    """Pair each old bag of words with the new ones that share the greatest weight of rare words with it."""
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for j, words in new.items():
        for word in words:
            holders[word].append(j)
    for i, words in old.items():
        yield from ((i, j) for j in _most_shared(words, holders, weights))


def _most_shared(words: Words, holders: Holders, weights: Mapping[str, float]) -> list[int]:
    telling = [word for word in words if word in holders and len(holders[word]) <= COMMON_WORD]
    shared: defaultdict[int, float] = defaultdict(float)
    for word in sorted(telling, key=lambda word: (-weights[word], word))[:RAREST_WORDS]:
        weight = weights[word]
        for j in holders[word]:
            shared[j] += weight
    return [j for _, j in heapq.nsmallest(BY_WORDS, ((-mass, j) for j, mass in shared.items()))]


def by_place(context: Context, old: Iterable[int], new: Iterable[int]) -> Iterator[Pair]:
    """Pair each old paragraph with the new ones around the place that it has if it did not move."""
    free = set(new)
    for i in old:
        for place in context.expected(i):
            yield from ((i, j) for j in range(place - AROUND, place + AROUND + 1) if j in free)


def by_text(context: Context, old: Mapping[int, Profile], new: Mapping[int, Profile]) -> Iterator[Pair]:
    """Pair each old paragraph with the new ones of the same text that are nearest to its expected place."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for j, profile in new.items():
        places[profile.text].append(j)
    for i, profile in old.items():
        for place in context.expected(i):
            yield from ((i, j) for j in _nearest(places.get(profile.text, ()), place))


def _nearest(places: Sequence[int], place: int) -> list[int]:
    at = bisect.bisect(places, place)
    return heapq.nsmallest(BY_TEXT, places[max(0, at - BY_TEXT) : at + BY_TEXT], key=lambda near: abs(near - place))
