"""The citation of an article, of one of its versions, of a paragraph, and of a paragraph in one version."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Annotated, Literal

from django.http import HttpResponseBase
from django.utils.cache import patch_vary_headers
from drf_spectacular.types import OpenApiTypes
from pydantic import Field
from rest_framework.exceptions import NotAcceptable
from rest_framework.request import Request

from articles.api.http.lists import same_query
from articles.api.http.negotiation import AnyRenderer
from articles.api.http.operation import operation
from articles.api.http.query import DateParameter, Flag, Query, RowId
from articles.api.http.resource import Resource, Tag
from articles.api.http.responses import json_of
from articles.citing.citations import Manner, citation, manner_of
from articles.citing.formats import FORMATS, CitationFormat
from articles.representations.citation import CitationShape
from articles.selectors.cited import Cited, cite
from articles.selectors.paragraphs import newest_passage, passage_in_version
from articles.selectors.states import State, state_of_slug
from articles.selectors.versions import version_by_number
from articles.selectors.withdrawals import refusals_of
from articles.web.base_url import urls_for
from articles.web.caching import current_of, listing
from articles.web.negotiation import Choice, chosen, content_type

TAG = Tag("citations", "In any style, of a text or of one paragraph; and what happened to that text since.")
FORMATS_BY_NAME: Mapping[str, CitationFormat] = {form.name: form for form in FORMATS}
FORMATS_BY_TYPE: Mapping[str, CitationFormat] = {
    media_type: form for form in FORMATS for media_type in form.media_types
}
# The same answer in the other media types; JSON is described by its shape.
_OTHER_TYPES = {
    (200, media_type): OpenApiTypes.OBJECT if media_type.endswith("json") else OpenApiTypes.STR
    for media_type in FORMATS_BY_TYPE
    if media_type != "application/json"
}
_ABOUT_FORMATS = (
    "In any CSL style and locale, or in a format that reference managers read; by `format` or by `Accept`, as DOI "
    "content negotiation has it."
)
StyleName = Annotated[str, Field(min_length=1, max_length=200, pattern=r"^[^\x00]+$")]
LocaleName = Annotated[str, Field(min_length=1, max_length=35, pattern=r"^[^\x00]+$")]
if TYPE_CHECKING:
    FormatName = str
else:
    FormatName = Literal[tuple(FORMATS_BY_NAME)]


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
    format: FormatName | None = Field(  # type: ignore[assignment]  # all formats of citations, and not JSON alone
        default=None, description="The format of the answer; it goes before `Accept`", examples=["json"]
    )
    ascii: Flag | None = Field(
        default=None,
        description="BibTeX in ASCII, with LaTeX’s commands for letters, for programs that do not read UTF-8; other formats "
        "are always in UTF-8",
        examples=["true"],
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


_citation = partial(operation, answer=CitationShape, others=_OTHER_TYPES, more=_ABOUT_FORMATS, problems=(410,))


class CitationResource(Resource):
    """A citation; subclasses say of what."""

    tag = TAG
    content_negotiation_class = AnyRenderer


class ArticleCitation(CitationResource):
    """`/api/v1/articles/{slug}/citation/`."""

    @_citation("article_citation")
    def get(self, request: Request, query: CitationQuery, slug: str) -> HttpResponseBase:
        """The citation of an article.

        Of the version that is current; `Content-Location` names the citation of that version.
        """
        wanted = WantedCitation(request, query)
        state = state_of_slug(slug)
        withdrawals = refusals_of(state.article.pk)
        withdrawals.refuse_current(state.article)
        urls = self.urls(request)
        return wanted.current(
            lambda: cite(state.version, withdrawals, query.publication),
            state,
            frozen_at=urls.citation(urls.version(slug, state.current_version)),
        )


class VersionCitation(CitationResource):
    """`/api/v1/articles/{slug}/versions/{n}/citation/`."""

    @_citation("version_citation")
    def get(self, request: Request, query: CitationQuery, slug: str, number: str) -> HttpResponseBase:
        """The citation of a version.

        The text never changes; what the citation tells of it may, such as that it was retracted.
        """
        wanted = WantedCitation(request, query)
        version = version_by_number(slug, number)
        return wanted.of_version(cite(version, refusals_of(version.article_id), query.publication))


class ParagraphCitation(CitationResource):
    """`/api/v1/paragraphs/{pid}/citation/`."""

    @_citation("paragraph_citation")
    def get(self, request: Request, query: CitationQuery, pid: str) -> HttpResponseBase:
        """The citation of a paragraph.

        Of the newest version that has the paragraph, with the paragraph as locator; `Content-Location` names the
        citation of that version.
        """
        wanted = WantedCitation(request, query)
        newest, state = newest_passage(pid)
        withdrawals = refusals_of(state.article.pk)
        withdrawals.refuse_passage(newest)
        urls = self.urls(request)
        return wanted.current(
            lambda: cite(newest, withdrawals, query.publication),
            state,
            frozen_at=urls.citation(urls.passage(newest.paragraph.pid, newest.version.number)),
        )


class PassageCitation(CitationResource):
    """`/api/v1/paragraphs/{pid}/versions/{n}/citation/`."""

    @_citation("passage_citation")
    def get(self, request: Request, query: CitationQuery, pid: str, number: str) -> HttpResponseBase:
        """The citation of a paragraph in one version.

        With the paragraph as locator.
        """
        wanted = WantedCitation(request, query)
        passage = passage_in_version(pid, number)
        return wanted.of_version(cite(passage, refusals_of(passage.version.article_id), query.publication))


class WantedCitation:
    """The style, locale and format that a request wants: answers with a citation."""

    def __init__(self, request: Request, query: CitationQuery) -> None:
        """Read them from the query and from `Accept`. Raises `UnknownError` and `NotAcceptable`."""
        choice = _choice(request, query.format)
        # DOI content negotiation names style and locale in the media type: text/x-bibliography; style=apa.
        named = choice.parameters if choice.media_type == "text/x-bibliography" else {}
        self.request = request
        self.query = query
        self.manner: Manner = manner_of(
            query.style or named.get("style"),
            query.locale or named.get("locale"),
            query.accessed,
            in_ascii=bool(query.ascii),
        )
        self.media_type = choice.media_type
        self.format = FORMATS_BY_NAME[query.format] if query.format else FORMATS_BY_TYPE[choice.media_type]

    def of_version(self, cited: Cited) -> HttpResponseBase:
        """Return the citation of a text that never changes, with what notices say of it now."""
        body, article_id = self._body(cited), cited.version.article_id
        return self._varied(
            listing(self.request, body, article_id=article_id, media_type=content_type(self.media_type))
        )

    def current(self, cited: Callable[[], Cited], state: State, *, frozen_at: str) -> HttpResponseBase:
        """Return the citation of a text as it is now; `cited` is loaded only for a client that lacks it."""
        answer = current_of(
            self.request,
            lambda: self._body(cited()),
            state,
            manner=f"|{self.media_type}|{self.manner}",
            frozen_at=same_query(self.request, frozen_at),
            media_type=content_type(self.media_type),
        )
        return self._varied(answer)

    def _body(self, cited: Cited) -> bytes:
        urls = urls_for(self.request)
        if self.format.name == "json" and self.query.fields:
            return json_of(citation(cited, self.manner, urls), self.query.fields)
        return self.format.write(cited, self.manner, urls).encode()

    def _varied(self, answer: HttpResponseBase) -> HttpResponseBase:
        if self.query.format is None:
            patch_vary_headers(answer, ["Accept"])
        return answer


def _choice(request: Request, name: str | None) -> Choice:
    """Return the media type to answer with. Raises `NotAcceptable` if `Accept` allows none."""
    if name is not None:
        return Choice(FORMATS_BY_NAME[name].media_types[0])
    choice = chosen(request._request, list(FORMATS_BY_TYPE))
    if choice is None:
        raise NotAcceptable(f"A citation can be had as {', '.join(FORMATS_BY_TYPE)}; or name a format with ?format=.")
    return choice
