"""The surroundings of a pair: linked neighbours on either side, and the expected place of a paragraph."""

import pytest

from articles.identity.context import Context, Surroundings


@pytest.mark.parametrize(
    ("links", "pair", "surroundings"),
    [
        ({0: 0, 2: 2}, (1, 1), Surroundings(True, 2)),
        ({0: 1, 2: 3}, (1, 2), Surroundings(True, 2)),
        ({0: 0, 2: 3}, (1, 1), Surroundings(True, 1)),  # near the neighbour before it only
        ({0: 0, 2: 3}, (1, 2), Surroundings(True, 1)),  # near the neighbour after it only
        ({0: 0, 3: 5}, (1, 2), Surroundings(True, 0)),
        ({0: 0, 2: 2}, (1, 3), Surroundings(False, 0)),
        ({0: 3, 2: 2}, (1, 1), Surroundings(False, 1)),  # only the neighbours after it are linked to one another
        ({0: 0, 2: 4}, (1, 5), Surroundings(False, 0)),
        ({0: 0, 2: 1}, (1, 2), Surroundings(False, 0)),
        ({}, (0, 0), Surroundings(True, 1)),
        ({}, (4, 5), Surroundings(True, 1)),
    ],
)
def test_the_links_around_a_pair(links: dict[int, int], pair: tuple[int, int], surroundings: Surroundings) -> None:
    assert Context(links, 5, 6).around(*pair) == surroundings


def test_only_the_neighbours_before_a_pair_are_linked_to_one_another() -> None:
    assert Context({0: 0, 2: 4, 3: 2}, 5, 6).around(1, 1) == Surroundings(False, 1)


@pytest.mark.parametrize(
    ("links", "old", "places"),
    [({0: 1, 3: 5}, 1, (2, 3)), ({0: 1, 3: 5}, 2, (3, 4)), ({}, 1, (1, 2)), ({0: 1, 3: 5}, 4, (6, 5))],
)
def test_the_expected_places_of_an_old_paragraph(links: dict[int, int], old: int, places: tuple[int, int]) -> None:
    assert Context(links, 5, 6).expected(old) == places
