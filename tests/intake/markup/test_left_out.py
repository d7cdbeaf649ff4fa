"""The pieces of a page that are left out, with reasons; a run for the same reason is one piece."""

import pytest
from lxml.html import fromstring

from articles.intake import read
from articles.intake.manuscript import LeftOut
from articles.intake.markup.blocks import PageBlock, page_blocks
from articles.intake.markup.left_out import CAPTION, FURNITURE, NOTE, READING, TITLE, pieces, sort_out


def blocks(markup: str) -> list[PageBlock]:
    return page_blocks(fromstring(f"<body>{markup}</body>"))


def test_the_reasons() -> None:
    page = blocks(
        "<p>ICE</p><h2>Ice</h2><p>It was cold.</p><figure><img><figcaption>A quay</figcaption></figure><p>Share</p>"
        "<div class=footnotes><p>In ink.</p></div><div role=doc-endnotes><p>Too.</p></div><p>Ice</p><h2>Rope</h2>"
    )
    kept = [block.text != "Share" for block in page]
    assert sort_out(page, kept, "Ice") == [TITLE, TITLE, None, CAPTION, FURNITURE, NOTE, NOTE, None, None]
    assert sort_out(page, kept, None)[:2] == [None, None]


def test_blocks_left_out_for_the_same_reason_are_one_piece() -> None:
    page = blocks("<p>a</p><p>b</p><p>c</p><p>d</p>")
    assert pieces(page, [FURNITURE, FURNITURE, None, FURNITURE]) == [
        LeftOut("a\nb", FURNITURE),
        LeftOut("d", FURNITURE),
    ]
    assert pieces(page, [FURNITURE, NOTE, None, None]) == [LeftOut("a", FURNITURE), LeftOut("b", NOTE)]


def test_there_is_a_reason_for_each_block() -> None:
    page = blocks("<p>a</p><p>b</p>")
    with pytest.raises(ValueError, match="shorter"):
        sort_out(page, [True], None)
    with pytest.raises(ValueError, match="shorter"):
        pieces(page, [FURNITURE])


def test_each_caption_is_a_piece_of_its_own() -> None:
    page = blocks("<p>a</p><p>b</p>")
    assert pieces(page, [CAPTION, CAPTION]) == [LeftOut("a", CAPTION), LeftOut("b", CAPTION)]


def test_a_piece_ends_after_a_hundred_blocks() -> None:
    page = blocks("<p>a</p>" * 101)
    assert [piece.text.count("a") for piece in pieces(page, [FURNITURE] * 101)] == [100, 1]
    assert [piece.text.count("a") for piece in pieces(page[:100], [FURNITURE] * 100)] == [100]


def test_the_readings_of_characters_are_told() -> None:
    prose = (
        "<p>The harbour at Quell has been closed for eleven years, and nobody in the ministry can say why that is so.</p>"
        * 3
    )
    word = "<p>It is called <ruby>水<rt>mizu</rt>車<rt>kuruma</rt></ruby> in the language of those who came here first.</p>"
    manuscript = read(f"<html><body><article><h1>Ice</h1>{prose}{word}</article></body></html>".encode())
    assert manuscript.blocks[-1].text.startswith("It is called 水車 in")
    assert LeftOut("mizu kuruma", READING) in manuscript.left_out
