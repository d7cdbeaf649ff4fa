"""The terms of an article as PostgreSQL's `tsvector`s, in their text form. Pure.

PostgreSQL keeps 255 positions of a term, up to the position 16,383, and a megabyte. So the first tsvector has all terms of the
article, and if its text is longer than that, more tsvectors have its phrases: one for each run of the text. The runs overlap,
so that no phrase is lost at a border.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate

from articles.searching.ranks import frequent, in_title

MOST_OCCURRENCES, MOST_TERMS = 255, 14_000
MOST_CHARACTERS, MOST_BYTES = 200_000, 1_000_000
OVERLAP = 105  # terms

Positions = Mapping[str, Sequence[int]]


def tsvectors(title: Sequence[str], terms: Sequence[str]) -> Iterator[str]:
    """Yield the tsvector of an article with that title, and those of the runs of a text that is too long for one."""
    runs = list(_runs(terms))
    is_short = len(runs) == 1
    # The title must not seem to continue the text.
    of_title = _positions(in_title(title), first=len(terms) + 2 if is_short else 1)
    of_text = _positions(terms) if is_short else dict.fromkeys(terms, ())
    yield _written(_within_limit({**of_title, **dict.fromkeys(frequent(title, terms), ()), **of_text}))
    if not is_short:
        yield from (_written(_positions(run)) for run in runs)


def _runs(terms: Sequence[str]) -> Iterator[Sequence[str]]:
    """Yield runs of a text that are short enough for PostgreSQL to keep every position; there is always one."""
    start, end = 0, -1
    while end < len(terms):
        run = _run(terms[start : start + MOST_TERMS])
        yield run
        start, end = start + len(run) - OVERLAP, start + len(run)


def _run(terms: Sequence[str]) -> Sequence[str]:
    """Return as many of the terms as one tsvector takes with all of their positions."""
    if sum(map(len, terms)) <= MOST_CHARACTERS and max(Counter(terms).values(), default=0) <= MOST_OCCURRENCES:
        return terms
    counts, characters = Counter[str](), 0
    for place, term in enumerate(terms):
        counts[term] += 1
        characters += len(term)
        if counts[term] > MOST_OCCURRENCES or characters > MOST_CHARACTERS:
            return terms[:place]
    return terms


def _positions(terms: Iterable[str], first: int = 1) -> Positions:
    positions: dict[str, list[int]] = {}
    for position, term in enumerate(terms, first):
        positions.setdefault(term, []).append(position)
    return positions


def _within_limit(positions: Positions) -> Positions:
    """Return the terms without those after the first megabyte of different ones, which PostgreSQL would refuse."""
    if sum(map(len, positions)) <= MOST_CHARACTERS:
        return positions
    sizes = accumulate(len(term.encode()) for term in positions)
    return {term: at for (term, at), size in zip(positions.items(), sizes, strict=True) if size <= MOST_BYTES}


def _written(positions: Positions) -> str:
    return " ".join(f"'{term}':{','.join(map(str, at))}" if at else f"'{term}'" for term, at in positions.items())
