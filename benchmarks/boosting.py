"""Gradient boosting of trees two questions deep, for `region_fit`: each tree lessens the logistic loss of those before it.

Reads facts as a matrix with a row for each example, answers, and the weights of the examples. Gives rows of the table that
`articles.intake.html.trees` reads (Friedman, Greedy function approximation, 2001; the second-order gain of XGBoost, 2016).
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from articles.intake.html.trees import Tree

Vector = NDArray[np.float64]
Places = NDArray[np.intp]

ROUNDS = 200
RATE = 0.12  # the share of the best step that each tree takes
RIDGE = 5.0  # on the values of the leaves
_BOUNDS = 48  # at most, for each fact
_LEAST = 100  # examples of a leaf
_LEAST_WEIGHT = 1.0  # second derivatives of a leaf, summed up
_ASKED = 0.5  # share of the facts that each tree may ask for
_SEED = 1


def boost(facts: Vector, answers: Vector, weights: Vector) -> list[Tree]:
    """The trees; `answers` are 1 or 0."""
    bounds = [np.unique(np.round(np.quantile(column, np.linspace(0, 1, _BOUNDS)), 4))[:-1] for column in facts.T]
    bins = np.array(
        [np.searchsorted(limits, column, side="left") for limits, column in zip(bounds, facts.T, strict=True)]
    )
    chance = np.random.default_rng(_SEED)
    odds = np.zeros(len(facts))
    trees = []
    for _ in range(ROUNDS):
        likely = 1 / (1 + np.exp(-odds))
        slope, curve = weights * (answers - likely), weights * likely * (1 - likely)
        asked = chance.choice(len(bins), max(1, round(_ASKED * len(bins))), replace=False)
        tree, added = _tree(bins, bounds, slope, curve, asked)
        odds += added
        trees.append(tree)
    return trees


def _tree(bins: Places, bounds: Sequence[Vector], slope: Vector, curve: Vector, asked: Places) -> tuple[Tree, Vector]:
    """The best tree that asks for some of the facts, and what it adds to each example."""
    every = np.arange(len(slope))
    first, at = _question(bins, slope, curve, every, asked)
    added = np.zeros(len(slope))
    questions: list[tuple[int, float]] = []
    values: list[float] = []
    for side in (bins[first] <= at, bins[first] > at):
        branch = np.flatnonzero(side)
        fact, bound = _question(bins, slope, curve, branch, asked)
        questions.append((fact, _bound(bounds, fact, bound)))
        for leaf in (branch[bins[fact][branch] <= bound], branch[bins[fact][branch] > bound]):
            value = round(RATE * slope[leaf].sum() / (curve[leaf].sum() + RIDGE), 4)
            added[leaf] = value
            values.append(float(value))
    (low, low_at), (high, high_at) = questions
    return Tree(first, _bound(bounds, first, at), low, low_at, high, high_at, *values), added


def _bound(bounds: Sequence[Vector], fact: int, place: int) -> float:
    return float(bounds[fact][place]) if len(bounds[fact]) else 0.0


def _question(bins: Places, slope: Vector, curve: Vector, branch: Places, asked: Places) -> tuple[int, int]:
    """The fact and the place of its bound that divide the examples of a branch best."""
    slopes, curves = slope[branch], curve[branch]
    best, found = -1.0, (int(asked[0]), 0)
    for fact in asked.tolist():
        own = bins[fact][branch]
        below, bend, count = (
            np.cumsum(np.bincount(own, weights=values, minlength=_BOUNDS))[:-1] for values in (slopes, curves, None)
        )
        above, rest, others = slopes.sum() - below, curves.sum() - bend, len(branch) - count
        gain = below**2 / (bend + RIDGE) + above**2 / (rest + RIDGE)
        few = (np.minimum(count, others) < _LEAST) | (np.minimum(bend, rest) < _LEAST_WEIGHT)
        gain[few] = -1.0
        place = int(gain.argmax())
        if gain[place] > best:
            best, found = float(gain[place]), (fact, place)
    return found
