"""Every independent style cites an article with a paragraph, and no style fails."""

import lzma
import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any

import pytest
from django.db import connection

from articles.citing.rendering import javascript, processor
from articles.citing.rendering.processor import Cite, render
from articles.citing.rendering.styles import Style, styles
from tests.citing.csl import date
from tests.citing.rendering.test_processor import ARTICLE
from tests.csl_schema import faults_of

# Half a minute of work without a database: one run, in SQLite's session, is enough for both databases.
pytestmark = pytest.mark.skipif(connection.vendor == "postgresql", reason="SQLite's session has run the same test")

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
CHANGED_LOCALES = """
    [...parsedLocales].filter(([xml, parsed]) => JSON.stringify(CSL.parseXml(xml)) !== JSON.stringify(parsed)).length
"""


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Use each style once and forget it: one call instead of two, each block of the pack unpacked once, no collection."""
    v8 = javascript._current()
    forget: Callable[[], object] = v8._function("(() => engines.clear())")

    def call(request: dict[str, Any], xml: Callable[[], str]) -> Any:
        forget()
        return v8.render({**request, "xml": xml()})

    monkeypatch.setattr(processor, "call", call)
    monkeypatch.setattr(lzma, "decompress", lru_cache(maxsize=1)(lzma.decompress))


def faults(style: Style) -> list[str]:
    rendered = render(style, "en-US", [FULL], [Cite("it", "7", "paragraph")], in_order=False)
    parts = [*(rendered.bibliography or ()), *rendered.cites]
    texts = [part.text for part in parts if WRONG.search(part.text) or "<script" in part.html.casefold()]
    if (rendered.bibliography is not None) != style.has_bibliography:
        texts.append("the facts of the style say otherwise whether it has a bibliography")
    return texts


def test_the_item_is_one_of_csl() -> None:
    assert faults_of(FULL) == []


@pytest.mark.parametrize("part", range(PARTS))
def test_every_independent_style_cites(part: int) -> None:
    # Neighbours in the pack, which unpacks them together.
    independent = sorted((style for style in styles() if not style.parent), key=lambda style: style.id)
    size = len(independent) // PARTS + 1
    assert size > 300
    assert {style.id: wrong for style in independent[part * size : (part + 1) * size] if (wrong := faults(style))} == {}
    assert javascript._current()._v8.eval(CHANGED_LOCALES) == 0
