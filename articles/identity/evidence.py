"""How likely two paragraphs are to be the same one, as log-odds: a logistic model of six plain facts.

The weights were fitted (docs/explanation/alignment.md says to what and how); 0 is even odds, 3 is twenty to one.
"""

import math
from collections.abc import Sequence
from typing import NamedTuple

from articles.identity.candidates import Pair
from articles.identity.context import Context
from articles.identity.similarity import Comparison


class Evidence(NamedTuple):
    """The facts that speak for or against a pair."""

    shared: float  # log of the share of both texts that is common
    contained: float  # log of the share of the shorter text that is common
    touching: float  # on how many sides both stand at one distance from neighbours that are linked, 0 to 2
    other_label: float  # 1 if both texts are labelled, as "(a)" and "(b)"
    same_label: float  # 1 if both have one label and stand between the same neighbours
    rival: float  # how much better this pair is than the best other one of either, from -1 to 1


WEIGHTS = Evidence(shared=1.8, contained=1.6, touching=2.0, other_label=-4.1, same_label=5.7, rival=4.2)
BIAS = -1.2

_FLOOR = 0.1  # below a tenth, less in common says nothing more
_RIVALRY = 5  # a lead of a fifth over the rival is nearly all that a lead can say


def log_odds(evidence: Evidence) -> float:
    """The log-odds that a pair is one paragraph, in nats."""
    return BIAS + sum(weight * fact for weight, fact in zip(WEIGHTS, evidence, strict=True))


def gather(comparison: Comparison, context: Context, pairs: Sequence[Pair]) -> list[Evidence]:
    """The evidence for each of some pairs, in their order; the pairs that share a paragraph are rivals."""
    lead = leads({pair: comparison.likeness(*pair).shared for pair in pairs})
    return [_weigh(comparison, context, pair, lead[pair]) for pair in pairs]


def leads(scores: dict[Pair, float]) -> dict[Pair, float]:
    """How far the score of each pair is above the best other score of either of its two paragraphs."""
    best_old, best_new = _TwoBest(), _TwoBest()
    for (i, j), score in scores.items():
        best_old.add(i, score)
        best_new.add(j, score)
    return {(i, j): score - max(best_old.other(i, score), best_new.other(j, score)) for (i, j), score in scores.items()}


def _weigh(comparison: Comparison, context: Context, pair: Pair, lead: float) -> Evidence:
    likeness = comparison.likeness(*pair)
    in_place, touching = context.around(*pair)
    return Evidence(
        shared=math.log(likeness.shared + _FLOOR),
        contained=math.log(likeness.contained + _FLOOR),
        touching=touching,
        other_label=likeness.label < 0,
        same_label=in_place and likeness.label > 0,
        rival=math.tanh(_RIVALRY * lead),
    )


class _TwoBest:
    """The best two scores of each paragraph; the second is 0 if there is none."""

    def __init__(self) -> None:
        self.first: dict[int, float] = {}
        self.second: dict[int, float] = {}

    def add(self, paragraph: int, score: float) -> None:
        first = self.first.get(paragraph, -math.inf)
        if score > first:
            self.first[paragraph], score = score, first
        if score > self.second.get(paragraph, 0.0):
            self.second[paragraph] = score

    def other(self, paragraph: int, score: float) -> float:
        """The best score but this one."""
        return self.second.get(paragraph, 0.0) if score == self.first[paragraph] else self.first[paragraph]
