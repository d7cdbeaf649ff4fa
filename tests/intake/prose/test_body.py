"""The text: its blocks, which short lines are headings, and the sections that headings open."""

import pytest

from articles.intake.manuscript import Block, Section
from articles.intake.prose.body import read_body, sections_of
from articles.intake.prose.draft import Draft, Printed, Unit

PROSE = "The harbour at Quell has been closed for eleven years, and nobody can say why."


def kinds(*texts: str) -> list[str]:
    return [block.kind for block in read_body([Unit(text) for text in texts], Draft())]


@pytest.mark.parametrize(
    ("texts", "headings"),
    [
        ((PROSE, "The Way Forward", PROSE), [1]),
        ((PROSE, "THE WAY FORWARD!", PROSE), [1]),
        ((PROSE, "Part Two", "The Way Forward", PROSE), [1, 2]),
        ((PROSE, "Roses", "Violets", "Sugar", PROSE), []),
        ((PROSE, "The Way Forward"), []),
        ((PROSE, "We want:", "The Way Forward", PROSE), []),
        ((PROSE, "the way forward", PROSE), []),
        ((PROSE, "The way forward,", PROSE), []),
        ((PROSE, "Nobody came.", PROSE), []),
        ((PROSE, "1234", PROSE), []),
        ((PROSE, "One " * 14 + "Two", PROSE), []),
        ((PROSE, ("One " * 14).strip(), PROSE), [1]),
        ((PROSE, "O" * 90, PROSE), [1]),
        ((PROSE, "O" * 91, PROSE), []),
        (("The Way Forward", PROSE), [0]),
    ],
)
def test_which_short_lines_are_headings(texts: tuple[str, ...], headings: list[int]) -> None:
    assert [position for position, kind in enumerate(kinds(*texts)) if kind == "heading"] == headings


@pytest.mark.parametrize(
    ("texts", "warned"),
    [
        ([PROSE, "Jane Doe is a fellow at Example University."], True),
        ([PROSE, "Mr Doe is a fellow at Example University."], True),
        ([PROSE, "John Roe is a fellow at Example University."], False),
        (["Jane Doe is a fellow at Example University.", PROSE], False),
        ([PROSE], False),
        ([], False),
    ],
)
def test_a_last_paragraph_that_looks_like_a_biography_is_reported(texts: list[str], warned: bool) -> None:
    draft = Draft(names=[Printed("Jane Doe")])
    read_body([Unit(text) for text in texts], draft)
    assert any("looks like a biography" in warning for warning in draft.warnings) is warned


def test_a_numbered_line_heads_only_outside_a_list() -> None:
    def of(*units: Unit) -> list[str]:
        return [block.kind for block in read_body(list(units), Draft())]

    item = Unit("1. History", "list-item")
    assert of(Unit(PROSE), item, Unit(PROSE)) == ["paragraph", "heading", "paragraph"]
    assert of(Unit(PROSE), item, Unit("2. It goes on.", "list-item"), Unit(PROSE))[1] == "list-item"
    assert of(Unit(PROSE), Unit("History", "list-item"), Unit(PROSE))[1] == "list-item"
    assert of(Unit("It froze.", "list-item"), Unit(PROSE), item, Unit(PROSE))[2] == "heading"
    assert of(item, Unit(PROSE), Unit("It froze.", "list-item"))[0] == "heading"
    assert of(Unit(PROSE), Unit("History", "quote"), Unit(PROSE))[1] == "quote"


def test_rules_furniture_and_credits_are_no_blocks() -> None:
    draft = Draft()
    units = [Unit(PROSE), Unit("***", "rule"), Unit("Advertisement"), Unit("Photo: Ann Ex"), Unit("Photo: Kim Ex")]
    assert [block.text for block in read_body(units, draft)] == [PROSE]
    assert draft.credit == "Ann Ex"
    assert [(piece.text, piece.reason) for piece in draft.left_out] == [
        ("Advertisement", "site furniture in the text"),
        ("Kim Ex", "the credit of a further picture"),
    ]


def test_a_list_item_that_reads_like_furniture_is_of_the_text() -> None:
    assert len(read_body([Unit("Facebook", "list-item"), Unit(PROSE)], Draft())) == 2


def test_what_may_be_a_biography_or_a_note_is_named() -> None:
    draft = Draft(names=[Printed("Jane Doe")])
    note = "This piece was originally published in The Times on May 1, 2020."
    read_body([Unit(PROSE), Unit(note), Unit("Kim Doe is a fellow at the Port Institute.")], draft)
    assert [warning.split("”")[1] for warning in draft.warnings] == [
        " looks like a note or disclaimer; it stands in the text and was kept there.",
        " looks like a biography; if it is one, name it in the sidecar.",
    ]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("The views expressed in this long piece are those of the author alone.", "a note or disclaimer"),
        ("This piece was originally published in The Times of Quell on May 1, 2020.", "a note or disclaimer"),
    ],
)
def test_a_note_or_a_disclaimer_in_the_text_is_named_by_its_first_sixty_characters(text: str, what: str) -> None:
    draft = Draft()
    read_body([Unit(text), Unit(PROSE)], draft)
    assert draft.warnings == [f"“{text[:60]}” looks like {what}; it stands in the text and was kept there."]


def test_a_biography_in_the_text_is_named_by_its_first_sixty_characters() -> None:
    biography = "Jane Doe is a fellow at the Port Institute, which stands on the quay of Quell."
    draft = Draft(names=[Printed("Jane Doe")])
    read_body([Unit(PROSE), Unit(biography)], draft)
    assert draft.warnings == [f"“{biography[:60]}” looks like a biography; if it is one, name it in the sidecar."]


def test_markup_signs_are_escaped() -> None:
    assert read_body([Unit("a < b & c")], Draft()) == [Block("paragraph", "a < b & c", "a &lt; b &amp; c")]


def test_each_heading_with_paragraphs_below_it_opens_a_section() -> None:
    def blocks(kinds: str) -> list[Block]:
        return [Block("heading" if kind == "h" else "paragraph", f"{kind}{n}", "") for n, kind in enumerate(kinds)]

    assert sections_of(blocks("pphphhpph")) == (Section(3, 3, "h2"), Section(4, 5, "h5"))
    assert sections_of(blocks("pp")) == ()
    assert sections_of(blocks("hp")) == (Section(1, 1, "h0"),)


@pytest.mark.parametrize(
    ("line", "is_mark"),
    [("(END)", True), ("ENDS", True), ("-ends-", True), ("— END —", True), ("Ends", False), ("End of the line", False)],
)
def test_the_mark_that_ends_a_text_is_no_paragraph(line: str, is_mark: bool) -> None:
    draft = Draft()
    blocks = read_body([Unit(PROSE, "text", 0, 0), Unit(line, "text", 1, 1)], draft)
    assert (len(blocks) == 1, [piece.reason for piece in draft.left_out] == ["the mark that ends a text"]) == (
        is_mark,
        is_mark,
    )


@pytest.mark.parametrize(
    "number", ["[3]", "{4}", "- 5 -", "Seite 6", "Página 7", "стр. 8", "第9页", "10ページ", "11 쪽", "Page 3 of 4"]
)
def test_a_page_number_is_no_paragraph(number: str) -> None:
    draft = Draft()
    assert [block.text for block in read_body([Unit(text) for text in (PROSE, number, PROSE)], draft)] == [PROSE, PROSE]
    assert [piece.text for piece in draft.left_out] == [number]


def test_a_line_of_a_drawn_table_heads_nothing() -> None:
    assert kinds(PROSE, "| Year | Tonnes |", PROSE) == ["paragraph"] * 3
