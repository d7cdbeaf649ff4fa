"""Choosing the links: the surest pairs first, since each makes its neighbours surer. Reads a comparison; writes links.

Equal texts are linked at once. Then, round by round, each pair that is left is judged by its text and by the links
around it, and the pairs that clear the bar are linked, the best first. The first bars are high, so that what is
certain is settled before it is used to judge what is not; a pair below the last bar is never linked.
"""

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from articles.identity import candidates
from articles.identity.anchors import Links, extend, unique_anchors
from articles.identity.candidates import Pair
from articles.identity.context import Context
from articles.identity.evidence import Evidence, gather, leads, log_odds
from articles.identity.similarity import Comparison

Judge = Callable[[Sequence[Pair], Sequence[Evidence]], Iterable[float]]


class Bar(NamedTuple):
    """The score that a pair must reach to be linked, in log-odds."""

    score: float
    lead: float  # over the best other pair of either paragraph


LEAST_SHARED = 0.15  # of the words of both, by weight; with less in common, no surroundings make a pair one paragraph

_CERTAIN = Bar(3.0, 1.5)
_LIKELY = Bar(1.5, 1.0)
# A wrong link counts half as much again as a missed one, so it must be half as likely again to be right as wrong.
_ENOUGH = Bar(math.log(1.5), -math.inf)
ROUNDS = (_CERTAIN, _LIKELY, _ENOUGH, _ENOUGH, _ENOUGH)


def judge(_pairs: Sequence[Pair], evidence: Sequence[Evidence]) -> list[float]:
    """Return the log-odds of each pair."""
    return [log_odds(facts) for facts in evidence]


def assign(comparison: Comparison, judge: Judge = judge) -> Links:
    """Link each paragraph of the old version to the new paragraph that continues it; old index to new index."""
    old, new = comparison.old, comparison.new
    links = unique_anchors(old, new)
    extend(links, old, new)
    likely = _Open(comparison, links).by_words(comparison.weights)
    scores: dict[Pair, float] | None = None
    for bar in ROUNDS:
        if scores is None:
            context = Context(links, len(old), len(new))
            pairs = _Open(comparison, links).pairs(context, likely)
            scores = dict(zip(pairs, judge(pairs, gather(comparison, context, pairs)), strict=True))
            scores = {pair: score for pair, score in scores.items() if _related(comparison, pair)}
        if _accept(links, scores, bar):
            extend(links, old, new)
            scores = None  # what was linked speaks for its neighbours: judge anew
    return links


def _related(comparison: Comparison, pair: Pair) -> bool:
    return comparison.likeness(*pair).shared >= LEAST_SHARED


class _Open:
    """The paragraphs that no link has taken yet."""

    def __init__(self, comparison: Comparison, links: Links) -> None:
        taken = set(links.values())
        self.old = {i: profile for i, profile in enumerate(comparison.old) if i not in links}
        self.new = {j: profile for j, profile in enumerate(comparison.new) if j not in taken}

    def by_words(self, weights: Mapping[str, float]) -> list[Pair]:
        old, new = ({k: profile.words for k, profile in side.items()} for side in (self.old, self.new))
        return list(candidates.by_words(old, new, weights))

    def pairs(self, context: Context, likely: Iterable[Pair]) -> list[Pair]:
        pairs = {(i, j) for i, j in likely if i in self.old and j in self.new}
        pairs.update(candidates.by_place(context, self.old, self.new))
        pairs.update(candidates.by_text(context, self.old, self.new))
        return sorted(pairs)


def _accept(links: Links, scores: dict[Pair, float], bar: Bar) -> bool:
    """Link the pairs that clear the bar, the best first; return whether there were any."""
    lead = leads(scores) if bar.lead > -math.inf else {}
    before, taken = len(links), set(links.values())
    for (i, j), score in sorted(scores.items(), key=lambda item: (-item[1], item[0])):
        if score < bar.score:
            break
        if i not in links and j not in taken and lead.get((i, j), 0.0) >= bar.lead:
            links[i] = j
            taken.add(j)
    return len(links) > before
