"""Eight words in a row, or all words of a shorter paragraph, are a repetition."""

import pytest

from articles.desk.repeated_words import repeated_words

PARAGRAPH = "Mr Example lives at number four of Mill Lane, and he feeds the storks each March."


@pytest.mark.parametrize(
    ("notice", "repeated"),
    [
        ("It told where a private person lives.", []),
        ("It said: Mr Example lives at number four of Mill", ["Mr Example lives at number four of Mill"]),
        ("It said: Mr Example lives at number four of the lane.", []),
        ("We said “mr EXAMPLE  lives at number, four of Mill”.", ["mr EXAMPLE  lives at number, four of Mill"]),
        ("It said that he lives at number four of Mill Lane, and he moved.", ["lives at number four of Mill Lane, and he"]),
        ("", []),
    ],
)  # fmt: skip
def test_eight_words_in_a_row_are_repeated(notice: str, repeated: list[str]) -> None:
    assert repeated_words(notice, [PARAGRAPH]) == repeated


def test_a_short_paragraph_is_repeated_as_a_whole() -> None:
    short = "Émile Roe, Mill Lane."
    assert repeated_words("It named Emile Roe of Mill Lane.", [short]) == []
    assert repeated_words("It named Emile Roe: Mill Lane!", [short]) == ["Emile Roe: Mill Lane"]


def test_all_that_is_repeated_is_returned_in_the_order_of_the_notice() -> None:
    notice = "First the second text; then the first text."
    assert repeated_words(notice, ["The first text.", "The second text.", "…"]) == ["the second text", "the first text"]


def test_a_paragraph_without_words_is_repeated_by_nothing() -> None:
    assert repeated_words("Anything at all.", ["* * *", ""]) == []


def test_characters_are_words_in_a_script_without_spaces() -> None:
    assert repeated_words("记录写道：他住在磨坊巷四号。", ["他住在磨坊巷四号"]) == ["他住在磨坊巷四号"]
