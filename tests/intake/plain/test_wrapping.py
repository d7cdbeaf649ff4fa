"""Whether a text is hard-wrapped, and which of its lines belong together."""

import pytest

from articles.intake.plain.wrapping import ends_on_purpose, exact_width, is_full, runs_on, unbroken, wrap_width

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


def test_half_of_the_pairs_must_break_off_inside_a_sentence() -> None:
    assert wrap_width([[FULL, f"{FULL[:-1]}.", "a"]]) == 75
    assert wrap_width([[FULL, f"{FULL[:-1]}.", f"{FULL[:-1]}.", "a"]]) is None


def test_the_width_is_nearly_that_of_the_widest_line() -> None:
    lines = ["a" * 60] * 19 + ["a" * 75]
    assert wrap_width([[*lines, "b"]]) == 75


@pytest.mark.parametrize(("line", "width"), [("港" * 18, 36), ("港" * 12, 24), ("港" * 11, None)])
def test_wide_characters_take_two_columns(line: str, width: int | None) -> None:
    assert wrap_width([[line, line, "港。"]]) == width


def test_a_run_that_was_wrapped_without_exception_needs_no_blank_lines() -> None:
    lines = [
        "aaaa bbbb cc",
        "dddd eeee f.",
        "Gg hhhh iiii",
        "jjjj kk.",
        "Llll mmmm nn",
        "oooo pp.",
        "Qqqq rrrr ss",
        "tt.",
    ]
    assert exact_width(lines) == 12
    assert exact_width(lines[:7]) is None
    assert exact_width(["a b", *lines]) is None


@pytest.mark.parametrize(
    ("line", "after", "ends"),
    [("jjjj kk.", "Lll m", True), ("jjjj kk.", "Llll m", False), ("jjjj kk", "Lll", False), ("jjjj kk.", "lll", False)],
)
def test_a_line_that_ends_early_ends_a_paragraph(line: str, after: str, ends: bool) -> None:
    assert ends_on_purpose(line, after, 12) is ends


@pytest.mark.parametrize(
    ("text", "first"), [("word and", "word"), ("水，就先", "水，"), ("“你还没", "“你"), ("「見える", "「見"), ("", "")]
)
def test_a_line_may_break_between_wide_characters(text: str, first: str) -> None:
    assert unbroken(text) == first
