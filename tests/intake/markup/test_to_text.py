"""The kept blocks to the article's text."""

import pytest
from lxml.html import fromstring

from articles.intake import read
from articles.intake.markup.blocks import page_blocks
from articles.intake.markup.to_text import settle
from articles.intake.prose.draft import Draft

PROSE = "<p>The harbour at Quell has been closed for eleven years, and nobody can say why.</p>"
NOTE = "<p><em>Originally published in The Hill on May 1, 2020.</em></p>"


def settled(markup: str, title: str | None = "Ice") -> tuple[list[str], int, Draft]:
    draft = Draft(title=title)
    blocks, notes = settle(page_blocks(fromstring(f"<body>{markup}</body>")), draft)
    return [block.kind for block in blocks], len(notes), draft


@pytest.mark.parametrize(("before", "after", "found"), [(0, 9, 1), (3, 9, 1), (4, 9, 0), (9, 3, 1), (9, 4, 0)])
def test_a_note_set_apart_is_read_near_either_end(before: int, after: int, found: int) -> None:
    assert settled(PROSE * before + NOTE + PROSE * after)[1] == found


def test_a_heading_is_not_a_note() -> None:
    assert settled("<h2>Originally published in The Hill on May 1, 2020.</h2>" + PROSE)[1] == 0


@pytest.mark.parametrize(("length", "kind"), [(500, "heading"), (501, "paragraph")])
def test_a_long_heading_is_a_paragraph(length: int, kind: str) -> None:
    assert settled(f"{PROSE}<h2>{'x' * length}</h2>{PROSE}")[0] == ["paragraph", kind, "paragraph"]


def test_headings_with_nothing_below_them_go() -> None:
    assert settled(f"{PROSE}<h2>One</h2>{PROSE}<h2>Two</h2><h3>Three</h3>")[0] == ["paragraph", "heading", "paragraph"]


@pytest.mark.parametrize(
    ("markup", "kind"),
    [
        ("<p><strong>The boat</strong></p>", "heading"),
        ("<p><b>The boat</b></p>", "heading"),
        ("<p><strong>When did it leave?</strong></p>", "paragraph"),
        ("<p><strong>The boat:</strong></p>", "paragraph"),
        ("<p><strong>The boat</strong> left</p>", "paragraph"),
        ("<p>The boat</p>", "paragraph"),
        ("<p><em>The boat</em></p>", "paragraph"),
    ],
)
def test_a_short_line_in_bold_between_paragraphs_is_a_heading(markup: str, kind: str) -> None:
    assert settled(PROSE + markup + PROSE)[0] == ["paragraph", kind, "paragraph"]


def test_a_bold_line_that_heads_no_prose_is_a_paragraph() -> None:
    line = "<p><strong>The boat</strong></p>"
    assert settled(PROSE + PROSE + line + line + PROSE, None)[0] == ["paragraph"] * 5
    assert settled(f"{line}<ul><li>One.</li></ul>", None)[0] == ["paragraph", "list-item"]


@pytest.mark.parametrize(
    ("line", "is_text"),
    [("Photo: Jane Doe", False), ("Photo: the quay in March.", True), ("Table of contents", False), ("目次", False)],
)
def test_credits_and_labels_of_contents_in_the_text_are_left_out(line: str, is_text: bool) -> None:
    kinds, _, draft = settled(f"{PROSE}{PROSE}<p>{line}</p>{PROSE}{PROSE}")
    assert len(kinds) == (5 if is_text else 4)
    assert (line in {piece.text for piece in draft.left_out}) != is_text


def test_furniture_in_the_text_is_left_out() -> None:
    kinds, _, draft = settled(f"{PROSE}<p>Advertisement</p><h2>Advertisement</h2>{PROSE}")
    assert kinds == ["paragraph", "heading", "paragraph"]
    assert [piece.reason for piece in draft.left_out] == ["site furniture in the text"]


@pytest.mark.parametrize(
    ("markup", "is_text"),
    [
        ('<p>MORE: <a href="/a">Why the bridge was never built</a></p>', False),
        ('<p><b>Read this next: </b><a href="/a">Why the bridge was never built</a></p>', False),
        ('<p>Mehr dazu: <a href="/a">Warum die Brücke nie kam</a></p>', False),
        ("<p>MORE: Why the bridge was never built</p>", True),
        ('<p>Order: <a href="/a">Why the bridge was never built</a></p>', True),
        (
            '<p>More: the bridge, of which <a href="/a">nobody</a> knows why it was never built in all these years.</p>',
            True,
        ),
    ],
)
def test_a_label_before_a_link_alone_leads_to_another_text(markup: str, is_text: bool) -> None:
    assert (len(settled(PROSE * 3 + markup + PROSE * 3, None)[0]) == 7) is is_text


def test_the_front_is_read_up_to_the_first_heading_if_there_is_a_title() -> None:
    front = "<p>By Jane Doe</p><h2>By John Roe</h2>"
    assert [printed.name for printed in settled(front + PROSE)[2].names] == ["Jane Doe"]
    assert settled(front + PROSE, title=None)[2].names == []


def test_without_a_title_there_is_no_front_to_leave_out() -> None:
    assert settled(PROSE * 2, title=None)[0] == ["paragraph"] * 2


def test_quotations_and_list_items_keep_their_kind() -> None:
    assert settled(f"{PROSE}<blockquote>a b</blockquote><ul><li>c</ul>{PROSE}")[0] == [
        "paragraph",
        "quote",
        "list-item",
        "paragraph",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "<p><strong><u>Rope and tar</u></strong></p>",
        "<p><span style='font-weight: 700'>Rope and tar</span></p>",
        "<div role=heading>Rope and tar</div>",
    ],
)
def test_a_line_that_is_set_as_a_heading_is_one(line: str) -> None:
    prose = (
        "<p>The harbour at Quell has been closed for eleven years, and nobody in the ministry can say why that is so.</p>"
        * 3
    )
    manuscript = read(f"<html><body><article><h1>Ice</h1>{prose}{line}{prose}</article></body></html>".encode())
    assert [block.text for block in manuscript.blocks if block.kind == "heading"] == ["Rope and tar"]


def test_a_time_that_is_marked_as_one_is_no_paragraph() -> None:
    kinds, _, draft = settled(f"{PROSE}<div><time>10:00</time></div>{PROSE}<p>10:30</p>{PROSE}")
    assert kinds == ["paragraph"] * 4
    assert [(piece.text, piece.reason) for piece in draft.left_out] == [("10:00", "site furniture in the text")]


def test_a_year_in_a_cell_ends_no_text() -> None:
    kinds, _, draft = settled(f"{PROSE}<table><tr><td>Year<td>Ships<tr><td>1983<td>412</table><p>It was cold.</p>")
    assert kinds == ["paragraph", *["cell"] * 4, "paragraph"]
    assert draft.left_out == []
