"""Which wordings may have a quotation: candidates from the full-text index, the best first. Reads the index.

At first the rarest runs of words of the quotation's fragments are looked for, and all of its words if many wordings have these.
If nothing has the quotation, the wordings that share its rarest short phrases are candidates: those that share most of them, and
rare ones, come first.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from articles.quoting.breaks import ends_within
from articles.quoting.quotation import Quotation
from articles.quoting.telling import edges_of, runs_of, short_phrases_of, told_by, whole_phrase_of
from articles.searching.commonness import Commonness
from articles.searching.phrases import Found, Phrase, wordings_with

MOST_CANDIDATES = 300
# How many wordings a run gives. Any other phrase gives one in a hundred of the archive's, within bounds: where texts repeat each
# other, the one that is quoted has each of many phrases that hundreds have, so that it is only found if these are read in full.
_MOST_OF_RUN = 150
_SHARE, _LEAST_OF_PHRASE, _MOST_OF_PHRASE = 0.01, 400, 2_500
# A short phrase that so many wordings have counts by half.
_MANY_OF_SHORT = 400
# What has a quotation with some other words, or its part of one over a break, has so much of what the best one has. Where few
# wordings have any, so many are looked at anyway.
_LEAST_OF_SHORT, _ANYWAY = 0.2, 30


@dataclass(frozen=True, slots=True)
class Sought:
    """A quotation to look for, and the article that is said to have it, by id, if one is."""

    quotation: Quotation
    article_id: int | None = None


class Runs(NamedTuple):
    """The ids of wordings that have runs of a quotation's words, and of those that may have the quotation as it is.

    The second is None if it is not known, because there may be more wordings with each of the runs than were read. `votes` say
    how many and how rare runs each wording has.
    """

    wordings: Sequence[int]
    whole: Set[int] | None
    votes: Mapping[int, float]


NO_RUNS = Runs((), frozenset(), {})


def with_fragments(sought: Sequence[Sought], languages: Sequence[str], common: Commonness) -> list[Runs]:
    """Return for each quotation the wordings that have runs of its words; one query."""
    runs = [_scoped(one, runs_of(one.quotation, common)) for one in sought]
    found = _looked_up(runs, languages, _MOST_OF_RUN)
    votes = [_votes(of_one, common, _MOST_OF_RUN) for of_one in found]
    return [Runs(_best(of_one), _with_all_runs(runs), of_one) for of_one, runs in zip(votes, found, strict=True)]


def _with_all_runs(found: Iterable["_Found"]) -> Set[int] | None:
    """Return the wordings that have each run of which all wordings are known; None if there is no such run."""
    known = [set(of_one.wording_ids) for phrase, of_one in found if phrase.article_id is None and of_one.are_all]
    return set.intersection(*known) if known else None


def with_all_words(
    sought: Sequence[Sought], runs: Sequence[Runs], languages: Sequence[str], common: Commonness
) -> list[Runs]:
    """Return for each quotation the wordings that have its longest fragment, or its words around a break; one query."""
    phrases = [
        _scoped(one, _long_phrases(one.quotation, common, may_be_whole=known.whole != frozenset()))
        for one, known in zip(sought, runs, strict=True)
    ]
    found = _looked_up(phrases, languages, _most_of_phrase(common))
    votes = [_in_a_row(of_one, _votes(of_one, common, _MOST_OF_RUN)) for of_one in found]
    return [Runs(_best(of_one), _with_all_runs(phrases), of_one) for of_one, phrases in zip(votes, found, strict=True)]


def _in_a_row(found: Sequence["_Found"], votes: Mapping[int, float]) -> Mapping[int, float]:
    """Return the votes, the most for a wording with a phrase if the one stored behind it has the next phrase, and for that one.

    What was stored behind another one most often stands behind it, too.
    """
    having = [set(wording_ids) for _, (wording_ids, _) in found]
    firsts = {key for has, follows in pairwise(having) for key in has if key + 1 in follows}
    most = max(votes.values(), default=0.0)
    return {key: own + most * (key in firsts or key - 1 in firsts) for key, own in votes.items()}


def _long_phrases(quotation: Quotation, common: Commonness, *, may_be_whole: bool) -> list[tuple[str, ...]]:
    whole = [whole_phrase_of(quotation)] if may_be_whole else []
    edges = edges_of(quotation, common) if ends_within(quotation.folded.stored) else []
    return list(filter(None, [*whole, *edges]))


def with_short_phrases(
    sought: Sequence[Sought], runs: Sequence[Runs], languages: Sequence[str], common: Commonness
) -> list[list[int]]:
    """Return for each quotation the ids of wordings that share most of its runs and of its best short phrases; one query."""
    phrases = [_scoped(one, short_phrases_of(one.quotation, common)) for one in sought]
    found = _looked_up(phrases, languages, _most_of_phrase(common))
    votes = [_votes(of_one, common, _MANY_OF_SHORT, known.votes) for of_one, known in zip(found, runs, strict=True)]
    return [_best(of_one, _LEAST_OF_SHORT) for of_one in votes]


def _most_of_phrase(common: Commonness) -> int:
    return min(_MOST_OF_PHRASE, max(_LEAST_OF_PHRASE, int(_SHARE * common.archive)))


def _scoped(sought: Sought, runs: Iterable[tuple[str, ...]]) -> list[Phrase]:
    """Return the phrases to look for: in all articles, and in the one that is said to have them."""
    unique = list(dict.fromkeys(runs))
    scoped = [Phrase(run, sought.article_id) for run in unique] if sought.article_id is not None else []
    return [*(Phrase(run) for run in unique), *scoped]


_Found = tuple[Phrase, Found]


def _looked_up(phrases: Sequence[Sequence[Phrase]], languages: Sequence[str], most: int) -> list[list[_Found]]:
    """Return for each quotation its phrases, each with up to `most` wordings that have it; one query."""
    found = iter(wordings_with([phrase for of_one in phrases for phrase in of_one], languages, most))
    return [[(phrase, next(found)) for phrase in of_one] for of_one in phrases]


def _votes(
    found: Iterable[_Found], common: Commonness, most: int, known: Mapping[int, float] = NO_RUNS.votes
) -> Mapping[int, float]:
    """Return how many and how rare phrases each wording has, beside those that are known of it."""
    votes = defaultdict(float, known)
    for phrase, (wording_ids, _) in found:
        weight = told_by(phrase.words, common) / (1 + len(wording_ids) / most)
        for wording_id in wording_ids:
            votes[wording_id] += weight
    return votes


def _best(votes: Mapping[int, float], least: float = 0.0) -> list[int]:
    """Return the wordings with the most votes; of two alike, the one that was stored last.

    `least` is the share that all but some have to have of what the best one has.
    """
    enough = least * max(votes.values(), default=0.0)
    best = sorted(sorted(votes, reverse=True), key=votes.__getitem__, reverse=True)[:MOST_CANDIDATES]
    return [key for rank, key in enumerate(best) if rank < _ANYWAY or votes[key] >= enough]
