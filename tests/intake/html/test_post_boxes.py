"""Boxes that ask for an address, and the feet of letters."""

import pytest
from lxml.html import fromstring

from articles.intake.html.boxes import set_aside
from articles.intake.markup.blocks import page_blocks

PROSE = "<p>The harbour at Quell has been closed for eleven years, and nobody can say why it was.</p>" * 6
ASKS = "<p>Each Saturday the best of the week.</p>"


def aside(markup: str) -> int:
    blocks = page_blocks(fromstring(f"<body><div>{PROSE}{markup}{PROSE}</div></body>"))
    return len(set_aside(blocks, [True] * len(blocks), "Ice"))


@pytest.mark.parametrize(
    ("markup", "blocks"),
    [
        (f"<div><h3>Post</h3>{ASKS}<form><input type=email></form></div>", 2),
        (f"<div>{ASKS}<p><input name=your-email></p></div>", 1),
        (f"<section>{ASKS}<div><input placeholder='E-mail'></div></section>", 1),
        (f"<div>{ASKS}<form><input type=search></form></div>", 0),
        (f"<div>{ASKS}<form><input type=checkbox name=email></form></div>", 0),
        ("<form><input type=email></form>", 0),  # what stands around it is the text
        (
            "<div><p>You get this letter as our reader.</p><p><a href=/u>Unsubscribe</a> | <a href=/p>Settings</a></p></div>",
            2,
        ),
        ("<div><p>Sie erhalten diesen Brief als Leser.</p><p><a href=/u>Newsletter abbestellen</a></p></div>", 2),
        (
            "<div><p>We tell you how to</p><p>do it: <a href=/u>unsubscribed people, and what became of them all</a></p></div>",
            0,
        ),
    ],
)
def test_a_box_that_speaks_of_letters_is_the_sites(markup: str, blocks: int) -> None:
    assert aside(markup) == blocks
