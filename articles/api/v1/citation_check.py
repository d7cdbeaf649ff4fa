"""What happened to texts since they were cited: up to a hundred earlier citations at once."""

from typing import Annotated, Any, Self

from django.http import HttpResponse
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema, model_validator
from rest_framework.request import Request

from articles.addresses import Urls
from articles.api.http.json_body import body_of
from articles.api.http.openapi.describing import described
from articles.api.http.read_by_post import Question, QuestionQuery, answered
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
# What the validator below holds, for those who read the schema: one of the two, and not both of the other two.
_RULES: dict[str, Any] = {
    "oneOf": [
        {"required": [one], "properties": {one: {"type": "string"}, other: {"type": "null"}}}
        for one, other in (("paragraph", "url"), ("url", "paragraph"))
    ],
    "not": {
        "required": ["version", "date"],
        "properties": {"version": {"type": "integer"}, "date": {"type": "string"}},
    },
}


def _whole(value: object) -> object:
    """JSON has one kind of number: 1.0 is an integer, too."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


class EarlierCitation(BaseModel):
    """What someone cited: `paragraph` or `url`; and when, `version` or `date`, unless the URL names a version."""

    model_config = ConfigDict(extra="forbid", strict=True, json_schema_extra=_RULES)

    paragraph: str | None = Field(
        default=None, min_length=1, max_length=200,
        description="A paragraph's identifier, its citation key (`3k7xq9d2br.v1`), or its ARK",
        examples=["3k7xq9d2br"],
    )  # fmt: skip
    url: str | None = Field(
        default=None, min_length=1, max_length=_LONGEST_URL,
        description="Any address of a text here (a permalink, a page, an API address, `/p/…`), an ARK, an article's slug, a "
        "citation key, or the URL of a known publication",
    )  # fmt: skip
    version: Annotated[int, Field(ge=1, lt=2**31), BeforeValidator(_whole)] | None = Field(
        default=None, description="The number of the version that was cited", examples=[1]
    )
    date: (
        Annotated[str, AfterValidator(partial_date), WithJsonSchema({"type": "string", "pattern": PATTERN})] | None
    ) = Field(
        default=None,
        description="The day, month or year (UTC) in which it was cited: the version that was current at its end",
    )
    text: str | None = Field(
        default=None, min_length=1, max_length=_LONGEST_TEXT, description="The words that were quoted",
    )  # fmt: skip

    @model_validator(mode="after")
    def _be_one_reference(self) -> Self:
        if (self.paragraph is None) == (self.url is None):
            raise ValueError("one of “paragraph” and “url” says what was cited; give one, and not both")
        if self.version is not None and self.date is not None:
            raise ValueError("“version” and “date” both say which version was cited; give one of them")
        return self


class CitationCheckRequest(BaseModel):
    """What is to be checked."""

    model_config = ConfigDict(extra="forbid", strict=True)

    citations: list[EarlierCitation] = Field(
        min_length=1, max_length=MOST, examples=[[{"paragraph": "3k7xq9d2br", "version": 1}]]
    )


class CitationCheckShape(Shape):
    """What happened to each text, in the order asked."""

    results: list[CheckedCitationShape]


class CitationCheck(Question):
    """`/api/v1/citations/check/`."""

    shape = CitationCheckShape

    @described(
        tag="citations", operation_id="citations_check", summary="What happened to texts since they were cited",
        description=f"For up to {MOST} earlier citations, of a paragraph or of a whole text: whether it is unchanged, was "
        "edited since (with the differences), moved, removed, corrected (by which notice), retracted or withdrawn; and "
        "whether the words quoted stood in it, and stand in it now. What cannot be told has the status `unknown` and "
        "leaves the others alone. It writes nothing, and needs no key.",
        request={"application/json": CitationCheckRequest},
        answers={200: CitationCheckShape}, query=QuestionQuery, problems=(413, 415),
    )  # fmt: skip
    def post(self, request: Request) -> HttpResponse:
        """Check earlier citations."""
        self.parameters(request, QuestionQuery)
        citations = body_of(request, CitationCheckRequest).citations
        urls = self.urls(request)
        statuses = citation_statuses([_earlier(citation) for citation in citations], urls)
        results = [_result(citation, status, urls) for citation, status in zip(citations, statuses, strict=True)]
        return answered(CitationCheckShape(results=results))


def _earlier(sent: EarlierCitation) -> earlier_citation.EarlierCitation:
    return earlier_citation.EarlierCitation(sent.paragraph, sent.url, sent.version, last_day(sent.date), sent.text)


def _result(sent: EarlierCitation, status: CitationStatus | UnknownError, urls: Urls) -> CheckedCitationShape:
    reference = CheckedReferenceShape(paragraph=sent.paragraph, url=sent.url, version=sent.version, date=sent.date)
    if isinstance(status, UnknownError):
        return unknown_citation_json(reference, status)
    return checked_citation_json(reference, status, urls)
