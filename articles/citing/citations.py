"""The citation of one text in one style and one locale, as the API's shape."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass

from articles.addresses import Urls
from articles.citing.rendering import markup
from articles.citing.rendering.inert import inert_item
from articles.citing.rendering.items import CslItem, ItemError
from articles.citing.rendering.javascript import ProcessorError
from articles.citing.rendering.locales import locale_named
from articles.citing.rendering.locators import locator_rendered
from articles.citing.rendering.processor import Cite, Rendered, render
from articles.citing.rendering.styles import Style, style_named
from articles.citing.setup.paths import SetupError
from articles.representations.citation import CitationShape, Formatted
from articles.representations.csl.item import csl_item, first_published
from articles.representations.csl.notices import status_of
from articles.representations.notice import notice_json
from articles.selectors.cited import Cited

logger = logging.getLogger(__name__)
DEFAULT_STYLE, DEFAULT_LOCALE = "apa", "en-US"
LABEL = "paragraph"


@dataclass(frozen=True, slots=True)
class Manner:
    """How to cite: the style, the locale, and the day of reading (ISO 8601), None if the citation should not name it.

    `ascii` asks for BibTeX in ASCII.
    """

    style: Style
    locale: str
    accessed: str | None = None
    ascii: bool = False


def manner_of(style: str | None, locale: str | None, accessed: str | None = None, *, in_ascii: bool = False) -> Manner:
    """Return the manner with this style and locale, by default APA and the style's own locale or American English.

    Raises `UnknownError` for an unknown style or locale.
    """
    named_style = style_named(style or DEFAULT_STYLE)
    named_locale = locale_named(locale or named_style.default_locale or DEFAULT_LOCALE)
    return Manner(named_style, named_locale, accessed, in_ascii)


def citation(cited: Cited, manner: Manner, urls: Urls) -> CitationShape:
    """Return the citation. Raises `ItemError`, `ProcessorError` and `SetupError`."""
    item = csl_item(cited, urls, manner.accessed)
    rendered = _rendered(item, manner, [cite_of(cited, item)])
    entry = _entry(rendered)
    (in_text,) = rendered.cites
    return CitationShape(
        style=manner.style.id,
        locale=manner.locale,
        bibliography=entry,
        in_text=_shape(in_text),
        csl=dict(item),
        locator=cited.locator,
        locator_rendered=locator_rendered(manner.style, manner.locale) if cited.locator else None,
        first_published=first_published(cited),
        status=status_of(cited),
        notices=[notice_json(notice, urls) for notice in cited.notices],
        url=cited.permalink(urls),
    )


def entry(cited: Cited, manner: Manner, urls: Urls) -> Formatted:
    """Return the entry of the list of works cited alone, or the note if the style does not have a list.

    Raises what `citation` raises.
    """
    item = csl_item(cited, urls, manner.accessed)
    if found := _entry(_rendered(item, manner, [])):
        return found
    return _shape(*_rendered(item, manner, [cite_of(cited, item)]).cites)


def usual_entry(cited: Cited, urls: Urls) -> Formatted | None:
    """Return the entry in the default manner, or None if it fails, because a page can be shown without it."""
    try:
        return entry(cited, manner_of(None, None), urls)
    except (ProcessorError, SetupError, ItemError):
        logger.exception("The citation of %s could not be made", cited.key)
        return None


def cite_of(cited: Cited, item: CslItem) -> Cite:
    """Return the reference to `item` for the processor, with the paragraph as its locator."""
    return Cite(item["id"], cited.locator, LABEL if cited.locator else None)


def _rendered(item: CslItem, manner: Manner, cites: Sequence[Cite]) -> Rendered:
    return render(manner.style, manner.locale, [inert_item(item)], cites, in_order=False)


def _entry(rendered: Rendered) -> Formatted | None:
    return _shape(rendered.bibliography[0]) if rendered.bibliography else None


def _shape(formatted: markup.Formatted) -> Formatted:
    return Formatted(text=formatted.text, html=formatted.html)
