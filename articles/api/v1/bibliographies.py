"""Many citations at once: one list of works in the style's order, and what stands in the text or in a note for each."""

from collections.abc import Sequence
from typing import Annotated

from django.http import HttpResponse
from pydantic import BaseModel, ConfigDict, Field
from rest_framework.request import Request

from articles.addresses import Urls
from articles.api.http.json_body import body_of
from articles.api.http.openapi.describing import described
from articles.api.http.read_by_post import Question, QuestionQuery, answered
from articles.api.v1.citing import LocaleName, StyleName
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


class BibliographyRequest(BaseModel):
    """What is to be cited, and how."""

    model_config = ConfigDict(extra="forbid", strict=True)

    style: StyleName | None = Field(default=None, description="As in a citation", examples=["apa"])
    locale: LocaleName | None = Field(default=None, description="As in a citation", examples=["en-US"])
    references: list[Annotated[str, Field(min_length=1, max_length=4000)]] = Field(
        min_length=1, max_length=MOST,
        description="Paragraph identifiers, ARKs, slugs, citation keys (`slug.v2`), addresses of texts here, such as "
        "permalinks, and URLs of known publications",
        examples=[["the-us-south-korea-alliance-at-70th-anniversary"]],
    )  # fmt: skip


class Bibliographies(Question):
    """`/api/v1/citations/`."""

    shape = BibliographyShape

    @described(
        tag="citations", operation_id="citations_bibliography", summary="A bibliography of many texts",
        description=f"Up to {MOST} references become one list of works in the style's order, and a note for each. A work "
        "stands in the list once, however many of its paragraphs are cited. References that name nothing are listed in "
        "`missing`, those to withdrawn texts in `withdrawn`. It writes nothing, and needs no key.",
        request={"application/json": BibliographyRequest},
        answers={200: BibliographyShape}, query=QuestionQuery, problems=(404, 413, 415),
    )  # fmt: skip
    def post(self, request: Request) -> HttpResponse:
        """Return a bibliography."""
        self.parameters(request, QuestionQuery)
        asked = body_of(request, BibliographyRequest)
        manner = _manner(asked)
        urls = self.urls(request)
        outcomes = cite_many(resolve(asked.references, urls))
        return answered(_shape(list(zip(asked.references, outcomes, strict=True)), manner, urls))


def _manner(asked: BibliographyRequest) -> Manner:
    """Return how to cite. Raises `ApiError` that points at the style or the locale that nothing knows."""
    try:
        return manner_of(asked.style, asked.locale)
    except UnknownError as error:
        pointer = "/locale" if error.code == "unknown_locale" else "/style"
        fault = ProblemError(pointer=pointer, code=error.code, detail=error.detail)
        raise ApiError(error.code, error.detail, [fault]) from error


def _shape(found: Sequence[tuple[str, Outcome]], manner: Manner, urls: Urls) -> BibliographyShape:
    rendered = bibliography([CitedAs(name, one) for name, one in found if isinstance(one, Cited)], manner, urls)
    return BibliographyShape(
        style=manner.style.id,
        locale=manner.locale,
        bibliography=rendered.bibliography,
        notes=rendered.notes,
        csl=[dict(work) for work in rendered.works],
        withdrawn=[_withdrawn(name, one, urls) for name, one in found if isinstance(one, WithdrawnError)],
        missing=[
            MissingReference(reference=name, code=one.code, detail=one.detail)
            for name, one in found
            if isinstance(one, UnknownError)
        ],
    )


def _withdrawn(name: str, error: WithdrawnError, urls: Urls) -> WithdrawnReference:
    stone = tombstone_json(error.article, error.notice, urls, version=error.version, pid=error.pid)
    return WithdrawnReference(reference=name, tombstone=stone)
