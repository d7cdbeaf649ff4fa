"""Lines to units: what is joined, what is split, and how list items, quotes and rules are told."""

import textwrap

import pytest

from articles.intake.placed import PlacedText
from articles.intake.plain.units import split_lines, to_units


def units(text: str) -> list[tuple[str, str]]:
    return [(unit.kind, unit.text) for unit in to_units(split_lines(text)[0])]


def test_each_line_knows_its_number_as_editors_count() -> None:
    lines = split_lines("a\u2028b\x85c\x0bd\fe\r\nf\r\rg\u2029h")[0]
    numbers = {str(line): line.place.first for line in lines if isinstance(line, PlacedText)}  # type: ignore[attr-defined]
    assert numbers == {"a": 1, "b": 1, "c": 1, "d": 1, "e": 1, "f": 2, "g": 4, "h": 4}
    assert lines[-2:] == ["", "h"]


LONG = (
    "The harbour at Quell has been closed for eleven years and nobody can say for whose benefit, "
    "least of all those who closed it."
)


@pytest.mark.parametrize("width", [50, 65, 72, 80, 100])
def test_wrapped_paragraphs_come_out_as_they_were(width: int) -> None:
    text = "\n\n".join(textwrap.fill(paragraph, width) for paragraph in (LONG, f"{LONG} {LONG}", LONG))
    assert [text for _, text in units(text)] == [LONG, f"{LONG} {LONG}", LONG]


def test_paragraphs_that_only_an_indent_parts() -> None:
    text = "\n".join(textwrap.fill(LONG, 60, initial_indent="    ") for _ in range(3))
    assert units(text) == [("text", LONG)] * 3


def test_a_hyphen_at_the_end_of_a_line_is_kept_without_a_space() -> None:
    text = "The alliance of the United States and of Japan, called the US-\nJapan alliance by everybody."
    assert units(text)[0][1].startswith("The alliance of the United States and of Japan, called the US-Japan alliance")


def test_a_suspended_hyphen_keeps_its_space() -> None:
    text = "Nobody has written as much about the harbour as the pre-\nand post-war mayors of the town of Quell, who lived by\nit."
    assert "pre- and post-war" in units(text)[0][1]


def test_japanese_lines_are_joined_without_a_space() -> None:
    line = "クエルの港は十一年間閉鎖されており誰のためなのか省の誰も説明できないまま今日に至っている"
    assert units(f"{line}\n{line}\n{line}。") == [("text", f"{line}{line}{line}。")]


@pytest.mark.parametrize("rule", ["___", "_____________", "* * *", "***", "-----", "– – –", "⁂", "======"])
def test_rules(rule: str) -> None:
    assert units(f"One.\n\n{rule}\n\nTwo.") == [("text", "One."), ("rule", rule), ("text", "Two.")]


def test_bullets_are_dropped_and_numbers_kept() -> None:
    assert units("- one\n• two\n* three\n1. four\n2) five") == [
        ("list-item", "one"),
        ("list-item", "two"),
        ("list-item", "three"),
        ("list-item", "1. four"),
        ("list-item", "2) five"),
    ]


@pytest.mark.parametrize(
    "line", ["-5 degrees", "3.5 million", "*Note", "1998 was good", "3. März 2021", "— Oui, dit-il."]
)
def test_no_list_item(line: str) -> None:
    assert units(line) == [("text", line)]


def test_quotation_signs_are_dropped() -> None:
    assert units("> A quoted line\n> that goes on.\n\n> Another.") == [
        ("quote", "A quoted line that goes on."),
        ("quote", "Another."),
    ]


def test_control_characters_are_removed_with_a_warning() -> None:
    lines, warnings = split_lines("wo\x07rd\x9b")
    assert lines == ["word"]
    assert len(warnings) == 1


def test_bidirectional_controls_stay_with_a_warning() -> None:
    lines, warnings = split_lines("a\u202eb")
    assert lines == ["a\u202eb"]
    assert len(warnings) == 1


def test_a_page_break_inside_a_wrapped_paragraph_does_not_end_it() -> None:
    assert split_lines("one\n\ftwo")[0] == ["one", "two"]
    assert split_lines("one\ftwo")[0] == ["one", "two"]


def test_an_indented_line_goes_on_with_the_list_item_above() -> None:
    assert units("- one\n  and more\n\nText\n\n- two") == [
        ("list-item", "one and more"),
        ("text", "Text"),
        ("list-item", "two"),
    ]


