"""Whether a style prints a paragraph's number, and whether it says that it is one. Found by asking the processor."""

import re
from functools import cache

from articles.choices import LocatorRenderedName
from articles.citing.rendering.processor import Cite, render
from articles.citing.rendering.styles import Style, style_named

# A number that no style prints by itself, and items that have as little else as possible.
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
    """Return how the style's form for the text or the note prints a locator that is a paragraph.

    `labelled`: with a word or a sign for it that it does not set before pages (para. 7, ¶ 7). `bare`: the number alone,
    or behind a word that it sets before any locator, so that it reads as a page. `dropped`: not at all. Raises
    `ProcessorError`.
    """
    return _found(style.rules, locale)


@cache
def _found(rules: str, locale: str) -> LocatorRenderedName:
    items = [{**_PROBE, "id": "cited"}]
    cites = [Cite("cited"), Cite("cited", _NUMBER, "page"), Cite("cited", _NUMBER, "paragraph")]
    plain, page, paragraph = (
        cite.text for cite in render(style_named(rules), locale, items, cites, in_order=False).cites
    )
    if _NUMBER not in paragraph:
        return "dropped"
    return "labelled" if _added(plain, paragraph) - _added(plain, page) else "bare"


def _added(plain: str, located: str) -> set[str]:
    """Return the words and signs that stand in `located` and not in `plain`."""
    return set(_WORD.findall(located.casefold())) - set(_WORD.findall(plain.casefold()))
