"""The styles and the locales in which citations can be had."""

from django.http import HttpResponseBase
from pydantic import Field
from rest_framework.request import Request

from articles.api.http.catalogue import catalogue, place_cursor
from articles.api.http.openapi.describing import described, list_of
from articles.api.http.query import ListQuery, Text
from articles.api.http.resource import Resource
from articles.citing.rendering.locales import Locale, locales
from articles.citing.rendering.styles import Style, search_styles
from articles.representations.citation_style import CitationLocaleShape, CitationStyleShape
from articles.representations.shape import Shape


class _Counted(Shape):
    count: int = Field(ge=0, description="How many match")


class CitationStyleList(list_of(CitationStyleShape, "CitationStylePage"), _Counted):  # type: ignore[misc]
    """A page of the styles that match, the best match first."""


class CitationLocaleList(list_of(CitationLocaleShape, "CitationLocalePage"), _Counted):  # type: ignore[misc]
    """A page of the locales."""


class CitationLocaleQuery(ListQuery):
    """The parameters of the list of locales."""

    cursor: str | None = place_cursor()


class CitationStyleQuery(CitationLocaleQuery):
    """Which styles."""

    q: Text | None = Field(
        default=None,
        description="Words of the title, the short title or the id; a field such as `law`; or an ISSN",
        examples=["chicago"],
    )


class CitationStyles(Resource):
    """`/api/v1/citation-styles/`."""

    shape = CitationStyleShape

    @described(
        tag="citations", operation_id="citation_styles_list", summary="The citation styles",
        description="Every style of the CSL repository, those that follow another one among them; the best match first.",
        answers={200: CitationStyleList}, query=CitationStyleQuery, shape=CitationStyleShape,
    )  # fmt: skip
    def get(self, request: Request) -> HttpResponseBase:
        """Return a page of styles."""
        query = self.parameters(request, CitationStyleQuery)
        return catalogue(request, search_styles(query.q), query, style_json)


class CitationLocales(Resource):
    """`/api/v1/citation-locales/`."""

    shape = CitationLocaleShape

    @described(
        tag="citations", operation_id="citation_locales_list", summary="The locales of citations",
        description="The languages in which a style says “and”, “paragraph” or “retrieved from”.",
        answers={200: CitationLocaleList}, query=CitationLocaleQuery, shape=CitationLocaleShape,
    )  # fmt: skip
    def get(self, request: Request) -> HttpResponseBase:
        """Return a page of locales."""
        query = self.parameters(request, CitationLocaleQuery)
        return catalogue(request, locales(), query, locale_json)


def style_json(style: Style) -> CitationStyleShape:
    """Return a style."""
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


def locale_json(locale: Locale) -> CitationLocaleShape:
    """Return a locale."""
    return CitationLocaleShape(id=locale.id, name=locale.name, native_name=locale.native_name)
