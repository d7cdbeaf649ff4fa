"""Which single line breaks end a paragraph."""

import pytest
from lxml.html import fromstring

from articles.intake.markup.blocks import page_blocks

LONG = "The harbour at Quell has been closed for eleven years, and nobody knows why."


def count(markup: str) -> int:
    return len(page_blocks(fromstring(f"<body>{markup}</body>")))


@pytest.mark.parametrize(
    ("markup", "blocks"),
    [
        (f"<p>{LONG}<br>{LONG}<br>{LONG}</p>", 3),
        (f"<p>{LONG}<br>\n{LONG}</p>", 1),
        (f"<div><b>{LONG}</b><br>{LONG}<br><i>{LONG}<br>{LONG}</i></div>", 4),
        ("<p>A boat went out<br>upon the sea<br>and nobody<br>came home to me.</p>", 1),
        ("<p>One.<br>Two.<br>Three.</p>", 1),
        ("<p>肉をくわえた犬が、橋を渡っていた。<br>ふと下を見ると、犬がいる。<br>犬は思った。魚の方が大きい。</p>", 3),
        ("<p>春の海<br>ひねもすのたり<br>のたりかな</p>", 1),
        ("<p>　　渡轮晚了<br>　　岸上没有人<br>　　居民学会了</p>", 3),
        ("<p>\xa0\xa0One line<br>\xa0\xa0Two lines<br>\xa0\xa0Three</p>", 3),
        ("<center>The Ferry<br>by Jane Doe</center>", 2),
        ("<p>12 Quay Street<br>Quell</p>", 1),
        (f"<h2>{LONG}<br>{LONG}<br>{LONG}</h2>", 1),
    ],
)
def test_paragraphs_by_single_breaks(markup: str, blocks: int) -> None:
    assert count(markup) == blocks


def test_a_line_end_between_wide_characters_is_no_space() -> None:
    (block,) = page_blocks(fromstring("<p>岸\n上没\n，有 人\nand 岸\n배\n가</p>"))
    assert block.text == "岸上没，有 人 and 岸 배 가"
