"""The terms of an article as PostgreSQL's `tsvector`s, in their text form. Pure.

PostgreSQL keeps 255 positions of a term, up to the position 16,383, and a megabyte. So the first tsvector has all terms of the
article, and if its text is longer than that, more tsvectors have its phrases: one for each run of the text. The runs overlap,
so that no phrase is lost at a border.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, chain, compress, count, islice, repeat

from articles.searching.ranks import frequent, in_title
from articles.searching.scripts import single_syllables

MOST_OCCURRENCES, MOST_TERMS = 255, 14_000
MOST_CHARACTERS, MOST_BYTES = 200_000, 1_000_000
OVERLAP = 105  # terms
_POSITIONS = tuple(map(str, range(16_384)))

# The entries of a tsvector in their text form, by their terms.
Entries = Mapping[str, str]


def tsvectors(title: Sequence[str], terms: Sequence[str]) -> Iterator[str]:
    """Yield the tsvector of an article with that title, and those of the runs of a text that is too long for one."""
    runs = list(_runs(terms))
    is_short = len(runs) == 1
    # The title must not seem to continue the text.
    of_title = _with_positions(in_title(title), first=len(terms) + 2 if is_short else 1)
    of_text = _with_positions(terms) if is_short else _without_positions(terms)
    others = _without_positions([*frequent(title, terms), *single_syllables(terms)])
    entries = _within_limit({**of_title, **others, **of_text})
    yield " ".join(entries.values())
    if not is_short:
        yield from (" ".join(_with_positions(run).values()) for run in runs)


def _runs(terms: Sequence[str]) -> Iterator[Sequence[str]]:
    """Yield runs of a text that are short enough for PostgreSQL to keep every position; there is always one."""
    often = _places_of_frequent(terms)
    if len(terms) <= MOST_TERMS and sum(map(len, terms)) <= MOST_CHARACTERS and not often:
        yield terms
        return
    characters = list(accumulate(map(len, terms), initial=0))
    start = end = 0
    while end < len(terms):
        most = bisect_right(characters, characters[start] + MOST_CHARACTERS) - 1
        end = min(start + MOST_TERMS, most, len(terms), *_one_too_many(often, start))
        yield terms[start:end]
        start = end - OVERLAP


def _places_of_frequent(terms: Sequence[str]) -> Collection[Sequence[int]]:
    """Return the places of each term that occurs more often than PostgreSQL remembers."""
    if len(terms) <= MOST_OCCURRENCES:
        return []
    places = {term: list[int]() for term, times in Counter(terms).items() if times > MOST_OCCURRENCES}
    for place in compress(count(), map(places.__contains__, terms)) if places else ():
        places[terms[place]].append(place)
    return places.values()


def _one_too_many(often: Iterable[Sequence[int]], start: int) -> Iterator[int]:
    """Yield where each frequent term occurs, from `start` on, for the first time that PostgreSQL would not remember."""
    for places in often:
        yield from places[bisect_left(places, start) + MOST_OCCURRENCES :][:1]


def _with_positions(terms: Iterable[str], first: int = 1) -> Entries:
    """Return the entry of each term, with all of its positions."""
    entries: dict[str, str] = {}
    for position, term in zip(chain(islice(_POSITIONS, first, None), repeat(_POSITIONS[-1])), terms, strict=False):
        entries[term] = f"{entries[term]},{position}" if term in entries else f"'{term}':{position}"
    return entries


def _without_positions(terms: Iterable[str]) -> Entries:
    return {term: f"'{term}'" for term in dict.fromkeys(terms)}


def _within_limit(entries: Entries) -> Entries:
    """Return the terms without those after the first megabyte of different ones, which PostgreSQL would refuse."""
    if sum(map(len, entries)) <= MOST_CHARACTERS or sum(map(len, map(str.encode, entries))) <= MOST_BYTES:
        return entries
    sizes = accumulate(len(term.encode()) for term in entries)
    return {term: entry for (term, entry), size in zip(entries.items(), sizes, strict=True) if size <= MOST_BYTES}
