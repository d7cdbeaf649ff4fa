"""Teasers of other pages: a link, and below it a text."""

import pytest
from lxml.html import fromstring

from articles.intake.html.teasers import against_teaser
from articles.intake.markup.blocks import PageBlock, page_blocks


def blocks(markup: str) -> list[PageBlock]:
    return page_blocks(fromstring(f"<body>{markup}</body>"))


CARD = "<div><a href=x><h3>Link</h3></a><p>text</p></div>"


ALONE = "<a href=x><h3>Link</h3></a><p>text</p>"


@pytest.mark.parametrize(
    ("markup", "position", "against"),
    [
        (f"<section>{CARD * 2}</section>", 1, 3.0),
        (f"<section>{CARD * 2}</section>", 3, 3.0),
        (f"<section>{CARD}</section>", 1, 0.0),
        ("<p><a href=x>Link</a></p><p>text</p>" * 2, 1, 1.0),
        ("<div><a href=x>Link</a><br><br>text</div>", 1, 1.0),
        (f"<section>{CARD * 2}</section>", 0, 0.0),
        ("<p>a</p><p>b</p>", 1, 0.0),
        # A box that holds something else is not a card: a text beside it, or the other link and text.
        (f"<section><div><p>before</p>{ALONE}</div>{CARD}</section>", 2, 1.0),
        (f"<section>{CARD}<div>{ALONE}<p>after</p></div></section>", 3, 1.0),
        (f"<section>{ALONE}{CARD}</section>", 1, 1.0),
        (f"<section>{ALONE}{CARD}</section>", 3, 1.0),
        # Cards in boxes of their own do not stand in a row.
        (f"<section><div>{CARD}</div><div>{CARD}</div></section>", 1, 1.0),
        # Nine of ten letters inside a link make a block a link.
        ("<p>a<a href=x>bcdefghij</a></p><p>text</p>" * 2, 1, 1.0),
        ("<p>a<a href=x>bcdefghi</a></p><p>text</p>" * 2, 1, 0.0),
        ("<p><a href=x>Link</a></p><p>a<a href=x>bcdefghij</a></p>" * 2, 1, 0.0),
    ],
)
def test_what_speaks_against_a_teaser(markup: str, position: int, against: float) -> None:
    assert against_teaser(blocks(markup), position) == against
