"""Whether a quotation may run over the beginning or the end of a text is told by the letters there."""

import pytest

from articles.quoting.breaks import Edges, parts_of

FIRST, SECOND = "The ferry was late, in the end.", "Nobody complained, as it was cheap."


@pytest.mark.parametrize(
    ("quoted", "text", "may_cross"),
    [
        ("in the end. Nobody complained", FIRST, True),
        ("in the end. Nobody complained", SECOND, True),
        ("ferry was late", FIRST, False),
        ("complained, as it", SECOND, False),
        ("IN THE  END — nobody", FIRST, True),
        ("cafe\u0301 noir. Et", "Un café noir.", True),
        ("it was so. No", "It was.", True),
    ],
)
def test_it_may_if_it_has_the_first_letters_of_the_text_or_the_last_ones(
    quoted: str, text: str, *, may_cross: bool
) -> None:
    assert Edges(quoted).may_cross(text) is may_cross


@pytest.mark.parametrize(
    ("quoted", "text", "crosses"),
    [
        ("was late, in the end. Nobody complained", FIRST, True),
        ("was late, in the end. Nobody complained", SECOND, True),
        ("was late — IN THE END!\n\nAnd", FIRST, True),
        ("end. Nobody complained, as", SECOND, True),
        (f"So it was. {FIRST} {SECOND}", FIRST, True),
        ("was early in the end. Nobody complained", FIRST, False),
        ("in the end. Nobody cared", SECOND, False),
        ("They met in the end. It was late, in the end. Nobody", "So it was late, in the end.", False),
        ("It was late, in the end, in the end. Nobody", "So it was late, in the end, in the end.", True),
        ("was late", FIRST, False),
        ("late, in the end. Nobody complained", "* * *", False),
    ],
)
def test_as_it_is_it_goes_on_beyond_a_text_that_has_the_rest(quoted: str, text: str, *, crosses: bool) -> None:
    assert Edges(quoted).crosses(text) is crosses


@pytest.mark.parametrize(
    ("quoted", "has_break"),
    [
        ("late, in the end. Nobody complained", True),
        ("late, in the end.\n\n“Nobody complained”", True),
        ("end. Nobody complained", True),
        ("late, in the end. No", True),
        ("in the end of it nobody complained", False),
        ("late, in the end", False),
        ("Nobody complained", False),
        ("at an end Nobody", False),
        ("the end was near. Nobody complained, in the end", False),
    ],
)
def test_the_letters_around_a_break_stand_together(quoted: str, *, has_break: bool) -> None:
    assert Edges(quoted).has_break(FIRST, SECOND) is has_break


def test_a_text_without_letters_has_no_break() -> None:
    assert not Edges("late, in the end. Nobody complained").has_break("* * *", SECOND)
    assert not Edges("late, in the end. Nobody complained").has_break(FIRST, "* * *")


def test_a_paragraph_may_end_at_a_line_break_behind_a_sentence_and_before_a_numbered_item() -> None:
    quoted = "It was late.\nNobody (of us) complained; nobody! “Why?” And: (a) it was cheap; b) it ran, (3.1) or not"
    assert parts_of(quoted) == [
        "It was late", "Nobody (of us) complained; nobody", "“Why", "And", "(a) it was cheap", "b) it ran", "(3.1) or not",
    ]  # fmt: skip
    assert parts_of("他走了。没有人说话") == ["他走了", "没有人说话"]
