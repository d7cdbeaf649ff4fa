"""The pieces of a document stand in its order, and nothing of a plain text is passed over."""

import pytest

from articles.desk.pieces import Piece, pieces_of
from articles.intake import read
from articles.intake.shown import shown_lines
from tests.conftest import SAMPLE


def found(source: str, name: str = "a.txt") -> list[Piece]:
    manuscript = read(source.encode(), name=name)
    return pieces_of(manuscript, shown_lines(source.encode(), manuscript.media_type))


def pieces(source: str, name: str = "a.txt") -> list[tuple[str, str]]:
    return [(piece.label, piece.text) for piece in found(source, name)]


def test_the_real_article() -> None:
    source = SAMPLE.read_text(encoding="utf-8")
    shown = pieces(source)
    assert [label for label, _ in shown if label != "Paragraph"] == [
        *("Title", "Credit", "Date", "Byline", "Biography", "Note", "Disclaimer"),
        *["Left out"] * 6,
    ]
    assert shown[1:4] == [
        ("Credit", "Credits: NASA/Aubrey Gemignani"),
        ("Date", "Published May 1, 2023"),
        ("Byline", "By Jongsoo Lee"),
    ]
    # Every word of the source is in one of the pieces.
    words = " ".join(text for _, text in shown).split()
    assert sorted(word for word in words if word.strip("_")) == sorted(
        word for word in source.split() if word.strip("_")
    )


def test_what_is_said_twice_is_found_at_both_places() -> None:
    source = "Ice\n\nBy Ada Example\n\nIt froze.\n\nIt thawed.\n\nIt froze.\n\nShare this article"
    assert pieces(source) == [
        ("Title", "Ice"),
        ("Byline", "By Ada Example"),
        ("Paragraph", "It froze."),
        ("Paragraph", "It thawed."),
        ("Paragraph", "It froze."),
        ("Left out", "Share this article"),
    ]


def test_markup_is_looked_through() -> None:
    source = "# Ice\n\nThe *ice* is [thin](https://example.org) today.\n\n## Later\n\nIt &amp; the rest froze.\n"
    assert pieces(source, "a.md") == [
        ("Title", "Ice"),
        ("Paragraph", "The ice is thin today."),
        ("Heading", "Later"),
        ("Paragraph", "It & the rest froze."),
    ]


PAGE = """<html lang=en><head><title>Ice – The Courier</title><meta property="article:published_time" content="2024-02-08">
<script>The harbour froze twice.</script></head><body>
<nav><ul><li><a href=/>Home</a><li><a href=/ice>Ice</a></ul></nav>
<article><h1>Ice</h1><p>By Ada Example</p><p>8 February 2024</p>
<p>The harbour froze twice in the winter of the census, and both times the ferries were late.</p>
<figure><img src=a.png alt=""><figcaption>The harbour, frozen</figcaption></figure>
<p>Nobody had planned for it: the council had sold its icebreakers in the spring.</p></article>
<footer><p>Home</p><p>Imprint</p></footer></body></html>"""


def test_a_page_is_shown_in_its_order_with_what_is_left_out_at_its_place() -> None:
    assert pieces(PAGE, "a.html") == [
        ("Left out", "Home\nIce"),
        ("Title", "Ice"),
        ("Byline", "By Ada Example"),
        ("Date", "8 February 2024"),
        ("Paragraph", "The harbour froze twice in the winter of the census, and both times the ferries were late."),
        ("Left out", "The harbour, frozen"),
        ("Paragraph", "Nobody had planned for it: the council had sold its icebreakers in the spring."),
        ("Left out", "Home\nImprint"),
    ]


