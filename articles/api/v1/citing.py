"""What the citations of the API do alike: their parameters, and in which format they answer."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Annotated, Any, Literal

from django.http import HttpResponseBase
from django.utils.cache import patch_vary_headers
from drf_spectacular.types import OpenApiTypes
from pydantic import Field
from rest_framework.exceptions import NotAcceptable
from rest_framework.negotiation import BaseContentNegotiation
from rest_framework.parsers import BaseParser
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request

from articles.api.http.query import DateParameter, Query, RowId
from articles.api.http.resource import Resource, json_of
from articles.citing.citations import Manner, citation, manner_of, written
from articles.citing.formats import FORMATS, CitationFormat
from articles.representations.citation import CitationShape
from articles.selectors.cited import Cited
from articles.web.caching import current, frozen
from articles.web.negotiation import Choice, chosen

FormatName = Literal["json", "text", "html", "bibtex", "biblatex", "ris", "csl-json", "jsonld"]
StyleName = Annotated[str, Field(min_length=1, max_length=200, pattern=r"^[^\x00]+$")]
LocaleName = Annotated[str, Field(min_length=1, max_length=35, pattern=r"^[^\x00]+$")]

_BY_NAME: Mapping[str, CitationFormat] = {one.name: one for one in FORMATS}
_BY_TYPE: Mapping[str, CitationFormat] = {media_type: one for one in FORMATS for media_type in one.media_types}
ANSWERS: Mapping[int | tuple[int, str], Any] = {
    200: CitationShape,
    **{
        (200, media_type): OpenApiTypes.OBJECT if media_type.endswith("json") else OpenApiTypes.STR
        for media_type in _BY_TYPE
        if media_type != "application/json"
    },
}


class CitationQuery(Query):
    """How to cite."""

    style: StyleName | None = Field(
        default=None, description="A style of `/api/v1/citation-styles/`; `apa` where none is named", examples=["apa"]
    )
    locale: LocaleName | None = Field(
        default=None,
        description="A locale of `/api/v1/citation-locales/`; the style's own or `en-US` where none is named",
        examples=["en-US"],
    )
    format: FormatName | None = Field(
        default=None, description="The format of the answer; it goes before `Accept`", examples=["json"]
    )
    publication: RowId | None = Field(
        default=None,
        description="The id of the appearance to cite; the one that printed this text where none is named",
        examples=[1],
    )
    accessed: DateParameter | None = Field(
        default=None,
        description="The day on which you read it, where the style is to tell it; the text at the address never changes",
        examples=["2026-11-24"],
    )


class Undecided(BaseContentNegotiation):
    """Leaves it to the resource which format an answer has, since that is not a matter of DRF's renderers."""

    def select_parser(self, request: Request, parsers: Iterable[BaseParser]) -> BaseParser | None:
        """Return the first parser; nothing is sent to a citation."""
        return next(iter(parsers), None)

    def select_renderer(
        self, request: Request, renderers: Iterable[BaseRenderer], format_suffix: str | None = None
    ) -> tuple[BaseRenderer, str]:
        """Return the first renderer."""
        renderer = next(iter(renderers))
        return renderer, renderer.media_type


class CitationResource(Resource):
    """A citation; subclasses say of what."""

    shape = CitationShape
    content_negotiation_class = Undecided

    def asked(self, request: Request) -> "Asked":
        """Return how to cite, and in which format. Raises `ApiError`, `UnknownError` and `NotAcceptable`."""
        query = self.parameters(request, CitationQuery)
        choice = _choice(request, query.format)
        said = choice.parameters if choice.media_type == "text/x-bibliography" else {}
        manner = manner_of(query.style or said.get("style"), query.locale or said.get("locale"), query.accessed)
        return Asked(request, query, manner, choice)


class Asked:
    """A citation that was asked for: answers with it, frozen or as it stands now."""

    def __init__(self, request: Request, query: CitationQuery, manner: Manner, choice: Choice) -> None:
        self.request = request
        self.query = query
        self.manner = manner
        self.media_type = choice.media_type
        self.format = _BY_NAME[query.format] if query.format else _BY_TYPE[choice.media_type]

    def frozen(self, resource: Resource, cited: Cited) -> HttpResponseBase:
        """Return the citation of a text that never changes; on the shelf only if its address says the format."""
        article_id = cited.version.article_id if self.query.format else None
        body = self._body(resource, cited)
        return self._varied(frozen(self.request, body, article_id=article_id, media_type=self._content_type))

    def current(
        self, resource: Resource, cited: Callable[[], Cited], *, state: str, changed_at: datetime, frozen_at: str
    ) -> HttpResponseBase:
        """Return the citation of a text as it stands now; `cited` is loaded only for a client that lacks it."""
        answer = current(
            self.request,
            lambda: self._body(resource, cited()),
            state=f"{state}|{self.media_type}|{self.manner}",
            changed_at=changed_at,
            frozen_at=self._with_query(frozen_at),
            media_type=self._content_type,
        )
        return self._varied(answer)

    @property
    def _content_type(self) -> str:
        return self.media_type if self.media_type.endswith("json") else f"{self.media_type}; charset=utf-8"

    def _body(self, resource: Resource, cited: Cited) -> bytes:
        urls = resource.urls(self.request)
        if self.format.name == "json":
            return json_of(citation(cited, self.manner, urls), self.query.fields)
        return written(cited, self.format.name, self.manner, urls)

    def _with_query(self, address: str) -> str:
        sent = self.request.query_params.urlencode()
        return f"{address}?{sent}" if sent else address

    def _varied(self, answer: HttpResponseBase) -> HttpResponseBase:
        if self.query.format is None:
            patch_vary_headers(answer, ["Accept"])
        return answer


def _choice(request: Request, name: str | None) -> Choice:
    """Return the media type to answer with. Raises `NotAcceptable` where `Accept` allows none."""
    if name is not None:
        return Choice(_BY_NAME[name].media_types[0])
    choice = chosen(request._request, list(_BY_TYPE))
    if choice is None:
        raise NotAcceptable(f"A citation can be had as {', '.join(_BY_TYPE)}; or name a format with ?format=.")
    return choice
