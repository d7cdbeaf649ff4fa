"""Lines that are there for a link to another text."""

import pytest
from lxml.html import fromstring

from articles.intake.markup.blocks import page_blocks
from articles.intake.markup.link_lines import is_line_of_links

A = "<a href=/a>Why the bridge was never built</a>"


@pytest.mark.parametrize(
    ("markup", "leads"),
    [
        (f"[ {A} ]", True),
        (f"» {A}", True),
        (A, False),
        (f"[ There it stood {A}, for eleven years at the very least, and that is a long time ]", False),
        (f"<strong>Czytaj też: {A}</strong>", True),
        ("<strong>Web: <a href=/a>quell.example</a></strong>", False),
        ("<strong>Source: <a href=/a>Courier</a></strong>", False),
        (f"<strong>Label:</strong> {A}", False),
        ("The post <a href=/a>Ice in June</a> appeared first on <a href=/>The Courier</a>.", True),
        ("The post <a href=/a>Fire in June</a> appeared first on <a href=/>The Courier</a>.", False),
        (
            "Of <a href=/a>Ice in June</a> he said in <a href=/>The Courier</a> "
            + "that it was too cold to be true " * 3,
            False,
        ),
    ],
)
def test_its_form_says_that_a_line_leads_elsewhere(markup: str, leads: bool) -> None:
    (block,) = page_blocks(fromstring(f"<body><p>{markup}</p></body>"))
    assert is_line_of_links(block, "Ice in June") is leads


@pytest.mark.parametrize(
    ("markup", "leads"),
    [
        (f"Most read<br>{A}<br>{A}<br>{A}", True),
        (f"{A}<br>{A}", False),
        (f"{A}, {A}, {A}", False),
        (f"{A}<br>{A}<br>{A}, and so on.", False),
    ],
)
def test_a_cell_with_links_on_their_own_lines_is_a_menu(markup: str, leads: bool) -> None:
    table = f"<body><table role=presentation><tr><td>{markup}</td></tr></table></body>"
    (block,) = page_blocks(fromstring(table))
    assert is_line_of_links(block, "Ice") is leads
    (paragraph,) = page_blocks(fromstring(f"<body><p>{markup}</p></body>"))
    assert not is_line_of_links(paragraph, "Ice")
