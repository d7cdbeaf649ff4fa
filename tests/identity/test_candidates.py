"""Which pairs are compared: the few that share the rarest words, stand in the same place, or have the same text."""

from collections import Counter

import pytest

from articles.identity.candidates import by_place, by_text, by_words
from articles.identity.context import Context
from articles.identity.similarity import Profile


def test_a_paragraph_is_paired_with_the_five_that_share_most_words_with_it() -> None:
    words = "abcdefg"
    new = {j: Counter(words[: 7 - j]) for j in range(7)}
    assert list(by_words({0: Counter(words)}, new, dict.fromkeys(words, 1.0))) == [(0, j) for j in range(5)]


@pytest.mark.parametrize(("holders", "paired"), [(32, True), (33, False)])
def test_a_word_that_more_than_32_paragraphs_hold_leads_to_none(holders: int, paired: bool) -> None:
    pairs = by_words({0: Counter("a")}, {j: Counter("a") for j in range(holders)}, {"a": 1.0})
    assert bool(list(pairs)) is paired


@pytest.mark.parametrize(("rarer", "paired"), [(23, True), (24, False)])
def test_only_the_24_rarest_words_are_looked_up(rarer: int, paired: bool) -> None:
    rare = [f"rare{number:02}" for number in range(rarer)]
    new = {0: Counter(rare), 1: Counter(["frequent"])}
    weights = {**dict.fromkeys(rare, 2.0), "frequent": 1.0}
    assert ((0, 1) in list(by_words({0: Counter([*rare, "frequent"])}, new, weights))) is paired


def test_a_paragraph_is_paired_with_its_place_and_the_places_beside_it() -> None:
    context = Context({0: 0, 6: 6}, 7, 7)
    assert set(by_place(context, [3], range(1, 6))) == {(3, 2), (3, 3), (3, 4)}


def test_of_equal_texts_the_two_nearest_to_the_place_are_paired() -> None:
    context = Context({}, 7, 7)
    profiles = {j: Profile("yes") for j in range(7)}
    assert set(by_text(context, {3: Profile("yes")}, profiles)) == {(3, 2), (3, 3)}
