"""Which terms are marked for which rank."""

import pytest

from articles.searching.ranks import Rank, frequent, in_title, marked


def test_a_term_is_marked_for_its_rank_with_a_sign_that_no_term_holds() -> None:
    assert [marked(["war"], rank) for rank in Rank] == [["t_war"], ["f_war"], ["war"]]


def test_the_title_keeps_its_order_and_its_repeats() -> None:
    assert in_title(["war", "and", "war"]) == ["t_war", "t_and", "t_war"]


@pytest.mark.parametrize(
    ("occurrences", "terms", "is_frequent"),
    [(2, 10, False), (3, 10, True), (3, 600, True), (3, 601, False), (4, 601, True), (4, 801, False)],
)
def test_a_term_is_frequent_if_it_occurs_three_times_and_once_in_two_hundred(
    occurrences: int, terms: int, is_frequent: bool
) -> None:
    text = ["war"] * occurrences + [f"x{number}" for number in range(terms - occurrences)]
    assert frequent([], text) == (["f_war"] if is_frequent else [])


def test_the_terms_of_the_title_are_frequent_too_and_each_is_marked_once() -> None:
    assert frequent(["war", "of", "war"], ["war", "of", "war"]) == ["f_war", "f_of"]
