"""What a word processor writes instead of elements."""

import pytest
from lxml.html import fromstring

from articles.intake.markup.blocks import page_blocks

BULLET = "<span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span>&nbsp;</span></span></span>"


@pytest.mark.parametrize(
    ("markup", "found"),
    [
        (
            f"<p class=MsoListParagraph style='text-indent:-18pt;mso-list:l0 level1 lfo1'>{BULLET}Ice</p>",
            ("list-item", "Ice"),
        ),
        ("<p style='mso-list:none'>Ice</p>", ("paragraph", "Ice")),
        ("<p class=MsoQuote>Ice</p>", ("quote", "Ice")),
        ("<div class=MsoQuote>Ice</div>", ("paragraph", "Ice")),
    ],
)
def test_styles_say_what_a_paragraph_is(markup: str, found: tuple[str, str]) -> None:
    assert [(block.kind, block.text) for block in page_blocks(fromstring(f"<body>{markup}</body>"))] == [found]
