"""A citation of one text in one style and one locale, as JSON of the API and in the formats of reference managers."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from pydantic_core import to_json

from articles.addresses import Urls
from articles.citing.formats import biblatex, bibtex, csl_json, ris
from articles.citing.rendering.items import ItemError
from articles.citing.rendering.locales import locale_named
from articles.citing.rendering.locators import locator_rendered
from articles.citing.rendering.processor import Cite, CslItem, ProcessorError, Rendered, render
from articles.citing.rendering.styles import Style, style_named
from articles.citing.setup.paths import SetupError
from articles.representations.citation import CitationShape, Formatted
from articles.representations.csl.item import csl_item, first_published
from articles.representations.schema_org import schema_org
from articles.selectors.cited import Cited

logger = logging.getLogger(__name__)
DEFAULT_STYLE, DEFAULT_LOCALE = "apa", "en-US"
LABEL = "paragraph"


@dataclass(frozen=True, slots=True)
class Manner:
    """How to cite: in which style and locale, and on which day the text was read, where that is to be told."""

    style: Style
    locale: str
    accessed: str | None = None


def manner_of(style: str | None, locale: str | None, accessed: str | None = None) -> Manner:
    """Return the manner that is named; what is None is as most would have it.

    A style that is made for one language brings its locale along. Raises `UnknownError` for a style or a locale that
    nothing knows.
    """
    chosen = style_named(style or DEFAULT_STYLE)
    return Manner(chosen, locale_named(locale or chosen.default_locale or DEFAULT_LOCALE), accessed)


def citation(cited: Cited, manner: Manner, urls: Urls) -> CitationShape:
    """Return the citation. Raises `ProcessorError` where the style processor fails."""
    item = csl_item(cited, urls, manner.accessed)
    rendered = _rendered(cited, item, manner)
    entry = rendered.bibliography[0] if rendered.bibliography else None
    (in_text,) = rendered.cites
    return CitationShape(
        style=manner.style.id,
        locale=manner.locale,
        bibliography=Formatted(text=entry.text, html=entry.html) if entry else None,
        in_text=Formatted(text=in_text.text, html=in_text.html),
        csl=dict(item),
        locator=cited.locator,
        locator_rendered=locator_rendered(manner.style, manner.locale) if cited.locator else None,
        first_published=first_published(cited),
        url=cited.permalink(urls),
    )


def usual_citation(cited: Cited, urls: Urls) -> CitationShape | None:
    """Return the citation in the usual manner, or None where none can be made now: a text can be read all the same."""
    try:
        return citation(cited, manner_of(None, None), urls)
    except (ProcessorError, SetupError, ItemError):
        logger.exception("The citation of %s could not be made", cited.key)
        return None


def entry_of(shape: CitationShape) -> Formatted:
    """Return the entry of the list of works cited; where the style has no list, what stands in the note."""
    return shape.bibliography or shape.in_text


def cite_of(cited: Cited, item: CslItem) -> Cite:
    """Return the place where `cited` is cited, for the processor: the item, and the paragraph as its locator."""
    return Cite(item["id"], cited.locator, LABEL if cited.locator else None)


def written(cited: Cited, name: str, manner: Manner, urls: Urls) -> bytes:
    """Return the citation in the format `name` of `formats.FORMATS`, but for `json`, in UTF-8."""
    return _WRITERS[name](cited, manner, urls).encode()


def _rendered(cited: Cited, item: CslItem, manner: Manner) -> Rendered:
    return render(manner.style, manner.locale, [item], [cite_of(cited, item)], in_order=False)


def _formatted(cited: Cited, manner: Manner, urls: Urls) -> Formatted:
    return entry_of(citation(cited, manner, urls))


def _html(cited: Cited, manner: Manner, urls: Urls) -> str:
    return f'<p lang="{manner.locale}">{_formatted(cited, manner, urls).html}</p>\n'


def _exported(write: Callable[[CslItem, str | None], str]) -> Callable[[Cited, Manner, Urls], str]:
    return lambda cited, manner, at: write(csl_item(cited, at, manner.accessed), cited.locator)


_WRITERS: Mapping[str, Callable[[Cited, Manner, Urls], str]] = {
    "text": lambda cited, manner, at: f"{_formatted(cited, manner, at).text}\n",
    "html": _html,
    "bibtex": _exported(bibtex.bibtex),
    "biblatex": _exported(biblatex.biblatex),
    "ris": _exported(ris.ris),
    "csl-json": lambda cited, manner, at: csl_json.csl_json(csl_item(cited, at, manner.accessed)),
    "jsonld": lambda cited, _manner, at: to_json(schema_org(cited, at)).decode(),
}
