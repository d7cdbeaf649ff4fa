"""Captions without a mark of their own."""

import time

import pytest
from lxml.html import fromstring

from articles.intake.markup.blocks import page_blocks
from articles.intake.markup.captions import is_unmarked_caption

LINE = "The ferry at low water."


@pytest.mark.parametrize(
    ("markup", "caption"),
    [
        (f"<div class=media><img><span>{LINE}</span></div>", True),
        (f"<div><img><span>{LINE} (Photo: Ann Ex)</span></div>", True),
        (f"<div><img><span>{LINE}</span></div>", False),
        (f"<div class=slideshow><ul><li><img><p>{LINE}</p></li></ul></div>", True),
        (f"<p><img></p><p><em>{LINE}</em></p>", True),
        (f"<p><img> words</p><p><em>{LINE}</em></p>", False),
        (f"<p><em>{LINE}</em></p>", False),
        (f"<p><img><br><em>{LINE} Photo: Ann Ex</em></p>", True),
        (f"<p><img><br><em>{LINE}</em></p>", False),
        (f"<p><img><br>{LINE} Photo: Ann Ex</p>", False),
        (f"<p><img></p><p><em>{LINE}</em> It left.</p>", False),
        (f"<div class=media><img><p>{LINE}</p><p>More.</p></div>", False),
        (f"<div class=media><img><p>{'x' * 401}</p></div>", False),
        (f"<div class=media><img><h2>{LINE}</h2></div>", False),
        (f"<table align=right><tr><td><img></td></tr><tr><td>{LINE}</td></tr></table>", True),
        (f"<table><tr><td><img></td></tr><tr><td>{LINE}</td></tr></table>", False),
        (f"<table align=right><tr><td><img></td></tr><tr><td>{LINE}<td>b</tr></table>", False),
        ("<div class=my-8><img><p class='text-sm text-center'>The ferry at low x</p></div>", True),
        ("<div class=my-8><img><p>The ferry at low x</p></div>", False),  # the name of what is listed
        ("<ul><li><img>The ferry at low x</li></ul>", False),
        ("<p><img></p><p class=imgtext>The ferry at low x</p>", True),
        ("<p><img></p><p style='text-align: center'>The ferry at low x</p>", True),
        ("<p><img></p><p style='font-size:12px'>The ferry at low x</p>", True),
        ("<p><img></p><p style='font-size:16px'>The ferry at low x</p><p>More.</p>", False),
        ("<p><img></p><p class=imgtext>The ferry at low x:</p><p>More.</p>", False),
        ("<p><img></p><p>The ferry at low x</p><p>More.</p>", False),
        (f"<div><img></div><div><div><p><em>{LINE}</em></p></div></div>", True),
        (f"<div><img></div><div>words<div><p><em>{LINE}</em></p></div></div>", False),
        (f"<p class=photo>{LINE} <img class=emoji></p>", False),
    ],
)
def test_a_caption_is_told_by_its_place(markup: str, caption: bool) -> None:
    blocks = page_blocks(fromstring(f"<body>{markup}</body>"))
    assert is_unmarked_caption(next(block for block in blocks if LINE in block.text or "x" in block.text)) is caption


def test_the_words_around_each_line_of_a_long_box_are_not_all_read() -> None:
    blocks = page_blocks(fromstring(f"<body><div>{'10:00 and so on<br><br>' * 4_000}</div></body>"))
    start = time.process_time()
    assert not any(map(is_unmarked_caption, blocks))
    assert time.process_time() - start < 3
