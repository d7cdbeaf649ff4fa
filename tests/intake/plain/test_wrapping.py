"""Whether a text is hard-wrapped, and how its lines are joined."""

import pytest

from articles.intake.plain.wrapping import is_full, join, runs_on, wrap_width

FULL = "The harbour at Quell has been closed for eleven years and nobody can say wh"


@pytest.mark.parametrize(
    ("chunks", "width"),
    [
        ([[FULL, FULL, "so."]], 75),
        ([["One.", "Two."]], None),
        ([[FULL]], None),
        ([[f"{FULL[:-1]}.", f"{FULL[:-1]}.", "so."]], None),
        ([["a" * 39 + " b", "a" * 39 + " b", "c"]], 41),
        ([["a" * 40, "a" * 40, "c"]], 40),
        ([["a" * 39, "a" * 39, "c"]], None),
        ([["a" * 130, "a" * 130, "c"]], 130),
        ([["a" * 131, "a" * 131, "c"]], None),
    ],
)
def test_the_width_at_which_lines_were_wrapped(chunks: list[list[str]], width: int | None) -> None:
    assert wrap_width(chunks) == width


def test_one_very_long_line_speaks_against_wrapping() -> None:
    assert wrap_width([[FULL] * 40 + ["a" * 260, "b"]]) == 75
    assert wrap_width([[FULL] * 40 + ["a" * 261, "b"]]) is None


def test_a_line_is_full_if_the_next_word_does_not_fit() -> None:
    assert is_full("a" * 80, "bb c", 101)
    assert not is_full("a" * 79, "bb c", 101)


@pytest.mark.parametrize(
    ("line", "after", "width", "on"),
    [
        (FULL, "Why", 75, True),
        ("Short", "Why", 75, False),
        ("Short", "why", None, True),
        ("Short.", "why", None, False),
        ("a" * 130, "why", None, True),
        ("a" * 131, "why", None, False),
    ],
)
def test_whether_a_line_goes_on(line: str, after: str, width: int | None, on: bool) -> None:
    assert runs_on(line, after, width) is on


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["a b", "c"], "a b c"),
        (["US-", "Japan"], "US-Japan"),
        (["x-", "ray"], "x-ray"),
        (["pre-", "and post-war"], "pre- and post-war"),
        (["vor-", "Und nachher"], "vor- Und nachher"),
        (["a -", "b"], "a - b"),
        (["a--", "b"], "a-- b"),
        (["-", "b"], "- b"),
        (["港は", "十一"], "港は十一"),
        (["港は", "a"], "港は a"),
    ],
)
def test_joined_lines(lines: list[str], text: str) -> None:
    assert join(lines) == text


def test_half_of_the_pairs_must_break_off_inside_a_sentence() -> None:
    assert wrap_width([[FULL, f"{FULL[:-1]}.", "a"]]) == 75
    assert wrap_width([[FULL, f"{FULL[:-1]}.", f"{FULL[:-1]}.", "a"]]) is None


def test_the_width_is_nearly_that_of_the_widest_line() -> None:
    lines = ["a" * 60] * 19 + ["a" * 75]
    assert wrap_width([[*lines, "b"]]) == 75
