"""Bibliographies: one list of works in the style's order, and for each citation its form in the text or in a note."""

from collections.abc import Sequence
from typing import Annotated

from django.http import HttpResponse
from pydantic import BaseModel, ConfigDict, Field
from rest_framework.request import Request

from articles.addresses import Urls
from articles.api.http.operation import operation
from articles.api.http.read_by_post import ReadByPost
from articles.api.http.responses import uncached
from articles.api.http.throttling import charge
from articles.api.v1.citations import TAG, LocaleName, StyleName
from articles.citing.bibliographies import CitedAs, bibliography
from articles.citing.citations import Manner, manner_of
from articles.representations.citation import BibliographyShape, MissingReference, WithdrawnReference
from articles.representations.tombstone import tombstone_json
from articles.selectors.cited import Cited, Outcome, cite_many
from articles.selectors.errors import UnknownError
from articles.selectors.resolving import resolve
from articles.selectors.withdrawals import WithdrawnError
from articles.web.problems import ApiError, ProblemError

MOST = 100
Reference = Annotated[str, Field(min_length=1, max_length=4000)]


class BibliographyRequest(BaseModel):
    """The references to cite, and how to cite them."""

    model_config = ConfigDict(extra="forbid", strict=True)

    style: StyleName | None = Field(default=None, description="As in a citation", examples=["apa"])
    locale: LocaleName | None = Field(default=None, description="As in a citation", examples=["en-US"])
    references: list[Reference] = Field(
        min_length=1,
        max_length=MOST,
        description="Paragraph identifiers, ARKs, slugs, citation keys (`slug.v2`), addresses of texts here, such as "
        "permalinks, and URLs and DOIs of known publications",
        examples=[["the-us-south-korea-alliance-at-70th-anniversary"]],
    )


class Bibliographies(ReadByPost):
    """`/api/v1/citations/`."""

    tag = TAG

    @operation("citations_bibliography", answer=BibliographyShape, problems=(404,))
    def post(self, request: Request, body: BibliographyRequest) -> HttpResponse:
        """A bibliography of many texts.

        Up to 100 references become one list of works in the style's order, and a note for each. A work stands in the
        list once, however many of its paragraphs are cited. References that name nothing are listed in `missing`, those
        to withdrawn texts in `withdrawn`. It writes nothing, and needs no key. In the client's rate it counts as a request
        for each reference.
        """
        charge(request, len(body.references))
        manner = wanted_manner(body.style, body.locale)
        urls = self.urls(request)
        outcomes = cite_many(resolve(body.references, urls))
        return uncached(_shape(list(zip(body.references, outcomes, strict=True)), manner, urls))


def wanted_manner(style: str | None, locale: str | None) -> Manner:
    """Return how to cite. Raises `ApiError` that points at an unknown style or locale."""
    try:
        return manner_of(style, locale)
    except UnknownError as error:
        pointer = "/locale" if error.code == "unknown_locale" else "/style"
        fault = ProblemError(pointer=pointer, code=error.code, detail=error.detail)
        raise ApiError(error.code, error.detail, [fault]) from error


def _shape(outcomes: Sequence[tuple[str, Outcome]], manner: Manner, urls: Urls) -> BibliographyShape:
    rendered = bibliography(
        [CitedAs(name, cited) for name, cited in outcomes if isinstance(cited, Cited)], manner, urls
    )
    return BibliographyShape(
        style=manner.style.id,
        locale=manner.locale,
        bibliography=rendered.bibliography,
        notes=rendered.notes,
        csl=[dict(work) for work in rendered.works],
        withdrawn=[_withdrawn(name, error, urls) for name, error in outcomes if isinstance(error, WithdrawnError)],
        missing=[
            MissingReference(reference=name, code=error.code, detail=error.detail)
            for name, error in outcomes
            if isinstance(error, UnknownError)
        ],
    )


def _withdrawn(name: str, error: WithdrawnError, urls: Urls) -> WithdrawnReference:
    stone = tombstone_json(error.article, error.notice, urls, version=error.version, pid=error.pid)
    return WithdrawnReference(reference=name, tombstone=stone)
