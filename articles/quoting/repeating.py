"""Stretches of a draft that repeat eight words or more of a paragraph. Reads the index and the texts that it gives.

Probes of four words, each five words behind the last one, are looked up: eight words that are repeated hold one of them
whole. What a wording has around it is then compared word by word, in lower case and without punctuation.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from articles.searching.phrases import Phrase, wordings_with
from articles.searching.terms import spans, words
from articles.selectors.languages import known_languages
from articles.selectors.quoted import texts_of

LEAST_WORDS = 8
_PROBE, _STEP = 4, 5
# Of each probe so many wordings are looked at; so many probes are looked up in one query.
_MOST_OF_PROBE, _PROBES_A_QUERY = 5, 500


@dataclass(frozen=True, slots=True)
class Repeated:
    """A stretch of a draft, `draft[start:end]`, that a text has as well, but for case and punctuation."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Word:
    folded: str
    start: int
    end: int


def repeated_in(draft: str, marked: Collection[tuple[int, int]]) -> list[Repeated]:
    """Return the stretches of a draft that repeat a paragraph, in order, but for those that are `marked`, each apart."""
    drafted = [_Word(word, start, end) for start, end, found in spans(draft) for word in found]
    free = _free(drafted, marked)
    probes = [at for at in range(0, len(drafted) - _PROBE + 1, _STEP) if all(free[at : at + _PROBE])]
    found = _longest(_runs(drafted, free, probes))
    return [Repeated(drafted[first].start, drafted[last - 1].end) for first, last in found]


def _free(drafted: Sequence[_Word], marked: Collection[tuple[int, int]]) -> list[bool]:
    """Return of each word whether it stands outside of all marked stretches."""
    ends = sorted(end for _, end in marked)
    starts = sorted(start for start, _ in marked)
    free = []
    for word in drafted:
        before = bisect_left(starts, word.end)
        free.append(not before or ends[before - 1] <= word.start)
    return free


def _runs(drafted: Sequence[_Word], free: Sequence[bool], probes: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the stretches of words, from one up to another, that a wording repeats."""
    by_wording = _wordings_at(drafted, probes)
    for wording_id, stored in texts_of(by_wording.keys()).items():
        text = words(stored)
        starts: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for at in range(len(text) - _PROBE + 1):
            starts[tuple(text[at : at + _PROBE])].append(at)
        for at in by_wording[wording_id]:
            for there in starts[tuple(word.folded for word in drafted[at : at + _PROBE])]:
                first, last = _extended(drafted, free, text, at, there)
                if last - first >= LEAST_WORDS:
                    yield first, last


def _wordings_at(drafted: Sequence[_Word], probes: Sequence[int]) -> Mapping[int, list[int]]:
    """Return for each wording that has some of the probes where these stand in the draft."""
    languages, found = known_languages(), defaultdict[int, list[int]](list)
    for start in range(0, len(probes), _PROBES_A_QUERY):
        some = probes[start : start + _PROBES_A_QUERY]
        phrases = [Phrase(tuple(word.folded for word in drafted[at : at + _PROBE])) for at in some]
        for at, (wording_ids, _) in zip(some, wordings_with(phrases, languages, _MOST_OF_PROBE), strict=True):
            for wording_id in wording_ids:
                found[wording_id].append(at)
    return found


def _extended(
    drafted: Sequence[_Word], free: Sequence[bool], text: Sequence[str], at: int, there: int
) -> tuple[int, int]:
    """Return the longest stretch of the draft around `at` that the text has around `there`."""
    first, other = at, there
    while first and other and free[first - 1] and drafted[first - 1].folded == text[other - 1]:
        first, other = first - 1, other - 1
    last, other = at + _PROBE, there + _PROBE
    while last < len(drafted) and other < len(text) and free[last] and drafted[last].folded == text[other]:
        last, other = last + 1, other + 1
    return first, last


def _longest(runs: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the longest of the runs that overlap, in order."""
    kept: list[tuple[int, int]] = []
    for run in sorted(set(runs), key=lambda run: (run[0] - run[1], run)):
        if all(run[1] <= first or last <= run[0] for first, last in kept):
            kept.append(run)
    return sorted(kept)
