"""Answers in pieces that a model can take."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.api.mcp.tools.pieces import LONGEST, Piece, items_that_fit, piece_of
from articles.representations.shape import Shape
from articles.web.problems import ApiError


class Item(Shape):
    text: str


def items(texts: list[str], cursor: str | None = None) -> tuple[list[str], str | None]:
    fitting, following = items_that_fit(texts, cursor, lambda given: [Item(text=text) for text in given])
    return [item.text for item in fitting], following


@pytest.mark.parametrize("length", [0, 1, LONGEST])
def test_a_short_text_is_one_piece(length: int) -> None:
    assert piece_of("x" * length, None) == Piece("x" * length, None)


def test_a_long_text_is_cut_between_paragraphs() -> None:
    text = "a" * (LONGEST - 10) + "\n\n" + "b b " * 20
    assert piece_of(text, None) == Piece("a" * (LONGEST - 10), str(LONGEST - 8))
    assert piece_of(text, str(LONGEST - 8)) == Piece("b b " * 20, None)


def test_or_between_words_or_anywhere() -> None:
    words = "a" * (LONGEST - 10) + " " + "b" * 20
    assert piece_of(words, None) == Piece("a" * (LONGEST - 10), str(LONGEST - 9))
    assert piece_of("c" * (LONGEST + 1), None) == Piece("c" * LONGEST, str(LONGEST))


def test_a_break_near_the_beginning_does_not_count() -> None:
    assert piece_of("a\n\n" + "b" * LONGEST, None).next_cursor == str(LONGEST)


@given(st.text("ab \n", max_size=400))
def test_the_pieces_are_the_text_but_for_what_stands_between(text: str) -> None:
    stretched, cursor, rest = text * 200, None, ""
    while True:
        piece = piece_of(stretched, cursor)
        rest += piece.text
        assert len(piece.text) <= LONGEST
        if piece.next_cursor is None:
            break
        assert int(piece.next_cursor) > int(cursor or 0)
        cursor = piece.next_cursor
    assert rest.replace(" ", "").replace("\n", "") == stretched.replace(" ", "").replace("\n", "")


def test_as_many_items_as_fit() -> None:
    exact = LONGEST // 2 - len(Item(text="").model_dump_json())
    assert items(["x" * exact] * 2) == (["x" * exact] * 2, None)
    assert items(["x" * exact, "x" * (exact + 1)]) == (["x" * exact], "1")
    assert items(["x" * (LONGEST // 2 - 20)] * 3) == (["x" * (LONGEST // 2 - 20)] * 2, "2")
    assert items(["a", "b"]) == (["a", "b"], None)
    assert items(["a", "b", "c"], "1") == (["b", "c"], None)


def test_at_least_one_item() -> None:
    assert items(["x" * LONGEST * 2, "b"]) == (["x" * LONGEST * 2], "1")


@pytest.mark.parametrize("cursor", ["2", "3"])
def test_a_cursor_beyond_the_end_is_refused(cursor: str) -> None:
    with pytest.raises(ApiError):
        items(["a", "b"], cursor)
    with pytest.raises(ApiError):
        piece_of("ab", cursor)
