"""The matter after the text: its beginning, and the field of each unit."""

import pytest

from articles.intake.prose.draft import Draft, Printed, Unit
from articles.intake.prose.end import read_end

PROSE = "The harbour at Quell has been closed for eleven years, and nobody can say for whose benefit it was done."
NOTE = "This piece was originally published in The Times on May 1, 2020."
BIOGRAPHY = "Jane Doe is a fellow at the Port Institute."
DISCLAIMER = "The views expressed are the author's alone."


def end(*texts: str) -> tuple[list[str], Draft]:
    draft = Draft(names=[Printed("Jane Doe")])
    units = [Unit(text, "rule" if text == "***" else "text", chunk, chunk) for chunk, text in enumerate(texts)]
    return [unit.text for unit in read_end(units, draft)], draft


def left_out(draft: Draft) -> list[tuple[str, str]]:
    return [(piece.text, piece.reason) for piece in draft.left_out]


def test_each_unit_goes_where_it_belongs() -> None:
    text, draft = end(
        PROSE, "***", BIOGRAPHY, "She lives there.", NOTE, DISCLAIMER, DISCLAIMER, "Photo: Ann Ex", "Share"
    )
    assert text == [PROSE]
    assert draft.biographies == [f"{BIOGRAPHY}\n\nShe lives there."]
    assert (draft.notes, draft.disclaimer, draft.credit) == ([NOTE], DISCLAIMER, "Ann Ex")
    assert left_out(draft) == [(DISCLAIMER, "a further disclaimer"), ("Share", "site furniture after the text")]


def test_without_end_matter_all_is_text() -> None:
    assert end(PROSE, PROSE)[0] == [PROSE, PROSE]
    assert end(PROSE, "***", PROSE)[0] == [PROSE, "***", PROSE]


@pytest.mark.parametrize(("more", "is_end"), [(2, True), (3, False)])
def test_two_paragraphs_may_follow_the_end(more: int, is_end: bool) -> None:
    text, draft = end(PROSE, NOTE, *[PROSE] * more)
    assert (draft.notes == [NOTE]) is is_end
    assert len(text) == (1 + more if is_end else 2 + more)
    assert any("kept as a paragraph" in warning for warning in draft.warnings) is is_end


def test_a_paragraph_in_the_end_is_named_by_its_first_sixty_characters() -> None:
    warning = f"“{PROSE[:60]}” stands after the end of the text and was kept as a paragraph."
    assert end(PROSE, NOTE, PROSE)[1].warnings == [warning]


def test_end_matter_before_any_prose_is_not_the_end() -> None:
    assert end(NOTE, PROSE)[1].notes == []


@pytest.mark.parametrize(("before", "after", "is_end"), [(2, 1, True), (2, 2, False), (4, 2, True)])
def test_other_pages_follow_if_they_are_shorter_than_the_text(before: int, after: int, is_end: bool) -> None:
    text, draft = end(*[PROSE] * before, "Related articles", *[PROSE] * after)
    assert len(text) == (before if is_end else before + 1 + after)
    if is_end:
        assert left_out(draft)[0] == ("Related articles", "site navigation")
        assert left_out(draft)[1] == (PROSE, "other content of the site, after “Related articles”")


def test_whatever_follows_the_heading_of_comments_is_left_out() -> None:
    text, draft = end(PROSE, "3 comments", *[PROSE] * 9)
    assert text == [PROSE]
    assert left_out(draft)[0] == ("3 comments", "the heading of readers' comments")


def test_a_short_line_is_furniture_before_the_turn_and_other_content_after_it() -> None:
    draft = end(PROSE, BIOGRAPHY, "Port Institute", "Read next", "Why Marle won")[1]
    assert left_out(draft) == [
        ("Port Institute", "site furniture after the text"),
        ("Read next", "site navigation"),
        ("Why Marle won", "other content of the site, after “Read next”"),
    ]


def test_furniture_right_before_the_end_belongs_to_it() -> None:
    text, draft = end(PROSE, "Share", "About the author", BIOGRAPHY)
    assert (text, draft.biographies) == ([PROSE], [BIOGRAPHY])
    assert left_out(draft) == [
        ("Share", "site furniture after the text"),
        ("About the author", "the heading of the biography"),
    ]


