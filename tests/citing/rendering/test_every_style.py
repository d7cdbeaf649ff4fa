"""Every independent style cites an article with a paragraph, and none of them fails."""

import re

import pytest
from django.db import connection

from articles.citing.rendering.processor import Cite, render
from articles.citing.rendering.styles import Style, styles
from tests.citing.csl import date
from tests.citing.rendering.test_processor import ARTICLE

# A minute of work that asks no database: once for both is enough.
pytestmark = pytest.mark.skipif(
    connection.vendor == "postgresql", reason="no database is asked; SQLite's run has done it"
)

PARTS = 8
FULL = {
    **ARTICLE,
    "title": "The <i>U.S.</i> & “more” <script>alert(1)</script>",
    "author": [*ARTICLE["author"], {"literal": "The Council"}],
    "accessed": date(2026, 11, 24),
    "original-date": date(2020, 1),
    "language": "en",
    "version": "1",
}
WRONG = re.compile(r"CSL STYLE ERROR|undefined|\bNaN\b|\[object |\n")


def faults(style: Style) -> list[str]:
    rendered = render(style, "en-US", [FULL], [Cite("it", "7", "paragraph")], in_order=False)
    parts = [*(rendered.bibliography or ()), *rendered.cites]
    found = [part.text for part in parts if WRONG.search(part.text) or "<script" in part.html.casefold()]
    if (rendered.bibliography is not None) != style.has_bibliography:
        found.append("has a bibliography, or has none, against its own word")
    return found


@pytest.mark.parametrize("part", range(PARTS))
def test_every_independent_style_cites(part: int) -> None:
    independent = [style for style in styles() if not style.parent][part::PARTS]
    assert len(independent) > 300
    assert {style.id: found for style in independent if (found := faults(style))} == {}
