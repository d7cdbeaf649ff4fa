"""JSON of the API: what happened to a text since it was cited."""

from pydantic import Field

from articles.choices import CitationStatusName, TextChangeName
from articles.representations.change import ChangeSummaryShape, ComparedPassageShape, DifferenceShape
from articles.representations.notice import NoticeShape
from articles.representations.paragraph import HistoryEntry
from articles.representations.reference import ParagraphReference, TitledArticleReference
from articles.representations.shape import Moment, PartialDate, Shape, Url
from articles.representations.tombstone import TombstoneShape, WithdrawnPassageShape


class CheckedReferenceShape(Shape):
    """The citation to check as it was sent, without the words quoted."""

    paragraph: str | None
    url: str | None
    version: int | None
    date: PartialDate | None


class CheckedVersionShape(Shape):
    """A version: the one cited, or the current one."""

    number: int = Field(ge=1)
    url: Url
    html_url: Url
    created_at: Moment


class BecameShape(Shape):
    """The paragraphs of the current version that have the words of the one cited."""

    split_into: list[ParagraphReference]
    merged_into: list[ParagraphReference]


class CheckedCitationShape(Shape):
    """The changes of a text since it was cited. If the whole text was cited, `paragraph` is null."""

    citation: CheckedReferenceShape
    status: CitationStatusName = Field(
        description="The gravest of what happened: `withdrawn`, before `retracted`, `corrected`, `removed`, `edited`, "
        "`moved`, `unchanged`; `unknown` if it is not known: `code` says why"
    )
    detail: str = Field(description="The same in a sentence", examples=["The paragraph was edited since version 1."])
    code: str | None = Field(description="Why it is not known", examples=["mistyped_pid"])
    article: TitledArticleReference | None
    paragraph: ParagraphReference | None
    cited_version: CheckedVersionShape | None
    current_version: CheckedVersionShape | None
    cited_url: Url | None = Field(description="The permalink of exactly what was cited")
    current_url: Url | None = Field(description="The permalink of what stands there now; null if nothing does")
    changes_url: Url | None = Field(description="What changed in the whole text between the two versions")
    change: TextChangeName | None = Field(
        description="What happened to the words, whatever notices say; null if a text is withdrawn. Compared are the "
        "version cited and the current one: edited and edited back is `unchanged`, and `history` tells of it"
    )
    moved: bool = Field(description="Whether it left its place among the others; an edited one may have, too")
    cited: ComparedPassageShape | WithdrawnPassageShape | None = Field(description="The paragraph as it was cited")
    current: ComparedPassageShape | WithdrawnPassageShape | None = Field(description="The paragraph as it is now")
    differences: list[DifferenceShape] = Field(description="Word for word what an edit changed; otherwise empty")
    summary: ChangeSummaryShape | None = Field(
        description="If the whole text was cited: what happened to its paragraphs"
    )
    lineage: BecameShape
    history: list[HistoryEntry] = Field(description="The paragraph in each version since, the one cited among them")
    notice: NoticeShape | None = Field(description="The notice that decides the status, if one does")
    notices: list[NoticeShape] = Field(
        description="Those that concern what was cited and came since; retractions and withdrawals whenever they came"
    )
    tombstone: TombstoneShape | None = Field(description="What is left of a withdrawn text")
    text_found_then: bool | None = Field(
        description="Whether the words quoted stand in what was cited; null if none were sent, or it is withdrawn"
    )
    text_found_now: bool | None = Field(
        description="Whether they stand in it now, or in what it was split or merged into; null as above"
    )
