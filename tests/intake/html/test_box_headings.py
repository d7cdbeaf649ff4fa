"""Headings of boxes whose contents are left out."""

import pytest
from lxml.html import fromstring

from articles.intake.html.box_headings import headings_of_boxes
from articles.intake.markup.blocks import page_blocks


def headings(markup: str, left_out: str = "teaser", aside: str = "aside", title: str = "Ice") -> list[str]:
    blocks = page_blocks(fromstring(f"<body><main>{markup}</main></body>"))
    kept = [block.text != left_out for block in blocks]
    places = {place for place, block in enumerate(blocks) if block.text == aside}
    return [blocks[place].text for place in headings_of_boxes(blocks, kept, places, title)]


@pytest.mark.parametrize(
    ("markup", "found"),
    [
        ("<p>text</p><div><h3>More</h3><p>teaser</p></div><p>text</p>", ["More"]),
        ("<p>text</p><div><h3>More</h3><p>aside</p></div><p>text</p>", ["More"]),
        ("<p>text</p><div><h3>More</h3><h4>Still more</h4><p>teaser</p></div><p>text</p>", ["Still more", "More"]),
        ("<p>text</p><div><h3>More</h3><p>teaser</p><p>text</p></div>", []),
        ("<div><h3>More</h3><p>text</p></div><p>teaser</p><p>text</p>", []),
        ("<div><h3>More</h3></div><p>teaser</p><p>text</p>", []),
        ("<div><h1>Ice</h1><p>teaser</p></div><p>text</p>", []),  # it has a reason of its own
    ],
)
def test_a_heading_goes_with_what_it_heads(markup: str, found: list[str]) -> None:
    assert headings(markup) == found
