"""The items that moved: the fewest that explain the new order, and the same ones each time."""

import pytest

from articles.identity.order import moved


@pytest.mark.parametrize(
    ("places", "positions"),
    [
        ([], set()),
        ([0], set()),
        ([0, 1, 2, 3], set()),
        ([1, 2, 3, 0], {3}),
        ([3, 0, 1, 2], {0}),
        ([0, 2, 1, 3], {1}),
        ([1, 0], {0}),
        ([2, 1, 0], {0, 1}),
        ([5, 9, 7], {1}),
        ([0, 4, 1, 5, 2, 3], {1, 3}),
    ],
)
def test_the_items_that_moved(places: list[int], positions: set[int]) -> None:
    assert moved(places) == positions
