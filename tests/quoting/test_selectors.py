"""Selectors and text directives name the stretch that they were made of, and no other."""

from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.quoting.selectors import selectors_of, text_directive

TEXT = "Peace, they say, is near. War is far, they say, and peace is near. A well-known & old word."


def test_selectors_hold_the_text_its_surroundings_and_its_place() -> None:
    start = TEXT.index("War")
    quote, position = selectors_of(TEXT, start, start + 3)
    assert quote == {
        "type": "TextQuoteSelector",
        "exact": "War",
        "prefix": "Peace, they say, is near. ",
        "suffix": " is far, they say, and peace is ",
    }
    assert position == {"type": "TextPositionSelector", "start": start, "end": start + 3}


@given(st.text(max_size=80), st.integers(0, 80), st.integers(0, 80))
def test_the_quote_is_at_the_position(text: str, first: int, second: int) -> None:
    start, end = sorted((min(first, len(text)), min(second, len(text))))
    quote, position = selectors_of(text, start, end)
    assert text[position["start"] : position["end"]] == quote["exact"]
    assert quote["prefix"] + quote["exact"] + quote["suffix"] in text


@pytest.mark.parametrize(
    ("exact", "directive"),
    [
        ("War is far", ":~:text=War%20is%20far"),
        ("far, they", ":~:text=far%2C%20they"),
        ("well-known & old", ":~:text=well%2Dknown%20%26%20old"),
        ("they say", ":~:text=Peace%2C-,they%20say,-%2C%20is%20near.%20War%20is"),
        ("ar is fa", ":~:text=War%20is%20far"),
        ("Peace", ":~:text=Peace,-%2C%20they%20say%2C%20is%20near."),
    ],
)
def test_a_text_directive_names_whole_words_and_their_surroundings_if_need_be(exact: str, directive: str) -> None:
    start = TEXT.index(exact)
    assert text_directive(TEXT, start, start + len(exact)) == directive


def test_a_long_stretch_is_named_by_its_ends() -> None:
    text = " ".join(f"word{number}" for number in range(60))
    assert text_directive(text, 0, len(text)) == (
        ":~:text=word0%20word1%20word2%20word3%20word4,word55%20word56%20word57%20word58%20word59"
    )


def test_a_stretch_over_a_break_is_named_by_its_ends_each_in_its_paragraph() -> None:
    directive = text_directive("The first ends.\nThe second goes on.", 4, 25)
    assert unquote(directive) == ":~:text=first ends.,The second"
