"""The tool `cite`: the citation of texts and paragraphs in any style."""

from collections.abc import Sequence
from typing import Annotated

from pydantic import Field

from articles.addresses import Urls
from articles.api.http.throttling import charge
from articles.api.mcp.tools.items import Sent, answers_that_fit
from articles.api.mcp.tools.named import REFERENCE
from articles.api.mcp.tools.notices import NoticeLine, notice_lines
from articles.api.mcp.tools.pieces import Cursor, NextCursor
from articles.api.mcp.tools.tool import Arguments, Call, Tool
from articles.api.v1.bibliographies import MOST, Reference, wanted_manner
from articles.api.v1.citations import LocaleName, StyleName
from articles.citing.citations import Manner, citation
from articles.representations.shape import Shape, Url
from articles.selectors.cited import Cited, Outcome, cite_many
from articles.selectors.errors import UnknownError
from articles.selectors.resolving import resolve


class CiteArguments(Arguments):
    """What to cite, and how."""

    references: Annotated[list[Sent[Reference]], Field(min_length=1, max_length=MOST)] = Field(
        description=f"Up to {MOST} texts. {REFERENCE}"
    )
    style: StyleName | None = Field(default=None, description="A CSL style, such as `apa` (the default), `mla`, `ieee`")
    locale: LocaleName | None = Field(default=None, description="The language of the citation, such as `en-US`")
    cursor: Cursor


class CitationAnswer(Shape):
    """The citation of one text."""

    reference: str | None = Field(description="As it was sent; null if it was not a text")
    bibliography: str | None = Field(
        description="The entry in a list of works; null if the style has no list, or on an error"
    )
    in_text: str | None = Field(description="What stands in the text or in a note; null on an error")
    url: Url = Field(description="The permanent address of exactly what is cited; of the article list, on an error")
    notices: list[NoticeLine] = Field(description="Corrections, retractions and the like that came since")
    error: str | None = Field(description="Why it cannot be cited")


class CiteAnswer(Shape):
    """The citations, in the order of the references."""

    style: str
    locale: str
    results: list[CitationAnswer]
    next_cursor: NextCursor


def _answer(arguments: CiteArguments, call: Call) -> CiteAnswer:
    charge(call.request, len(arguments.references))
    manner = wanted_manner(arguments.style, arguments.locale)

    def answer(references: Sequence[str]) -> list[CitationAnswer]:
        outcomes = cite_many(resolve(references, call.urls))
        return [_shape(*pair, manner, call.urls) for pair in zip(references, outcomes, strict=True)]

    results, next_cursor = answers_that_fit(
        "references", arguments.references, arguments.cursor, answer, lambda why: _refused(None, why, call.urls)
    )
    return CiteAnswer(style=manner.style.id, locale=manner.locale, results=results, next_cursor=next_cursor)


def _shape(reference: str, outcome: Outcome, manner: Manner, urls: Urls) -> CitationAnswer:
    if not isinstance(outcome, Cited):
        return _refused(reference, _reason(outcome), urls)
    shape = citation(outcome, manner, urls)
    return CitationAnswer(
        reference=reference,
        bibliography=shape.bibliography.text if shape.bibliography else None,
        in_text=shape.in_text.text,
        url=shape.url,
        notices=notice_lines(shape.notices),
        error=None,
    )


def _refused(reference: str | None, why: str, urls: Urls) -> CitationAnswer:
    return CitationAnswer(
        reference=reference, bibliography=None, in_text=None, url=urls.articles(), notices=[], error=why
    )


def _reason(outcome: Exception) -> str:
    return outcome.detail if isinstance(outcome, UnknownError) else str(outcome)


CITE = Tool(
    name="cite",
    title="Cite texts and paragraphs",
    description="Gives the citation of each text or paragraph in a style: the entry of the list of works cited, what "
    "stands in the text or in a note, and the permanent address. In the rate it counts as a request for each reference.",
    arguments=CiteArguments,
    shape=CiteAnswer,
    answer=_answer,
)
