"""The units of a text, and how good each place is to cut it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.identity.tokens import (
    _TOKEN,
    CLAUSE,
    INSIDE,
    SENTENCE,
    WORD,
    boundary,
    is_word,
    letters,
    sentence_starts,
    tokens_of,
)


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("", []),
        ("A  cat, 3.5", ["A", "  ", "cat", ",", " ", "3.5"]),
        ("U.S. don’t re-do", ["U.S.", " ", "don’t", " ", "re-do"]),
        ("日本", ["日", "本"]),
        ("end.3", ["end", ".", "3"]),
    ],
)
def test_the_tokens_of_a_text(text: str, tokens: list[str]) -> None:
    assert tokens_of(text) == tokens


@given(
    st.text(
        alphabet=st.sampled_from("aZéßβж1²½9_.,:'’-‐·\u00ad \n\r\t\x1c\u2028©€«”!")
        | st.characters(max_codepoint=0x2100)
    )
)
def test_a_text_of_simple_characters_has_the_same_tokens_as_any_other(text: str) -> None:
    assert tokens_of(text) == _TOKEN.findall(text)


@pytest.mark.parametrize(
    ("token", "word"), [("a", True), ("7", True), ("_", True), ("日", True), (",", False), (" ", False)]
)
def test_words_are_told_from_marks(token: str, word: bool) -> None:
    assert is_word(token) is word


def test_only_words_have_letters() -> None:
    assert letters(["ab", ",", "  ", "cde"]) == 5


@pytest.mark.parametrize(
    ("text", "place", "value"),
    [
        ("One two", 0, SENTENCE),
        ("One two", 3, SENTENCE),
        ("One two", 2, WORD),
        ("One two", 1, INSIDE),
        ("One, two", 3, CLAUSE),
        ("One, two", 2, INSIDE),
        ("One. Two", 3, SENTENCE),
        ("One.) Two", 4, SENTENCE),
        ("One,” two", 4, CLAUSE),
        ("One.”)”’ Two", 7, SENTENCE),
        ("One.”)”’) Two", 8, WORD),
        ("日。本", 2, SENTENCE),
        ("日、本", 2, CLAUSE),
        ("日本木", 2, INSIDE),
        ("日。 本", 3, SENTENCE),
    ],
)
def test_a_place_to_cut(text: str, place: int, value: int) -> None:
    assert boundary(tokens_of(text), place) == value


def test_the_starts_of_sentences_and_the_end() -> None:
    tokens = tokens_of("One two. Three. Four")
    assert sentence_starts(tokens, 0, len(tokens)) == [0, 5, 8, 9]
    assert sentence_starts(tokens, 2, 8) == [2, 5, 8]
