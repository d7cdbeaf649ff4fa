"""The citation styles and locales: lists of files that the service ships, paged in memory."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from django.http import HttpResponseBase
from pydantic import Field
from rest_framework.request import Request

from articles.api.http.lists import json_list, list_of, page_url, with_links
from articles.api.http.operation import operation
from articles.api.http.query import ListQuery, Words
from articles.api.http.resource import Resource
from articles.api.v1.citations import TAG
from articles.citing.rendering.locales import Locale, locales
from articles.citing.rendering.styles import Style, search_styles
from articles.representations.citation_style import CitationLocaleShape, CitationStyleShape
from articles.representations.shape import Shape
from articles.web.caching import listing

Item = TypeVar("Item")


class _Counted(Shape):
    count: int = Field(ge=0, description="How many match")


class CitationLocaleQuery(ListQuery):
    """The parameters of the list of locales."""

    # The index of the page's first item, in hexadecimal as in the cursors of rows.
    cursor: str | None = Field(
        default=None,
        pattern=r"^at\.[0-9a-f]{1,6}$",
        description="Where to go on; taken unchanged from `next` or `previous`",
    )


class CitationStyleQuery(CitationLocaleQuery):
    """Which styles to list."""

    q: Words | None = Field(
        default=None,
        description="Words of the title, the short title or the id; a field such as `law`; or an ISSN",
        examples=["chicago"],
    )


class CitationStyles(Resource):
    """`/api/v1/citation-styles/`."""

    tag = TAG

    @operation("citation_styles_list", answer=CitationStyleShape, page=list_of(CitationStyleShape, base=_Counted))
    def get(self, request: Request, query: CitationStyleQuery) -> HttpResponseBase:
        """The citation styles.

        Every style of the CSL repository, those that follow another one among them; the best match first.
        """
        return _page(request, search_styles(query.q), query, _style_json)


class CitationLocales(Resource):
    """`/api/v1/citation-locales/`."""

    tag = TAG

    @operation("citation_locales_list", answer=CitationLocaleShape, page=list_of(CitationLocaleShape, base=_Counted))
    def get(self, request: Request, query: CitationLocaleQuery) -> HttpResponseBase:
        """The locales of citations.

        A locale is a language for the words of a style, such as “and”, “paragraph” or “retrieved from”.
        """
        return _page(request, locales(), query, _locale_json)


def _page(
    request: Request, items: Sequence[Item], query: ListQuery, represent: Callable[[Item], Shape]
) -> HttpResponseBase:
    """Answer with the page of `items` that the query names."""
    start = min(_index(query.cursor), len(items))
    after, before = start + query.page_size, max(0, start - query.page_size)
    links = {
        "next": page_url(request, _cursor(after)) if after < len(items) else None,
        "previous": page_url(request, _cursor(before)) if start > 0 else None,
    }
    shapes = [represent(item) for item in items[start:after]]
    body = json_list(shapes, query.fields, {**links, "count": len(items)})
    return with_links(listing(request, body), links)


def _index(cursor: str | None) -> int:
    return int(cursor.removeprefix("at."), 16) if cursor else 0


def _cursor(index: int) -> str | None:
    return f"at.{index:x}" if index else None


def _style_json(style: Style) -> CitationStyleShape:
    return CitationStyleShape(
        id=style.id,
        title=style.title,
        short_title=style.short_title,
        parent=style.parent,
        format=style.format,
        fields=list(style.fields),
        issns=list(style.issns),
        default_locale=style.default_locale,
    )


def _locale_json(locale: Locale) -> CitationLocaleShape:
    return CitationLocaleShape(id=locale.id, name=locale.name, native_name=locale.native_name)