@pytest.mark.parametrize(("lines", "reached"), [(398, True), (399, False)])
def test_the_end_is_at_most_four_hundred_units_long(lines: int, reached: bool) -> None:
    assert end(PROSE, NOTE, *["Share"] * lines)[1].notes == ([NOTE] if reached else [])


def test_furniture_after_a_short_text_is_its_end() -> None:
    text, draft = end("Quell froze", "Share")
    assert (text, left_out(draft)) == (["Quell froze"], [("Share", "site furniture after the text")])
    assert end("Share", "Share")[0] == ["Share", "Share"]


def test_furniture_with_prose_after_it_is_not_the_end() -> None:
    text, draft = end(PROSE, "Share", PROSE)
    assert (text, draft.left_out, draft.warnings) == ([PROSE, "Share", PROSE], [], [])


@pytest.mark.parametrize(
    ("last", "line", "names"),
    [
        (PROSE, "— Ann Example", ["Ann Example"]),
        (f"“{PROSE}”", "— Ann Example", []),
        (PROSE, "Ann Example", []),
    ],
)
def test_the_signature_below_a_text_is_its_byline_and_that_below_a_quotation_is_not(
    last: str, line: str, names: list[str]
) -> None:
    draft = Draft()
    read_end([Unit(text, "text", chunk, chunk) for chunk, text in enumerate([PROSE, last, line])], draft)
    assert [printed.name for printed in draft.names] == names


def test_a_signature_of_a_text_with_a_byline_names_nobody_else() -> None:
    assert [printed.name for printed in end(PROSE, "— Ann Example")[1].names] == ["Jane Doe"]


def test_a_date_below_the_text_is_that_of_publication_if_none_is_known_and_never_a_paragraph() -> None:
    text, draft = end(PROSE, "8 February 2024")
    assert (text, draft.published) == ([PROSE], "2024-02-08")
    text, draft = end(PROSE, "Last updated: February 9, 2024")
    assert (text, draft.published) == ([PROSE], None)
    assert left_out(draft) == [("Last updated: February 9, 2024", "the date of an update")]
    assert end(PROSE, "8 February 2024", PROSE)[0] == [PROSE, "8 February 2024", PROSE]


@pytest.mark.parametrize(
    ("line", "is_sign"), [("(APA/red, 8.2.2024)", True), ("(dpa)", False), ("(AFP)", True), ("(It left late.)", False)]
)
def test_the_sign_of_an_agency_is_no_paragraph(line: str, is_sign: bool) -> None:
    text, draft = end(PROSE, line)
    assert (("who else worked on the article" in dict(left_out(draft)).values()), text == [PROSE]) == (is_sign, is_sign)


@pytest.mark.parametrize(
    "line",
    [
        "Contact Jane Doe at jane@courier.example",
        "Got a story? Write to news@courier.example",
        "Our standards: The Trust Principles.",
    ],
)
def test_where_to_write_to_is_of_the_site(line: str) -> None:
    assert end(PROSE, line)[0] == [PROSE]


@pytest.mark.parametrize(
    ("below", "of_region", "goes_on"),
    [
        ([f"{PROSE} It went on for years and years."] * 2, True, True),
        ([f"{PROSE} It went on for years and years."], True, False),
        ([PROSE] * 2, True, False),
        ([f"{PROSE} It went on for years and years."] * 2, False, False),
    ],
)
def test_a_line_above_paragraphs_of_a_page_turns_to_no_other_page(
    below: list[str], *, of_region: bool, goes_on: bool
) -> None:
    text = [PROSE] * 9
    units = [Unit(line, "text", order, order) for order, line in enumerate([*text, "Read next", *below])]
    kept = read_end(units, Draft(names=[Printed("Jane Doe")]), of_region=of_region)
    assert [unit.text for unit in kept] == ([*text, "Read next", *below] if goes_on else text)


@pytest.mark.parametrize("mark", ["***", "-30-"])
@pytest.mark.parametrize(
    ("label", "is_end"), [("About Quell Harbour", True), ("About Jane Doe", False), ("About time", False)]
)
def test_what_a_release_says_of_its_sender_is_left_out(mark: str, label: str, is_end: bool) -> None:
    text, draft = end(
        PROSE, PROSE, mark, label, "Quell Harbour is run by two sisters, and has been open since the summer."
    )
    assert (text == [PROSE, PROSE]) is is_end
    assert (label in [piece.text for piece in draft.left_out]) is is_end
