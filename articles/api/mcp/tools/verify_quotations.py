"""The tool `verify_quotations`: whether the archive has the words, where, and whether it still says so."""

from collections.abc import Sequence
from typing import Any

from pydantic import Field

from articles.addresses import Urls
from articles.api.http.throttling import charge
from articles.api.mcp.tools.named import located
from articles.api.mcp.tools.pieces import Cursor, NextCursor, items_that_fit
from articles.api.mcp.tools.tool import Arguments, Call, Tool
from articles.api.v1.quotations import SentItem, cost_of, verdicts
from articles.choices import AttributionName, CurrencyName, WordingName
from articles.quoting.verifying import MOST_CLAIMS
from articles.representations.shape import Pid, Shape, Url
from articles.representations.verdict import (
    QuotationMatchShape,
    QuotationProblemShape,
    QuotedDifferenceShape,
    VerdictShape,
)

MOST_MATCHES = 3


class VerifyQuotationsArguments(Arguments):
    """The quotations to verify."""

    quotations: list[SentItem] = Field(min_length=1, max_length=MOST_CLAIMS, description=f"Up to {MOST_CLAIMS}")
    cursor: Cursor


class FoundQuotation(Shape):
    """A place of the quotation."""

    paragraph: Pid
    url: Url = Field(description="The permanent address of the paragraph: cite this")
    text_fragment_url: Url | None = Field(description="The page, at the very words")
    article: str = Field(description="The slug of the article")
    title: str
    version: int
    currency: CurrencyName
    text: str | None = Field(description="The words of the source; null if they are withdrawn")
    differences: list[QuotedDifferenceShape] = Field(description="What differs, without what is equal")


class VerifiedQuotation(Shape):
    """The verdict on a quotation."""

    text: str | None = Field(description="As it was sent; null if it was not a text")
    wording: WordingName | None = Field(
        description="`verbatim`; `typographic`: but for quotation marks, dashes, spaces; `elided`: so, with marked gaps; "
        "`altered`: words differ; `not_found`; null on an error"
    )
    attribution: AttributionName | None = Field(description="Whether it stands where it is said to stand")
    currency: CurrencyName | None = Field(description="Whether the current version says so")
    weak: bool = Field(description="Whether the words are too few to prove anything")
    ambiguous: bool = Field(description="Whether several paragraphs answer alike")
    url: Url = Field(description="The permanent address of the first place; of the article list, if there is none")
    matches: list[FoundQuotation] = Field(description=f"The best first, up to {MOST_MATCHES}")
    more_matches: bool = Field(description="Whether there are more, or may be more")
    error: str | None = Field(description="Why it could not be checked")


class VerifyQuotationsAnswer(Shape):
    """The verdicts, in the order of the quotations."""

    results: list[VerifiedQuotation]
    next_cursor: NextCursor


def _answer(arguments: VerifyQuotationsArguments, call: Call) -> VerifyQuotationsAnswer:
    charge(call.request, cost_of(arguments.quotations))

    def answer(quotations: Sequence[Any]) -> list[VerifiedQuotation]:
        first = len(arguments.quotations) - len(quotations)
        return [_shape(verdict, call.urls) for verdict in verdicts(quotations, call.urls, first)]

    results, next_cursor = items_that_fit(arguments.quotations, arguments.cursor, answer)
    return VerifyQuotationsAnswer(results=results, next_cursor=next_cursor)


def _shape(verdict: VerdictShape, urls: Urls) -> VerifiedQuotation:
    matches = [_found(match) for match in verdict.matches[:MOST_MATCHES]]
    return VerifiedQuotation(
        text=verdict.quotation.text,
        wording=verdict.wording,
        attribution=verdict.attribution,
        currency=verdict.currency,
        weak=verdict.weak,
        ambiguous=verdict.ambiguous,
        url=matches[0].url if matches else urls.articles(),
        matches=matches,
        more_matches=verdict.more_matches or len(verdict.matches) > MOST_MATCHES,
        error=_why(verdict.problem) if verdict.problem else None,
    )


def _why(problem: QuotationProblemShape) -> str:
    """Return what is wrong with a quotation, each fault behind the JSON pointer to it."""
    return "\n".join(located(error.pointer, error.detail) for error in problem.errors)


def _found(match: QuotationMatchShape) -> FoundQuotation:
    return FoundQuotation(
        paragraph=match.paragraph.id,
        url=match.paragraph.permalink,
        text_fragment_url=match.text_fragment_url,
        article=match.article.slug,
        title=match.article.title,
        version=match.version,
        currency=match.currency,
        text=match.text,
        differences=[difference for difference in match.differences if difference.op != "equal"],
    )


VERIFY_QUOTATIONS = Tool(
    name="verify_quotations",
    title="Verify quotations",
    description="Says for each quotation whether the archive has the words, letter for letter or altered and how, in "
    "which paragraph of which version, and whether the current version still says so. Use it before you publish a "
    "quotation. In the rate it counts as a request for each quotation.",
    arguments=VerifyQuotationsArguments,
    shape=VerifyQuotationsAnswer,
    answer=_answer,
)
