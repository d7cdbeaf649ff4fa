"""Pages of thousands of short lines: what they cost grows with their number, not with its square, and dates are read in few."""

import sys
from contextlib import suppress
from types import FrameType, ModuleType

import pytest

from articles.intake import Unreadable, read
from articles.intake.html import header_matter, masthead
from articles.intake.html.masthead import masthead_of
from articles.intake.markup.blocks import PageBlock, page_blocks
from articles.intake.markup.html_tree import parse_html

PROSE = "The harbour was closed for the whole of the winter in number {}, and nobody knew why it was so."
PAIRS = {
    "times": "<p>{prose}</p><time datetime='2019-05-{day}'>{day} May 2019</time>",
    "times behind words": "<p>The harbour was closed.</p><div><time datetime='2019-05-{day}'>May</time></div>",
    "authors": "<p>{prose}</p><div class='author'><a rel='author'>Jane Roe</a></div>",
    "authors in boxes": "<div>{prose}</div><div><a rel='author'>Jane Roe</a></div>",
}


def calls_of_reading(pairs: int, pair: str) -> int:
    """How many calls, in Python and in C, it takes to read a page of so many pairs of elements."""
    lines = "".join(pair.format(prose=PROSE.format(number), day=10 + number % 20) for number in range(pairs))
    page = f"<html><body><article><h1>The Harbour</h1>{lines}<p>{PROSE}</p></article></body></html>".encode()
    calls = 0

    def count(_frame: FrameType, _event: str, _what: object) -> None:
        nonlocal calls
        calls += 1

    sys.setprofile(count)
    try:
        with suppress(Unreadable):
            read(page)
    finally:
        sys.setprofile(None)
    return calls


@pytest.mark.parametrize("pair", PAIRS.values(), ids=PAIRS.keys())
def test_the_work_grows_with_the_lines(pair: str) -> None:
    calls_of_reading(10, pair)  # what is made once
    assert calls_of_reading(800, pair) < 5 * calls_of_reading(200, pair)


def blocks(lines: str) -> list[PageBlock]:
    return page_blocks(parse_html(f"<body><h1>The Harbour</h1>{lines}</body>"))


@pytest.mark.parametrize("module", [header_matter, masthead])
def test_dates_are_looked_for_in_the_paragraphs_near_the_title_alone(
    monkeypatch: pytest.MonkeyPatch, module: ModuleType
) -> None:
    asked: list[PageBlock] = []

    def is_dated(block: PageBlock) -> bool:
        asked.append(block)
        return True

    monkeypatch.setattr(module, "is_dated", is_dated)
    page = blocks(f"<p>{PROSE}</p>" * 400)
    header_matter.take_subtitle(page, [True] * len(page), "The Harbour")
    masthead_of(page, [True] * len(page), "The Harbour")
    assert 0 < len(asked) <= 40


def test_of_more_than_a_thousand_lines_elsewhere_those_at_either_end_are_read() -> None:
    page = blocks(f"<p>{PROSE}</p>" + "".join(f"<p>Line {number}</p>" for number in range(1_200)))
    elsewhere = masthead_of(page, [len(block.text) > 40 for block in page], "The Harbour").elsewhere
    assert len(elsewhere) == 1_000
    assert (elsewhere[-500], elsewhere[-1]) == ("Line 700", "Line 1199")
    assert "Line 480" in elsewhere
