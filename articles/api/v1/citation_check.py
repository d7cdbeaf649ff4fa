"""The citation check: what happened to texts since they were cited, for up to a hundred citations at once."""

from collections.abc import Sequence
from typing import Annotated, Any, Self

from django.http import HttpResponse
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema, model_validator
from rest_framework.request import Request

from articles.addresses import Urls
from articles.api.http.json_body import whole
from articles.api.http.operation import operation
from articles.api.http.read_by_post import ReadByPost
from articles.api.http.responses import uncached
from articles.api.http.throttling import charge
from articles.api.v1.citations import TAG
from articles.citing.checking import earlier_citation
from articles.citing.checking.checked_citation import checked_citation_json, unknown_citation_json
from articles.citing.checking.citation_status import CitationStatus, citation_statuses
from articles.partial_dates import PATTERN, last_day, partial_date
from articles.representations.citation_status import CheckedCitationShape, CheckedReferenceShape
from articles.representations.shape import Shape
from articles.selectors.errors import UnknownError

MOST = 100
_LONGEST_TEXT = 5000
_LONGEST_URL = 4000
# The rule of `_be_one_reference` as JSON Schema: one of “paragraph” and “url”, and not both “version” and “date”. It says what is
# not allowed, so that generators of clients make one type, and not a union of types that lack the other members.
_RULES: dict[str, Any] = {
    "not": {
        "anyOf": [
            {
                "required": ["paragraph", "url"],
                "properties": {name: {"type": "string"} for name in ("paragraph", "url")},
            },
            {"properties": {name: {"type": "null"} for name in ("paragraph", "url")}},
            {
                "required": ["version", "date"],
                "properties": {"version": {"type": "integer"}, "date": {"type": "string"}},
            },
        ]
    },
}


class EarlierCitation(BaseModel):
    """An earlier citation: of `paragraph` or `url`; and when, `version` or `date`, unless the URL names a version."""

    model_config = ConfigDict(extra="forbid", strict=True, json_schema_extra=_RULES)

    paragraph: str | None = Field(
        default=None,
        min_length=1,
        max_length=200,
        description="A paragraph's identifier, its citation key (`3k7xq9d2br.v1`), or its ARK",
        examples=["3k7xq9d2br"],
    )
    url: str | None = Field(
        default=None,
        min_length=1,
        max_length=_LONGEST_URL,
        description="Any address of a text here (a permalink, a page, an API address, `/p/…`), an ARK, an article's slug, a "
        "citation key, or the URL or the DOI of a known publication",
    )
    version: Annotated[int, Field(ge=1, lt=2**31), BeforeValidator(whole)] | None = Field(
        default=None, description="The number of the version that was cited", examples=[1]
    )
    date: (
        Annotated[str, AfterValidator(partial_date), WithJsonSchema({"type": "string", "pattern": PATTERN})] | None
    ) = Field(
        default=None,
        description="The day, month or year (UTC) in which it was cited: the newest version that was public at its end",
    )
    text: str | None = Field(
        default=None, min_length=1, max_length=_LONGEST_TEXT, description="The words that were quoted"
    )

    @model_validator(mode="after")
    def _be_one_reference(self) -> Self:
        if (self.paragraph is None) == (self.url is None):
            raise ValueError("one of “paragraph” and “url” says what was cited; give one, and not both")
        if self.version is not None and self.date is not None:
            raise ValueError("“version” and “date” both say which version was cited; give one of them")
        return self


class CitationCheckRequest(BaseModel):
    """The citations to check."""

    model_config = ConfigDict(extra="forbid", strict=True)

    citations: list[EarlierCitation] = Field(
        min_length=1, max_length=MOST, examples=[[{"paragraph": "3k7xq9d2br", "version": 1}]]
    )


class CitationCheckShape(Shape):
    """The status of each text, in the order of the request."""

    results: list[CheckedCitationShape]


class CitationCheck(ReadByPost):
    """`/api/v1/citations/check/`."""

    tag = TAG

    @operation("citations_check", answer=CitationCheckShape)
    def post(self, request: Request, body: CitationCheckRequest) -> HttpResponse:
        """Check whether texts changed since they were cited.

        For up to 100 earlier citations of a paragraph or of a whole text, the answer says whether the text is unchanged,
        edited, moved, removed, corrected, retracted or withdrawn since then, with the differences or the notice. It also
        says whether the quoted words stood in the text, and whether they stand in it now. A citation that cannot be
        resolved has the status `unknown`; the others are answered all the same. It writes nothing, and needs no key. In the
        client's rate it counts as a request for each citation.
        """
        charge(request, len(body.citations))
        return uncached(CitationCheckShape(results=checked(body.citations, self.urls(request))))


def checked(citations: Sequence[EarlierCitation], urls: Urls) -> list[CheckedCitationShape]:
    """Return what happened to each cited text, in the order of the citations."""
    statuses = citation_statuses([_earlier(citation) for citation in citations], urls)
    return [_result(*pair, urls) for pair in zip(citations, statuses, strict=True)]


def _earlier(cited: EarlierCitation) -> earlier_citation.EarlierCitation:
    return earlier_citation.EarlierCitation(cited.paragraph, cited.url, cited.version, last_day(cited.date), cited.text)


def _result(cited: EarlierCitation, status: CitationStatus | UnknownError, urls: Urls) -> CheckedCitationShape:
    reference = CheckedReferenceShape(paragraph=cited.paragraph, url=cited.url, version=cited.version, date=cited.date)
    if isinstance(status, UnknownError):
        return unknown_citation_json(reference, status)
    return checked_citation_json(reference, status, urls)
