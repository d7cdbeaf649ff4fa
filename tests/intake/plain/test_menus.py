"""The menu of a page that was copied with its text."""

import pytest

from articles.intake import read
from articles.intake.plain.menus import end_of_menu

BELOW = ["", "Ice in June", "", "It was cold."]


@pytest.mark.parametrize(
    ("lines", "end"),
    [
        (["Skip to content", "The Ledger", "Home", "Culture"], 4),
        (["", "Menu", "Search", "The Ledger"], 4),
        (["Home", "Culture"], 0),
        (["Home", "The Ledger", "Harbours"], 0),
        (["Home", "Culture", "By Jane Doe"], 0),
        (["Home", "Culture", "8 February 2024"], 0),
        (["Home", "Culture", "Ice in June, and why it came"], 0),
        (["Home", "Culture", "It was cold."], 0),
    ],
)
def test_short_lines_in_a_row_some_of_them_furniture(lines: list[str], end: int) -> None:
    assert end_of_menu([*lines, *BELOW]) == end


def test_a_text_that_is_nothing_else_has_no_menu() -> None:
    assert end_of_menu(["Home", "Menu", "Search"]) == 0


def test_the_title_stands_below_the_menu() -> None:
    manuscript = read(
        b"Skip to content\nThe Ledger\nHome\nNews\n\nIce in June\n\nIt was cold.\n", media_type="text/plain"
    )
    assert manuscript.title == "Ice in June"
    assert [(piece.text, piece.reason) for piece in manuscript.left_out] == [
        ("Skip to content\nThe Ledger\nHome\nNews", "site navigation")
    ]
