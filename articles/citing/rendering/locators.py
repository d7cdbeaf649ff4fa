"""How a style prints a paragraph's number: with a word for paragraphs, bare, or not at all. Runs the processor."""

import re
from functools import cache

from articles.choices import LocatorRenderedName
from articles.citing.rendering.processor import Cite, render
from articles.citing.rendering.styles import Style, style_named

# A number that no style prints by itself, and an item with as little else as possible.
_NUMBER = "7777"
_WORD = re.compile(r"[^\W\d_]+|[¶§№#]")
_PROBE = {
    "type": "article-magazine",
    "title": "Title",
    "author": [{"family": "Family", "given": "Given"}],
    "container-title": "Container",
    "issued": {"date-parts": [[2001, 2, 3]]},
}


def locator_rendered(style: Style, locale: str) -> LocatorRenderedName:
    """Return how the style's citation in the text or the note prints a paragraph as a locator.

    `labelled`: with a word or sign that the style does not print before pages (para. 7, ¶ 7). `bare`: the number alone,
    or after a word that the style prints before any locator, so that the number reads as a page. `dropped`: not at all.
    Raises `ProcessorError`.
    """
    return _rendered_by(style.rules, locale)


@cache
def _rendered_by(rules: str, locale: str) -> LocatorRenderedName:
    items = [{**_PROBE, "id": "cited"}]
    cites = [Cite("cited"), Cite("cited", _NUMBER, "page"), Cite("cited", _NUMBER, "paragraph")]
    plain, page, paragraph = (
        cite.text for cite in render(style_named(rules), locale, items, cites, in_order=False).cites
    )
    if _NUMBER not in paragraph:
        return "dropped"
    return "labelled" if _added(plain, paragraph) - _added(plain, page) else "bare"


def _added(plain: str, located: str) -> set[str]:
    """Return the words and signs of `located` that `plain` does not have."""
    return set(_WORD.findall(located.casefold())) - set(_WORD.findall(plain.casefold()))
