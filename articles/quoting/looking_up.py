"""Which wordings may have a quotation: candidates from the full-text index, the best first. Reads the index.

At first the rarest runs of words of the quotation's fragments are looked for, and all of its words if many wordings have these.
If nothing has the quotation, the wordings that share its rarest short phrases are candidates: those that share most of them, and
rare ones, come first.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from typing import NamedTuple

from articles.quoting.quotation import Fragment, Quotation
from articles.searching.commonness import Commonness
from articles.searching.phrases import Phrase, are_all, wordings_with
from articles.searching.terms import words

MOST_CANDIDATES = 300
# A phrase of more words costs more and tells hardly more. Of a quotation so many runs are looked for.
_RUN, _MOST_RUNS = 4, 6
# To look for all words of a quotation costs the most, but tells apart what shares each run of them; so many are enough.
_MOST_OF_ALL = 32
# A quotation of more words may run over several breaks, so phrases are taken from each stretch of so many words.
_STRETCH = 20
# Of short phrases some are taken from each stretch of so many words: where two texts were joined, few words tell which.
_STRETCH_OF_SHORT = 8
# How many wordings a phrase gives; one that has more tells little.
_MOST_OF_RUN, _MOST_OF_SHORT = 150, 400
# What has a quotation, or its part of one over a break, has the short phrases of that part: so much of what the best one has.
_LEAST_OF_SHORT = 0.1
# How many phrases of so many words are looked for.
_SHORT = ((3, 6), (2, 2))


@dataclass(frozen=True, slots=True)
class Sought:
    """A quotation to look for, and the article that is said to have it, by id, if one is."""

    quotation: Quotation
    article_id: int | None = None


class Runs(NamedTuple):
    """The ids of wordings that have runs of a quotation's words, and of those that may have the quotation as it is.

    The second is None if it is not known, because there may be more wordings with each of the runs than were read.
    """

    wordings: Sequence[int]
    whole: Set[int] | None


NO_RUNS = Runs((), frozenset())


def with_fragments(sought: Sequence[Sought], languages: Sequence[str], common: Commonness) -> list[Runs]:
    """Return for each quotation the wordings that have runs of its words; one query."""
    runs = [_scoped(one, _runs_of(one.quotation, common)) for one in sought]
    found = _looked_up(runs, languages, _MOST_OF_RUN)
    return [Runs(_best(of_one, common, _MOST_OF_RUN), _with_all_runs(of_one)) for of_one in found]


def _with_all_runs(found: Iterable["_Found"]) -> Set[int] | None:
    """Return the wordings that have each run of which all wordings are known; None if there is no such run."""
    known = [set(ids) for phrase, ids in found if phrase.article_id is None and are_all(ids, _MOST_OF_RUN)]
    return set.intersection(*known) if known else None


def with_all_words(sought: Sequence[Sought], languages: Sequence[str], common: Commonness) -> list[list[int]]:
    """Return for each quotation the ids of wordings that have its longest fragment, or many words of it; one query."""
    fragments = [max(map(_whole_words, one.quotation.fragments), key=len, default=()) for one in sought]
    phrases = [_scoped(one, filter(None, [found[:_MOST_OF_ALL]])) for one, found in zip(sought, fragments, strict=True)]
    return _ranked(phrases, languages, common, _MOST_OF_RUN)


def with_short_phrases(sought: Sequence[Sought], languages: Sequence[str], common: Commonness) -> list[list[int]]:
    """Return for each quotation the ids of wordings that share the rarest of its short phrases; one query."""
    phrases = [_scoped(one, _short_phrases_of(one.quotation, common)) for one in sought]
    return _ranked(phrases, languages, common, _MOST_OF_SHORT, _LEAST_OF_SHORT)


def _scoped(sought: Sought, runs: Iterable[tuple[str, ...]]) -> list[Phrase]:
    """Return the phrases to look for: in all articles, and in the one that is said to have them."""
    unique = list(dict.fromkeys(runs))
    scoped = [Phrase(run, sought.article_id) for run in unique] if sought.article_id is not None else []
    return [*(Phrase(run) for run in unique), *scoped]


def _ranked(
    phrases: Sequence[Sequence[Phrase]], languages: Sequence[str], common: Commonness, most: int, least: float = 0.0
) -> list[list[int]]:
    return [_best(of_one, common, most, least) for of_one in _looked_up(phrases, languages, most)]


_Found = tuple[Phrase, Sequence[int]]


def _looked_up(phrases: Sequence[Sequence[Phrase]], languages: Sequence[str], most: int) -> list[list[_Found]]:
    """Return for each quotation its phrases, each with up to `most` wordings that have it; one query."""
    found = iter(wordings_with([phrase for of_one in phrases for phrase in of_one], languages, most))
    return [[(phrase, next(found)) for phrase in of_one] for of_one in phrases]


def _best(found: Iterable[_Found], common: Commonness, most: int, least: float = 0.0) -> list[int]:
    """Return the wordings that have the most and the rarest phrases; of two alike, the one that was stored last.

    `least` is the share that one has to have of what the best one has.
    """
    votes: dict[int, float] = defaultdict(float)
    for phrase, wording_ids in found:
        weight = _weight(phrase.words, common) / (1 + len(wording_ids) / most)
        for wording_id in wording_ids:
            votes[wording_id] += weight
    best = sorted(votes, key=lambda key: (-votes[key], -key))[:MOST_CANDIDATES]
    return [key for key in best if votes[key] >= least * votes[best[0]]]


def _runs_of(quotation: Quotation, common: Commonness) -> list[tuple[str, ...]]:
    """Return runs of words that a text must have if it has the quotation as it is: of each stretch of a fragment the rarest.

    A quotation over breaks between paragraphs has one of them in each, most often.
    """
    runs = []
    for fragment in quotation.fragments:
        whole = _whole_words(fragment)
        count = max(2, -(-len(whole) // _STRETCH)) if len(whole) > _RUN else 1
        size = max(1, -(-len(whole) // count))
        runs += [_rarest(whole[start : start + size], _RUN, common) for start in range(0, len(whole), size)]
    return sorted(filter(None, runs), key=lambda run: -_weight(run, common))[:_MOST_RUNS]


def _rarest(whole: tuple[str, ...], length: int, common: Commonness) -> tuple[str, ...]:
    """Return the rarest run of so many words."""
    runs = [whole[at : at + length] for at in range(max(1, len(whole) - length + 1))]
    return max(runs, key=lambda run: _weight(run, common))


def _weight(phrase: Sequence[str], common: Commonness) -> float:
    return sum(map(common.rarity, phrase))


def _short_phrases_of(quotation: Quotation, common: Commonness) -> Iterator[tuple[str, ...]]:
    """Yield the rarest phrases of three words and of two; of one stretch the rarest first, and from each stretch some."""
    fragments = [_whole_words(fragment) for fragment in quotation.fragments]
    for length, count in _SHORT:
        phrases = [run[at : at + length] for run in fragments for at in range(len(run) - length + 1)]
        places = [(number, at) for number, run in enumerate(fragments) for at in range(len(run) - length + 1)]
        weights = [_weight(phrase, common) for phrase in phrases]
        by_weight = sorted(range(len(phrases)), key=lambda index: -weights[index])
        by_turns = _by_turns(_spread(by_weight, places, length), places)
        yield from (phrases[index] for index in by_turns[:count])


def _by_turns(indexes: Sequence[int], places: Sequence[tuple[int, int]]) -> list[int]:
    """Return the indexes so that each stretch of a quotation has its turn: first the best of each, then the second, and so on."""
    turns: dict[tuple[int, int], int] = defaultdict(int)
    ordered: list[tuple[int, int]] = []
    for index in indexes:
        number, at = places[index]
        stretch = number, at // _STRETCH_OF_SHORT
        ordered.append((turns[stretch], index))
        turns[stretch] += 1
    return [index for _, index in sorted(ordered, key=lambda pair: pair[0])]


def _spread(indexes: Sequence[int], places: Sequence[tuple[int, int]], length: int) -> list[int]:
    """Return the indexes with those first whose phrases share no word with one before: one wrong word spoils all that have it."""
    taken: set[tuple[int, int]] = set()
    apart: list[int] = []
    others: list[int] = []
    for index in indexes:
        number, at = places[index]
        covered = {(number, at + step) for step in range(length)}
        (others if covered & taken else apart).append(index)
        taken |= covered if not covered & taken else set()
    return [*apart, *others]


def _whole_words(fragment: Fragment) -> tuple[str, ...]:
    """Return the folded words of a fragment without those that a bracket cuts."""
    found = words(fragment.words)
    return tuple(found[int(fragment.begins_in_word) : len(found) - int(fragment.ends_in_word)])
