"""The pieces of a document stand in its order, and nothing of a plain text is passed over."""

import pytest

from articles.desk.pieces import Piece, pieces_of
from articles.intake import read
from tests.conftest import SAMPLE


def pieces(source: str, name: str = "a.txt") -> list[tuple[str, str]]:
    manuscript = read(source.encode(), name=name)
    return [(piece.label, piece.text) for piece in pieces_of(manuscript, source)]


def test_the_real_article() -> None:
    source = SAMPLE.read_text(encoding="utf-8")
    found = pieces(source)
    assert [label for label, _ in found if label != "Paragraph"] == [
        *("Title", "Credit", "Date", "Byline", "Biography", "Note", "Disclaimer"),
        *["Left out"] * 6,
    ]
    assert found[1:4] == [
        ("Credit", "Credits: NASA/Aubrey Gemignani"),
        ("Date", "Published May 1, 2023"),
        ("Byline", "By Jongsoo Lee"),
    ]
    # Every word of the source is in one of the pieces.
    shown = " ".join(text for _, text in found).split()
    assert sorted(word for word in shown if word.strip("_")) == sorted(
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
        ("Left out", "Ice"),
    ]


def test_a_page_is_in_its_order_with_what_is_left_out_in_its_place() -> None:
    source = (
        "<html lang=en><head><title>Ice</title><script>The harbour froze twice.</script></head><body><nav><a href=/>Home</a>"
        "<a href=/news>News</a></nav><article><h1>Ice</h1><p>The harbour froze twice in the winter of the census, and both "
        "times the ferries were late.</p><p>Nobody had planned for it: the council had sold its icebreakers in the spring."
        "</p></article></body></html>"
    )
    labels = [label for label, _ in pieces(source, "a.html")]
    assert labels.count("Paragraph") == 2
    assert labels.index("Title") < labels.index("Paragraph")
    assert labels.index("Left out") < labels.index("Paragraph")


def test_paragraphs_are_numbered_and_headings_are_not() -> None:
    manuscript = read(b"# Ice\n\nOne.\n\n## Two\n\nThree.\n", name="a.md")
    numbered = [
        (piece.label, piece.number, piece.kind)
        for piece in pieces_of(manuscript, "# Ice\n\nOne.\n\n## Two\n\nThree.\n")
    ]
    assert numbered == [
        ("Title", None, "fact"),
        ("Paragraph", 1, "text"),
        ("Heading", None, "text"),
        ("Paragraph", 2, "text"),
        ("Left out", None, "out"),
    ]


def test_what_was_left_out_says_why() -> None:
    assert Piece("Left out", "Share", why="furniture").kind == "out"
    manuscript = read(b"Ice\n\nIt froze.\n\nIt thawed.\n\nShare this article")
    assert [piece.why for piece in pieces_of(manuscript, "") if piece.why] == ["site furniture after the text"]


@pytest.mark.parametrize("source", ["a " * 200_000, "a b " * 100_000, "aa" * 200_000])
def test_a_text_of_one_word_takes_no_long_time(source: str) -> None:
    manuscript = read(("Ice\n\n" + "a\n\n" * 500 + source).encode(), name="a.txt")
    assert len(pieces_of(manuscript, source)) >= 500
