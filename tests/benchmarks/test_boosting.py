"""Boosted trees learn what divides their examples, and weigh the examples."""

import numpy as np
import pytest

from articles.intake.html.trees import log_odds
from benchmarks.boosting import boost

CHANCE = np.random.default_rng(0)
FACTS = CHANCE.random((4_000, 3))
ALIKE = np.ones(4_000)


def likely(answers: np.ndarray, weights: np.ndarray, *facts: float) -> float:
    odds = log_odds(facts, boost(FACTS, answers.astype(float), weights))
    return float(1 / (1 + np.exp(-odds)))


def test_a_bound_of_one_fact_is_found() -> None:
    answers = FACTS[:, 1] > 0.3
    assert likely(answers, ALIKE, 0.5, 0.26, 0.5) < 0.05
    assert likely(answers, ALIKE, 0.5, 0.34, 0.5) > 0.95


def test_two_facts_that_count_only_together_are_found() -> None:
    answers = (FACTS[:, 0] > 0.5) & (FACTS[:, 2] > 0.5)
    assert likely(answers, ALIKE, 0.8, 0.5, 0.8) > 0.95
    assert max(likely(answers, ALIKE, 0.8, 0.5, 0.2), likely(answers, ALIKE, 0.2, 0.5, 0.8)) < 0.05


def test_a_heavy_example_counts_for_more() -> None:
    answers = CHANCE.random(4_000) < 0.5
    assert likely(answers, np.where(answers, 3.0, 1.0), 0.5, 0.5, 0.5) == pytest.approx(0.75, abs=0.1)


def test_few_examples_are_no_leaf() -> None:
    answers = FACTS[:, 0] > 0.99
    trees = boost(FACTS, answers.astype(float), ALIKE)
    for tree in trees[:5]:
        assert 100 <= (FACTS[:, tree.first] > tree.at).sum() <= 3_900
