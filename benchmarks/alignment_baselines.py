"""Simple paragraph matchers, to measure `articles.identity.alignment` against.

Each is `match(old, new) -> list of (i, j)`, the interface that the scorer of the alignment data calls. They share one
similarity, the normalised indel ratio of rapidfuzz, and differ in how they choose among the pairs.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process
from scipy.optimize import linear_sum_assignment

Links = list[tuple[int, int]]
Matrix = NDArray[np.float64]

GREEDY_FLOOR = 0.55
HUNGARIAN_FLOOR = 0.4
NEEDLEMAN_WUNSCH_FLOOR = 0.35
MOVE_FLOOR = 0.6


def ratios(old: Sequence[str], new: Sequence[str]) -> Matrix:
    """The similarity of every old to every new paragraph, 0 to 1."""
    scores = process.cdist(old, new, scorer=fuzz.ratio, dtype=np.float64)
    return np.asarray(scores, dtype=np.float64).reshape(len(old), len(new)) / 100


def greedy(old: Sequence[str], new: Sequence[str]) -> Links:
    """The most similar pair first, then the next, down to the floor."""
    return _greedy(ratios(old, new), GREEDY_FLOOR)


def hungarian(old: Sequence[str], new: Sequence[str]) -> Links:
    """The one-to-one assignment of greatest summed similarity (Kuhn 1955), without the pairs below the floor."""
    scores = ratios(old, new)
    rows, columns = linear_sum_assignment(np.where(scores < HUNGARIAN_FLOOR, 0, scores), maximize=True)
    return [(int(i), int(j)) for i, j in zip(rows, columns, strict=True) if scores[i, j] >= HUNGARIAN_FLOOR]


def needleman_wunsch(old: Sequence[str], new: Sequence[str]) -> Links:
    """The order-keeping alignment of greatest summed similarity (Needleman and Wunsch 1970)."""
    return _in_order(ratios(old, new))


def needleman_wunsch_then_moves(old: Sequence[str], new: Sequence[str]) -> Links:
    """The order-keeping alignment, then the pairs left over, the most similar first: paragraphs that moved."""
    scores = ratios(old, new)
    links = _in_order(scores)
    for i, j in links:
        scores[i, :] = 0
        scores[:, j] = 0
    return sorted(links + _greedy(scores, MOVE_FLOOR))


def _greedy(scores: Matrix, floor: float) -> Links:
    rows, columns = np.nonzero(scores >= floor)
    pairs = sorted(zip(rows.tolist(), columns.tolist(), strict=True), key=lambda pair: (-scores[pair], pair))
    links: Links = []
    used_old: set[int] = set()
    used_new: set[int] = set()
    for i, j in pairs:
        if i not in used_old and j not in used_new:
            links.append((i, j))
            used_old.add(i)
            used_new.add(j)
    return sorted(links)


def _in_order(scores: Matrix) -> Links:
    gains = np.where(scores >= NEEDLEMAN_WUNSCH_FLOOR, scores, 0)
    rows, columns = gains.shape
    best = np.zeros((rows + 1, columns + 1))
    for i in range(rows):
        paired = np.maximum(best[i, :-1] + gains[i], best[i, 1:])
        best[i + 1, 1:] = np.maximum.accumulate(paired)
    return _walk_back(best, gains)


def _walk_back(best: Matrix, gains: Matrix) -> Links:
    i, j = gains.shape
    links: Links = []
    while i and j:
        if gains[i - 1, j - 1] > 0 and best[i, j] == best[i - 1, j - 1] + gains[i - 1, j - 1]:
            i, j = i - 1, j - 1
            links.append((i, j))
        elif best[i, j] == best[i - 1, j]:
            i -= 1
        else:
            j -= 1
    return links[::-1]