def test_a_journal_article_is_shown_with_what_stands_between_its_parts() -> None:
    source = """<article xml:lang="en"><front><journal-meta><journal-title-group><journal-title>Ice Studies</journal-title>
</journal-title-group><issn>2049-3630</issn></journal-meta><article-meta><title-group><article-title>Ice</article-title></title-group>
<contrib-group><contrib contrib-type="author"><name><surname>Example</surname><given-names>Ada</given-names></name></contrib>
</contrib-group><pub-date><day>8</day><month>2</month><year>2024</year></pub-date><volume>7</volume></article-meta></front>
<body><p>It froze.<fn><p>Twice.</p></fn> Then it <italic>thawed</italic>.</p><p>It froze again.</p></body>
<back><ref-list><title>References</title><ref><mixed-citation>Tide tables</mixed-citation></ref></ref-list></back></article>"""
    assert pieces(source, "a.xml") == [
        ("Outlet", "Ice Studies"),
        ("ISSN", "2049-3630"),
        ("Title", "Ice"),
        ("Byline", "Ada Example"),
        ("Date", "8 2 2024"),
        ("Not in the text", "7"),
        ("Paragraph", "It froze. Then it thawed."),
        ("Left out", "Twice."),
        ("Paragraph", "It froze again."),
        ("Left out", "References Tide tables"),
    ]


def test_front_matter_is_shown_with_what_was_taken_of_it() -> None:
    source = "---\ntitle: Ice\ndate: 2024-02-08\nlayout: post\nrating: 5\ntags: [winter]\n---\n\nIt froze.\n"
    assert pieces(source, "a.md") == [
        ("Title", "title: Ice"),
        ("Date", "date: 2024-02-08"),
        ("Not in the text", "layout: post\nrating: 5\ntags: [winter]"),
        ("Paragraph", "It froze."),
    ]


def test_two_names_in_one_byline_are_one_line() -> None:
    source = "Ice\n\nBy Ada Example and Tam Reed\n\nIt froze.\n\nIt thawed."
    assert pieces(source)[:3] == [
        ("Title", "Ice"),
        ("Byline", "By Ada Example and Tam Reed"),
        ("Paragraph", "It froze."),
    ]


def test_a_name_that_also_stands_elsewhere_is_found_beside_the_text() -> None:
    source = PAGE.replace("<a href=/ice>Ice</a>", "<a href=/ada>Ada Example</a>")
    labels = [(piece.label, piece.text) for piece in found(source, "a.html")]
    assert labels[0] == ("Left out", "Home\nAda Example")
    assert ("Byline", "By Ada Example") in labels


def test_a_line_that_stands_inside_another_one_is_not_looked_for_there() -> None:
    source = PAGE.replace("<p>Imprint</p>", "<p>The Home of Ice</p>")
    assert pieces(source, "a.html")[-1] == ("Left out", "Home\nThe Home of Ice")


def test_what_was_not_found_stands_behind_the_piece_before_it() -> None:
    manuscript = read(b"Ice\n\nIt froze.\n\nIt thawed.\n\nShare this article")
    shown = [piece.text for piece in pieces_of(manuscript, ["Ice", "It froze.", "Something else"])]
    assert shown == ["Ice", "It froze.", "It thawed.", "Something else", "Share this article"]


def test_paragraphs_are_numbered_and_headings_are_not() -> None:
    shown = found("# Ice\n\nOne.\n\n## Two\n\nThree.\n", "a.md")
    assert [(piece.label, piece.number, piece.kind) for piece in shown] == [
        ("Title", None, "fact"),
        ("Paragraph", 1, "text"),
        ("Heading", None, "text"),
        ("Paragraph", 2, "text"),
    ]


def test_what_was_left_out_says_why() -> None:
    assert Piece("Left out", "Share", why="furniture").kind == "out"
    manuscript = read(b"Ice\n\nIt froze.\n\nIt thawed.\n\nShare this article")
    assert [piece.why for piece in pieces_of(manuscript, []) if piece.why] == ["site furniture after the text"]


@pytest.mark.parametrize("source", ["a " * 200_000, "a b " * 100_000, "aa" * 200_000])
def test_a_text_of_one_word_takes_no_long_time(source: str) -> None:
    manuscript = read(("Ice\n\n" + "a\n\n" * 500 + source).encode(), name="a.txt")
    assert len(pieces_of(manuscript, [source])) >= 500
