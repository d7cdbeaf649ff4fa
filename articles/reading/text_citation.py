"""The citation that the page of a text shows below it."""

from dataclasses import dataclass

from articles.addresses import Urls
from articles.citing.citations import DEFAULT_LOCALE, DEFAULT_STYLE, usual_entry
from articles.reading.cite_page import format_links
from articles.reading.links import Link
from articles.representations.languages import Direction, direction_of
from articles.selectors.cited import Cited


@dataclass(frozen=True, slots=True)
class TextCitation:
    """The entry as HTML, or None if it cannot be made now.

    `direction` is that of its locale; `more` leads to other styles and languages.
    """

    entry: str | None
    locale: str
    direction: Direction
    more: str
    formats: list[Link]


def text_citation(cited: Cited, urls: Urls) -> TextCitation:
    """Return the citation of a version in the usual manner. A text can be read even while it cannot be cited."""
    entry = usual_entry(cited, urls)
    return TextCitation(
        entry.html if entry else None,
        DEFAULT_LOCALE,
        direction_of(DEFAULT_LOCALE),
        urls.cite_page(cited.permalink(urls)),
        format_links(cited, DEFAULT_STYLE, DEFAULT_LOCALE, urls) if entry else [],
    )