@pytest.mark.parametrize(
    "lines", [("3 April 2021", "and so on"), ("It froze", "3 April 2021"), ("By Jane Doe", "and so on")]
)
def test_a_line_that_is_complete_in_itself_is_not_joined_to_its_neighbours(lines: tuple[str, str]) -> None:
    assert units("\n".join(lines)) == [("text", line) for line in lines]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("One line that\n  goes on here.", ["One line that goes on here."]),
        ("One line that\n  Goes on here.", ["One line that", "Goes on here."]),
        (f"{LONG[:70]}\n  and so on, as far as anybody in the harbour of Quell knows.\n{LONG[:70]}\nend.", None),
    ],
)
def test_an_indented_line_goes_on_unless_the_text_is_wrapped(text: str, found: list[str] | None) -> None:
    texts = [each for _, each in units(text)]
    assert texts == found if found else texts[0] == LONG[:70].strip()


@pytest.mark.parametrize(("before", "apart"), [(29, True), (30, False)])
def test_a_date_stands_alone_in_the_first_thirty_lines(before: int, apart: bool) -> None:
    wrapped = textwrap.fill(LONG, 60).splitlines()[:2]
    lines = [*(wrapped * 20)[: before - 1], wrapped[0], "3 April 2021"]
    texts = [text for _, text in units("\n".join(lines))]
    assert ("3 April 2021" in texts) is apart


def test_line_ends_and_page_breaks() -> None:
    assert split_lines("a\x0bb\x0cc\x85d\u2028e\u2029f") == (["a", "b", "c", "d", "e", "", "f"], [])
    assert split_lines("\fa  \n  b\f")[0] == ["a", "  b"]


def test_rules_have_at_most_four_hundred_characters() -> None:
    assert units("-" * 400) == [("rule", "-" * 400)]
    assert units("-" * 401) == [("text", "-" * 401)]


def test_a_sign_that_begins_one_line_alone_is_no_bullet() -> None:
    lines = ["It was cold*.", "* By the sea.", "- 4 degrees."]
    for line in lines:
        assert [unit.text for unit in to_units(["A.", "", line, "", "B."])] == ["A.", line, "B."]


def test_signs_of_markdown_around_a_heading_are_none_of_its_words() -> None:
    lines = ["## The boat ##", "", "**The town**", "", "__The sea__", "", "#1 in Quell", "", "**a** and **b**"]
    assert [unit.text for unit in to_units(lines)] == [
        "The boat",
        "The town",
        "The sea",
        "#1 in Quell",
        "**a** and **b**",
    ]


def test_lines_of_invisible_characters_are_blank() -> None:
    lines, _ = split_lines("a\n\u200b\nb\n \ufeff\nc")
    assert lines == ["a", "", "b", "", "c"]


def test_a_byline_of_two_lines_is_one() -> None:
    assert [unit.text for unit in to_units(["Ice", "", "By Jane Doe", "and John Roe", "", "x"])][
        1
    ] == "By Jane Doe and John Roe"


def test_signs_on_both_sides_of_a_line_are_none_of_its_words() -> None:
    assert [text for _, text in units("*** The boat ***\n\n== The town ==\n\n** a **b**")] == [
        "The boat",
        "The town",
        "** a **b**",
    ]


def test_a_year_that_ends_a_wrapped_sentence_stands_with_it() -> None:
    lines = [
        "The harbour at Quell was closed, as were all of the others, in",
        "2009.",
        "",
        "It was opened again by the same people in the long summer of",
        "2019.",
    ]
    assert [text for _, text in units("\n".join(lines))] == [" ".join(lines[:2]), " ".join(lines[3:])]


def test_lines_below_an_indented_one_go_on_with_it() -> None:
    paragraphs = [
        "The harbour at Quell was closed",
        "Nobody in the ministry knew why",
        "It opened in the same winter as",
    ]
    text = "\n".join(f"    {line}\nBrannick did." for line in paragraphs)
    assert [text for _, text in units(text)] == [f"{line} Brannick did." for line in paragraphs]


@pytest.mark.parametrize("indent", ["\u3000", "\u3000\u3000"])
def test_wrapped_chinese_is_divided_by_its_indentation(indent: str) -> None:
    paragraphs = [
        "山谷里没有人想到那里还会再磨面粉，最没想到的是凭一次握手就借钱给她们的银行。",
        "“你还没看见水，就先听见水声了，”杜美华一边说，一边在一条曾经是白色的围裙上擦手。",
        "第一个冬天全都花在水轮上，它在那年的洪水中失去了三十二片叶板中的十一片。",
    ]
    lines = [line for text in paragraphs for line in (indent + text[: 30 - len(indent)], text[30 - len(indent) :])]
    assert [text for _, text in units("\n".join(lines))] == paragraphs


def test_dashes_begin_items_but_not_what_is_said() -> None:
    assert units("– forty men\n– two ropes") == [("list-item", "forty men"), ("list-item", "two ropes")]
    assert units("– Who was it?\n\n– Forty men.") == [("text", "– Who was it?"), ("text", "– Forty men.")]
