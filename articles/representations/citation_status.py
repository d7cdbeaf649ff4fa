"""JSON of the API: what happened to a text since it was cited."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from pydantic import Field

from articles.addresses import Urls
from articles.choices import CitationStatusName, ComparisonName, TextChangeName
from articles.models import Article, Notice, Passage, Version
from articles.representations.change import (
    ChangeSummaryShape,
    ComparedPassageShape,
    DifferenceShape,
    compared_passage,
    differences_json,
)
from articles.representations.notice import NoticeShape, ParagraphReference, notice_json
from articles.representations.paragraph import HistoryEntry, history_entry
from articles.representations.reference import TitledArticleReference, titled_article_reference
from articles.representations.shape import Moment, PartialDate, Shape, Url
from articles.representations.tombstone import TombstoneShape, WithdrawnPassageShape, tombstone_json
from articles.selectors.comparing import ParagraphChange
from articles.selectors.withdrawals import Withdrawals


class CheckedReferenceShape(Shape):
    """What was asked about, as it was sent, without the words quoted."""

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
    """What happened to a text since it was cited. Where the whole text was cited, `paragraph` is null."""

    citation: CheckedReferenceShape
    status: CitationStatusName = Field(
        description="The gravest of what happened: `withdrawn`, before `retracted`, `corrected`, `removed`, `edited`, "
        "`moved`, `unchanged`; `unknown` where it cannot be told: `code` says why"
    )
    detail: str = Field(description="The same in a sentence", examples=["The paragraph was edited since version 1."])
    code: str | None = Field(description="Why it cannot be told", examples=["mistyped_pid"])
    article: TitledArticleReference | None
    paragraph: ParagraphReference | None
    cited_version: CheckedVersionShape | None
    current_version: CheckedVersionShape | None
    cited_url: Url | None = Field(description="The permalink of exactly what was cited")
    current_url: Url | None = Field(description="The permalink of what stands there now; null where nothing does")
    changes_url: Url | None = Field(description="What changed in the whole text between the two versions")
    change: TextChangeName | None = Field(
        description="What happened to the words, whatever notices say; null where a text is withdrawn. Compared are the "
        "version cited and the current one: edited and edited back is `unchanged`, and `history` tells of it"
    )
    moved: bool = Field(description="Whether it left its place among the others; an edited one may have, too")
    cited: ComparedPassageShape | WithdrawnPassageShape | None = Field(description="The paragraph as it was cited")
    current: ComparedPassageShape | WithdrawnPassageShape | None = Field(description="The paragraph as it is now")
    differences: list[DifferenceShape] = Field(description="Word for word what an edit changed; otherwise empty")
    summary: ChangeSummaryShape | None = Field(
        description="Where the whole text was cited: what happened to its paragraphs"
    )
    lineage: BecameShape
    history: list[HistoryEntry] = Field(description="The paragraph in each version since, the one cited among them")
    notice: NoticeShape | None = Field(description="The notice that decides the status, where one does")
    notices: list[NoticeShape] = Field(
        description="Those that concern what was cited and came since; retractions and withdrawals whenever they came"
    )
    tombstone: TombstoneShape | None = Field(description="What is left of a withdrawn text")
    text_found_then: bool | None = Field(
        description="Whether the words quoted stand in what was cited; null where none were sent, or it is withdrawn"
    )
    text_found_now: bool | None = Field(
        description="Whether they stand in it now, or in what it was split or merged into; null as above"
    )


@dataclass(frozen=True, slots=True)
class Standing:
    """What `citing.standing` finds, and this representation reads.

    `pid` and `change` are of a paragraph; where the whole text was cited they are None, and `summary` is there.
    `words` is what happened to the words, whatever notices say; None where a text is withdrawn.
    """

    status: CitationStatusName
    detail: str
    article: Article
    cited: Version
    current: Version
    words: TextChangeName | None
    notices: Sequence[Notice]
    withdrawals: Withdrawals
    notice: Notice | None = None
    pid: str | None = None
    change: ParagraphChange | None = None
    summary: Mapping[ComparisonName, int] | None = None
    history: Sequence[Passage] = field(default_factory=tuple)
    found_then: bool | None = None
    found_now: bool | None = None


def unknown_json(asked: CheckedReferenceShape, code: str, detail: str) -> CheckedCitationShape:
    """Return that nothing can be told, and why."""
    return CheckedCitationShape(
        citation=asked, status="unknown", detail=detail, code=code, article=None, paragraph=None, cited_version=None,
        current_version=None, cited_url=None, current_url=None, changes_url=None, change=None, moved=False, cited=None,
        current=None, differences=[], summary=None, lineage=BecameShape(split_into=[], merged_into=[]), history=[],
        notice=None, notices=[], tombstone=None, text_found_then=None, text_found_now=None,
    )  # fmt: skip


def standing_json(asked: CheckedReferenceShape, found: Standing, urls: Urls) -> CheckedCitationShape:
    """Return what happened to a text since it was cited; reads no text of what is withdrawn."""
    slug, change = found.article.slug, found.change
    return CheckedCitationShape(
        citation=asked,
        status=found.status,
        detail=found.detail,
        code=None,
        article=titled_article_reference(found.article, found.current.title, urls),
        paragraph=_references([found.pid], urls)[0] if found.pid else None,
        cited_version=_version(found.cited, slug, urls),
        current_version=_version(found.current, slug, urls),
        cited_url=_permalink(found, found.cited, urls),
        current_url=None if change and change.after is None else _permalink(found, found.current, urls),
        changes_url=urls.part(slug, f"changes/{found.cited.number}..{found.current.number}"),
        change=found.words,
        moved=bool(change and change.moved),
        cited=compared_passage(change.before if change else None, found.withdrawals, urls),
        current=compared_passage(change.after if change else None, found.withdrawals, urls),
        differences=differences_json(change.differences if change and found.words == "edited" else ()),
        summary=ChangeSummaryShape.model_validate(found.summary) if found.summary is not None else None,
        lineage=BecameShape(
            split_into=_references(change.split_into if change else (), urls),
            merged_into=_references(change.merged_into if change else (), urls),
        ),
        history=[history_entry(passage, found.pid or "", found.withdrawals, urls) for passage in found.history],
        notice=notice_json(found.notice, urls) if found.notice else None,
        notices=[notice_json(notice, urls) for notice in found.notices],
        tombstone=_tombstone(found, urls),
        text_found_then=found.found_then,
        text_found_now=found.found_now,
    )


def _permalink(found: Standing, version: Version, urls: Urls) -> str:
    return urls.passage(found.pid, version.number) if found.pid else urls.version(found.article.slug, version.number)


def _version(version: Version, slug: str, urls: Urls) -> CheckedVersionShape:
    return CheckedVersionShape(
        number=version.number,
        url=urls.version(slug, version.number),
        html_url=urls.version_page(slug, version.number),
        created_at=version.created_at,
    )


def _tombstone(found: Standing, urls: Urls) -> TombstoneShape | None:
    """Return the tombstone of what the deciding notice withdrew: the article, a version, or the paragraph."""
    notice = found.notice
    if found.status != "withdrawn" or notice is None:
        return None
    pid = found.pid if notice.paragraphs.all() else None
    number = notice.version.number if notice.version else found.cited.number if pid else None
    return tombstone_json(found.article, notice, urls, version=number, pid=pid)


def _references(pids: Sequence[str], urls: Urls) -> list[ParagraphReference]:
    return [ParagraphReference(id=pid, url=urls.paragraph(pid)) for pid in pids]
