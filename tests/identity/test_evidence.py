"""The facts that speak for or against a pair, and their log-odds."""

import math

import pytest

from articles.identity.candidates import Pair
from articles.identity.context import Context
from articles.identity.evidence import BIAS, Evidence, gather, leads, log_odds
from articles.identity.similarity import Comparison


def evidence_for(old: str, new: str) -> Evidence:
    [evidence] = gather(Comparison([old], [new]), Context({}, 1, 1), [(0, 0)])
    return evidence


@pytest.mark.parametrize(
    ("scores", "expected"),
    [
        ({(0, 0): 0.8}, {(0, 0): 0.8}),
        ({(0, 0): 0.8, (0, 1): 0.5}, {(0, 0): 0.3, (0, 1): -0.3}),
        ({(0, 1): 0.5, (0, 0): 0.8}, {(0, 0): 0.3, (0, 1): -0.3}),
        ({(0, 0): 0.5, (1, 0): 0.8}, {(0, 0): -0.3, (1, 0): 0.3}),
        ({(0, 0): 0.5, (0, 1): 0.5}, {(0, 0): 0.0, (0, 1): 0.0}),
        ({(0, 0): 0.9, (0, 1): 0.6, (1, 0): 0.7}, {(0, 0): 0.2, (0, 1): -0.3, (1, 0): -0.2}),
        ({(0, 0): 0.9, (0, 1): 0.6, (0, 2): 0.7}, {(0, 0): 0.2, (0, 1): -0.3, (0, 2): -0.2}),
    ],
)
def test_a_pair_leads_by_its_distance_from_the_best_rival(
    scores: dict[Pair, float], expected: dict[Pair, float]
) -> None:
    assert leads(scores) == pytest.approx(expected)


def test_the_log_odds_weigh_each_fact() -> None:
    assert log_odds(Evidence(0, 0, 0, 0, 0, 0)) == BIAS == -1.2
    assert log_odds(Evidence(1, 1, 1, 1, 1, 1)) == pytest.approx(-1.2 + 1.8 + 1.6 + 2.0 - 4.1 + 5.7 + 4.2)


def test_equal_texts_share_everything() -> None:
    evidence = evidence_for("the ferry sank", "the ferry sank")
    assert (evidence.shared, evidence.contained) == pytest.approx((math.log(1.1), math.log(1.1)))
    assert (evidence.touching, evidence.rival) == pytest.approx((2, math.tanh(5)))


def test_texts_without_a_common_word_are_as_unlike_as_a_tenth() -> None:
    evidence = evidence_for("1 2 3", "4 5 6")
    assert (evidence.shared, evidence.contained) == pytest.approx((math.log(0.1), math.log(0.1)))


@pytest.mark.parametrize(
    ("old", "new", "other", "same"),
    [("(a) ice", "(b) ice", 1, 0), ("(a) ice", "(a) snow", 0, 1), ("ice", "(a) ice", 0, 0), ("ice", "ice", 0, 0)],
)
def test_labels_speak_for_a_pair_or_against_it(old: str, new: str, other: int, same: int) -> None:
    evidence = evidence_for(old, new)
    assert (evidence.other_label, evidence.same_label) == (other, same)


def test_the_same_label_counts_only_between_the_same_neighbours() -> None:
    texts = ["(a) ice", "(b) snow"]
    [evidence] = gather(Comparison(texts, texts), Context({1: 0}, 2, 2), [(0, 0)])
    assert (evidence.same_label, evidence.other_label) == (0, 0)
