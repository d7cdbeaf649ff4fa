"""The names that a page marks as its author's."""

import pytest
from lxml.html import fromstring

from articles.intake.html.marked_names import marked_names

PROSE = "<p>One.</p><p>Two.</p><p>Three.</p><p>Four.</p>"


def names(markup: str) -> list[str]:
    root = fromstring(f"<html><body><article>{markup}</article></body></html>")
    return marked_names(root, {element for part in root.iter("article") for element in part.iter()})


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<div class=author><img src=x><a class=author__name>Jane Doe</a><i>8. 2. 2024</i></div>", ["Jane Doe"]),
        ("<p class=author-block><b>By</b> <b class=author-name>Jane Doe</b><b>Harbour Correspondent</b></p>", ["Jane Doe"]),
        ("<p class=byline>By <a rel=author>Jane Doe</a>, <a rel=author>John Roe</a></p>", ["Jane Doe", "John Roe"]),
        ("<p itemprop=author>Jane Doe (avec John Roe et Kim Poe)</p>", ["Jane Doe", "John Roe", "Kim Poe"]),
        ("<p class=byline>Jane Doe - Reuters</p>", ["Jane Doe"]),
        ("<p class=byline>Jane Doe</p><div class=comments><b itemprop=author>Gull</b></div>", ["Jane Doe"]),
        ("<div class=comments><b itemprop=author>Gull</b></div>", []),
        ("<aside><p class=byline>By Kim Poe</p></aside>", []),
        (f"<p class=byline>Jane Doe</p>{PROSE}<div><p class=author>Kim Poe</p></div>", ["Jane Doe"]),
        (f"{PROSE}<div><p class=author>Kim Poe</p></div>", ["Kim Poe"]),
        ("<section><h2>More stories</h2><div><h3>Ice</h3><p class=author>Kim Poe</p></div></section>", []),
        ("<section><h2>The author</h2><div><p class=author>Kim Poe</p></div></section>", ["Kim Poe"]),
        ("<p class=byline>Submitted by Jane Doe on Thu, 02/08/2024 - 06:00</p>", ["Jane Doe"]),
    ],
)  # fmt: skip
def test_marked_names(markup: str, expected: list[str]) -> None:
    assert names(markup) == expected
