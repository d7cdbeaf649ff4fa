"""JSON of the API: whether the archive has a quotation, word for word or altered, in which paragraph of which version."""

from typing import Literal

from pydantic import Field

from articles.choices import AttributionName, CurrencyName, DifferenceName, WordingName
from articles.representations.reference import TitledArticleReference
from articles.representations.shape import Pid, Shape, Url


class QuotationShape(Shape):
    """A quotation to check as it was sent, and where it is said to stand."""

    text: str | None = Field(description="Null if it is not text")
    article: str | None
    version: int | None
    paragraph: str | None


class QuotedDifferenceShape(Shape):
    """A stretch that the quotation and the source share, or words of the one in the place of words of the other."""

    op: DifferenceName = Field(
        description="`equal`: the same but for typography. `replace`: the source has other words. `insert`: the source does not "
        "have them. `delete`: the quotation leaves them out, or has a mark in their place"
    )
    quoted: str = Field(
        description="All `quoted` joined are the quotation, without its outer marks", examples=["steel"]
    )
    source: str = Field(description="All `source` joined are the `text` of the match", examples=["ironclad"])


class TextQuoteSelectorShape(Shape):
    """A stretch by its text, and what stands before and behind it (W3C Web Annotation Data Model, 4.2.4)."""

    type: Literal["TextQuoteSelector"]
    exact: str
    prefix: str
    suffix: str


class TextPositionSelectorShape(Shape):
    """A stretch by its first code point, and by the one behind its last (W3C Web Annotation Data Model, 4.2.5)."""

    type: Literal["TextPositionSelector"]
    start: int = Field(ge=0)
    end: int = Field(ge=0)


class QuotedParagraphShape(Shape):
    """The paragraph that has the quotation."""

    id: Pid
    url: Url
    html_url: Url
    permalink: Url = Field(description="The address of exactly this text that people cite")


class QuotationMatchShape(Shape):
    """A stretch of a paragraph in a version that has the quotation, or a part of it.

    Of a withdrawn text only the place is told.
    """

    paragraph: QuotedParagraphShape
    article: TitledArticleReference
    version: int = Field(ge=1)
    ordinal: int = Field(ge=1, description="The place of the paragraph in the version, counted from 1")
    currency: CurrencyName
    part: int = Field(
        ge=1,
        description="A quotation over a break between paragraphs has a match for each of them, in order: which one this is",
    )
    parts: int = Field(ge=1, description="And how many there are; otherwise 1")
    start: int | None = Field(
        description="Where it begins in the text of the paragraph, in Unicode code points; null if it is withdrawn"
    )
    end: int | None = Field(description="Behind its last code point; null if it is withdrawn")
    score: float | None = Field(
        ge=0, le=1, description="How like the words are: 1 is the same; null if the text is withdrawn"
    )
    text: str | None = Field(description="The words of the source; null if they are withdrawn")
    differences: list[QuotedDifferenceShape] = Field(
        description="Word for word, if the wording is `altered` or `elided`; otherwise empty"
    )
    selectors: list[TextQuoteSelectorShape | TextPositionSelectorShape]
    text_fragment_url: Url | None = Field(
        description="The page of the version; browsers scroll to the words and mark them (URL Fragment Text Directives)"
    )
    citation_url: Url = Field(description="The citation of the paragraph in this version")


class QuotationErrorShape(Shape):
    """One thing that is wrong with a quotation that was sent."""

    pointer: str = Field(description="JSON pointer into the body", examples=["/quotations/3/paragraph"])
    code: str = Field(examples=["mistyped_pid"])
    detail: str


class QuotationProblemShape(Shape):
    """Why a quotation was not checked (RFC 9457); the others were."""

    type: Url = Field(description="The kind of problem; the address explains it")
    title: str
    status: Literal[422]
    detail: str
    errors: list[QuotationErrorShape]


class VerdictShape(Shape):
    """Whether the archive has a quotation, where, and whether it still says so."""

    quotation: QuotationShape
    status: Literal[200, 422] = Field(description="422 if this quotation could not be checked: `problem` says why")
    problem: QuotationProblemShape | None
    wording: WordingName | None = Field(
        description="`verbatim`: the same characters. `typographic`: the same but for quotation marks, dashes, spaces and the "
        "like. `elided`: so, in fragments, in order. `altered`: words differ. Null if it could not be checked"
    )
    weak: bool = Field(description="Whether the words are too few to prove that they were taken from a text")
    ambiguous: bool = Field(description="Whether several paragraphs answer alike")
    attribution: AttributionName | None = Field(
        description="Whether it stands where it is said to stand; null if a place was claimed and it was not found"
    )
    currency: CurrencyName | None = Field(
        description="Of the first match. `current`: the current version says it. `superseded`: says it differently. "
        "`removed`: no longer has the paragraph. `withdrawn`: the text must not be shown. Null if it was not found"
    )
    matches: list[QuotationMatchShape] = Field(description="The best first")
    more_matches: bool = Field(description="Whether it stands, or may stand, in more places than are listed")


class VerdictsShape(Shape):
    """The verdicts, in the order of the request."""

    results: list[VerdictShape]


class DraftQuotationShape(Shape):
    """A quotation in a draft, and its verdict."""

    start: int = Field(ge=0, description="Where it begins in the draft behind its mark, in Unicode code points")
    end: int = Field(ge=0, description="Behind its last code point, before the mark")
    sentence: str = Field(
        description="What the draft says around it, which may name who is quoted; empty if `unmarked`"
    )
    attributed_to: list[str] = Field(
        description="What is named there: the address of a text here, or else people and outlets of the archive, as the draft "
        "spells them. `attribution` in the verdict says whether the words stand in their texts",
        examples=[["Jane Doe", "The National Interest"]],
    )
    unmarked: bool = Field(description="Whether it repeats a paragraph, eight words or more, without quotation marks")
    verdict: VerdictShape


class DraftCheckShape(Shape):
    """The quotations of a draft, in order."""

    results: list[DraftQuotationShape]
    unchecked: int = Field(
        ge=0, description="How many more there are that were not checked: send the rest of the draft"
    )
