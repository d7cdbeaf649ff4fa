"""The tool `check_citations`: what happened to texts since they were cited, as `POST /api/v1/citations/check/` has it."""

from collections.abc import Sequence
from typing import Annotated

from pydantic import Field

from articles.api.http.throttling import charge
from articles.api.mcp.tools.items import Sent, answers_that_fit
from articles.api.mcp.tools.notices import NoticeLine, notice_lines
from articles.api.mcp.tools.pieces import Cursor, NextCursor
from articles.api.mcp.tools.tool import Arguments, Call, Tool
from articles.api.v1.citation_check import MOST, EarlierCitation, checked
from articles.choices import CitationStatusName
from articles.citing.checking.checked_citation import unknown_citation_json
from articles.representations.change import DifferenceShape
from articles.representations.citation_status import CheckedCitationShape, CheckedReferenceShape
from articles.representations.shape import Pid, Shape, Url
from articles.selectors.errors import UnknownError

_NOTHING = CheckedReferenceShape(paragraph=None, url=None, version=None, date=None)
_UNREADABLE = "invalid_body"


class CheckCitationsArguments(Arguments):
    """The citations to check."""

    citations: Annotated[list[Sent[EarlierCitation]], Field(min_length=1, max_length=MOST)] = Field(
        description=f"Up to {MOST}: each a `paragraph` or a `url`, with the `version` or the `date` of the citation "
        f"unless the address names a version, and the words that were quoted as `text`"
    )
    cursor: Cursor


class CheckedCitation(Shape):
    """What happened to a text since it was cited."""

    citation: CheckedReferenceShape
    status: CitationStatusName
    detail: str = Field(description="The status in a sentence, or why it is not known")
    url: Url = Field(description="The permanent address of what was cited; of the article list, if it is not known")
    current_url: Url | None = Field(description="The permanent address of what stands there now")
    changes_url: Url | None = Field(description="What changed in the whole text since")
    article: str | None = Field(description="The slug of the article")
    paragraph: Pid | None
    differences: list[DifferenceShape] = Field(description="What changed in the words, without what stayed")
    text_found_then: bool | None = Field(description="Whether the words that were quoted stood in the text")
    text_found_now: bool | None = Field(description="Whether they stand in it now")
    notices: list[NoticeLine]


class CheckCitationsAnswer(Shape):
    """The status of each text, in the order of the citations."""

    results: list[CheckedCitation]
    next_cursor: NextCursor


def _answer(arguments: CheckCitationsArguments, call: Call) -> CheckCitationsAnswer:
    charge(call.request, len(arguments.citations))

    def answer(citations: Sequence[EarlierCitation]) -> list[CheckedCitation]:
        return [_shape(result, call.urls.articles()) for result in checked(citations, call.urls)]

    def refuse(why: str) -> CheckedCitation:
        return _shape(unknown_citation_json(_NOTHING, UnknownError(_UNREADABLE, why)), call.urls.articles())

    results, next_cursor = answers_that_fit(
        "citations", arguments.citations, arguments.cursor, answer, refuse, EarlierCitation
    )
    return CheckCitationsAnswer(results=results, next_cursor=next_cursor)


def _shape(result: CheckedCitationShape, otherwise: str) -> CheckedCitation:
    return CheckedCitation(
        citation=result.citation,
        status=result.status,
        detail=result.detail,
        url=result.cited_url or otherwise,
        current_url=result.current_url,
        changes_url=result.changes_url,
        article=result.article.slug if result.article else None,
        paragraph=result.paragraph.id if result.paragraph else None,
        differences=[difference for difference in result.differences if difference.op != "equal"],
        text_found_then=result.text_found_then,
        text_found_now=result.text_found_now,
        notices=notice_lines(result.notices),
    )


CHECK_CITATIONS = Tool(
    name="check_citations",
    title="Check earlier citations",
    description="Says for each citation of a paragraph or a text what happened since: unchanged, edited, moved, removed, "
    "corrected, retracted or withdrawn, with the differences and the notices. In the rate it counts as a request for each "
    "citation.",
    arguments=CheckCitationsArguments,
    shape=CheckCitationsAnswer,
    answer=_answer,
)
