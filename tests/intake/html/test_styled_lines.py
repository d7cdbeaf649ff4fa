"""Lines whose parts only the style sheet sets apart."""

import pytest
from lxml.html import fromstring

from articles.intake.html.styled_lines import with_spaces
from articles.intake.markup.blocks import page_blocks

LONG = "The ferry left the harbour early in the morning, and nobody on the quay knew when it would come back. " * 2


def line_of(inside: str, *, below: bool = False) -> tuple[str, str]:
    lines = [f"<p>{LONG}</p>", f"<div>{inside}</div>"] if below else [f"<div>{inside}</div>", f"<p>{LONG}</p>"]
    blocks = page_blocks(fromstring(f"<body>{''.join(lines)}</body>"))
    block = with_spaces(blocks, [True, True])[below]
    return block.text, block.html


def test_a_byline_and_a_day_get_a_space_between_them() -> None:
    line = "By Jane & John Doe 8 February 2024"
    assert line_of("<span>By Jane &amp; John Doe</span><b>8 February 2024</b>") == (line, line.replace("&", "&amp;"))


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ("<span>Part1</span><span>of 3</span>", "Part1of 3"),
        ("<span>By Jane Doe</span> <b>8 February 2024</b>", "By Jane Doe 8 February 2024"),
        ("In 20<b>24</b> all was well", "In 2024 all was well"),
    ],
)
def test_other_lines_stay(inside: str, text: str) -> None:
    assert line_of(inside)[0] == text


def test_lines_of_the_text_stay() -> None:
    assert line_of("<span>By Jane Doe</span><b>8 February 2024</b>", below=True)[0] == "By Jane Doe8 February 2024"
