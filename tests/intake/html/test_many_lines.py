"""Pages of thousands of short lines: what they cost grows with their number, and not with its square."""

import sys
from contextlib import suppress
from types import FrameType

import pytest

from articles.intake import Unreadable, read

PROSE = "The harbour was closed for the whole of the winter in number {}, and nobody knew why it was so."
PAIRS = {
    "times": "<p>{prose}</p><time datetime='2019-05-{day}'>{day} May 2019</time>",
    "times behind words": "<p>The harbour was closed.</p><div><time datetime='2019-05-{day}'>May</time></div>",
    "authors": "<p>{prose}</p><div class='author'><a rel='author'>Jane Roe</a></div>",
    "authors in boxes": "<div>{prose}</div><div><a rel='author'>Jane Roe</a></div>",
    "shares": "<p>{prose}</p><blockquote>{day}% of all</blockquote>",
    "bylines with dates": "<p>By Jane Roe, {day} May 2019</p>",
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
