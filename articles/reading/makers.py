"""The byline of a text as HTML, in which each name leads to the page of the person. Pure functions of rows."""

from collections.abc import Iterable

from django.utils.html import escape
from django.utils.safestring import SafeString

from articles.addresses import Urls
from articles.models import Contribution
from articles.representations.bylines import byline_parts


def linked_byline(contributions: Iterable[Contribution], language: str | None, urls: Urls) -> SafeString | None:
    """Return the byline in the `language` of the text (BCP 47), None if nobody is named; each has their person at hand."""
    parts = byline_parts(contributions, language)
    html = "".join(escape(part) if isinstance(part, str) else _link(part, urls) for part in parts)
    return SafeString(html) if html else None  # nosec B703 # each part is escaped


def _link(contribution: Contribution, urls: Urls) -> str:
    address, name = urls.person_page(contribution.person_id), contribution.name_as_printed
    return f'<a rel="author" href="{escape(address)}"><bdi>{escape(name)}</bdi></a>'
