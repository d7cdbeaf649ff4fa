"""How alike two paragraphs are, and what stands around them."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.identity.context import Context
from articles.identity.similarity import EQUAL, Comparison, Likeness, Profile, fold


def likeness(old: list[str], new: list[str]) -> Likeness:
    return Comparison(old, new).likeness(0, 0)


def test_equal_texts_are_wholly_alike() -> None:
    assert likeness(["The ferry left."], ["The  ferry left."]) == EQUAL


def test_texts_without_a_word_in_common_are_not_alike() -> None:
    assert likeness(["The ferry left at noon"], ["Nobody was hurt"])[:2] == (0, 0)


def test_a_rare_word_in_common_says_more_than_a_frequent_one() -> None:
    rest = ["the river rose", "the rain fell", "the wind blew"]
    rare = likeness(["the ferry", *rest], ["a ferry", *rest]).shared
    frequent = likeness(["the ferry", *rest], ["the goat", *rest]).shared
    assert rare > frequent


@given(*[st.lists(st.text("ab ", max_size=6), max_size=6)] * 2)
def test_a_word_weighs_by_the_paragraphs_of_the_version_that_has_it_more_often(old: list[str], new: list[str]) -> None:
    words = {word for text in (*old, *new) for word in text.split()}
    holding = {word: max(sum(word in text.split() for text in texts) for texts in (old, new)) for word in words}
    paragraphs = max(len(old), len(new)) + 1
    assert Comparison(old, new).weights == {word: math.log(paragraphs / count) for word, count in holding.items()}


def test_a_text_within_a_longer_one_is_contained_though_little_is_shared() -> None:
    found = likeness(["ferry noon"], ["ferry noon passengers brass band river council budget"])
    assert found.contained == 1
    assert found.shared < 0.5


@pytest.mark.parametrize(
    ("old", "new", "label"), [("(a) one", "(a) two", 1), ("1. one", "2. one", -1), ("one", "(a) one", 0)]
)
def test_labels_agree_or_differ_or_are_missing(old: str, new: str, label: int) -> None:
    assert likeness([old], [new]).label == label


@pytest.mark.parametrize("text", ["(a) holder", "a) holder", "(3.1) holder", "12 holder", "iv. holder", "1.2.3 holder"])
def test_what_heads_a_list_item_is_its_label(text: str) -> None:
    assert Profile(fold(text)).label == text.split(maxsplit=1)[0]


@pytest.mark.parametrize("text", ["A holder", "2026holder", "I holder", "holder (a) vessel", ""])
def test_an_ordinary_beginning_is_not_a_label(text: str) -> None:
    assert Profile(fold(text)).label is None


def test_a_pair_is_compared_once() -> None:
    comparison = Comparison(["one"], ["two"])
    comparison.likeness(0, 0)
    comparison.likeness(0, 0)
    assert comparison.compared == 1


def test_a_pair_between_linked_neighbours_is_in_place_and_touches_both() -> None:
    assert Context({0: 0, 2: 2}, 3, 3).around(1, 1) == (True, 2)


def test_a_pair_after_an_insertion_touches_the_neighbour_after_it_only() -> None:
    assert Context({0: 0, 2: 3}, 3, 4).around(1, 2) == (True, 1)


def test_the_beginning_and_the_end_count_as_linked() -> None:
    assert Context({}, 1, 1).around(0, 0) == (True, 2)


def test_a_moved_pair_is_not_in_place() -> None:
    assert Context({0: 0, 1: 1, 2: 2}, 4, 4).around(3, 3) == (True, 2)
    assert Context({1: 0, 2: 1, 3: 2}, 4, 4).around(0, 3) == (False, 0)


@pytest.mark.parametrize(("count", "counts"), [(12, True), (13, False)])
def test_the_spelling_counts_in_texts_of_at_most_twelve_different_words(count: int, counts: bool) -> None:
    same = " ".join(f"word{chr(ord('a') + number)}" for number in range(count - 1))
    shared = likeness([f"{same} bridge"], [f"{same} brigde"]).shared
    assert (shared > (count - 1) / count + 1e-9) is counts
