"""JSON of the API: what changed between two versions. Both are named, so it never changes."""

from collections.abc import Iterable

from pydantic import Field

from articles.addresses import Urls
from articles.choices import ComparisonName, DifferenceName, PassageKindName
from articles.identity.differences import Difference
from articles.models import Passage, Version
from articles.representations.reference import (
    ArticleReference,
    ParagraphReference,
    article_reference,
    paragraph_references,
)
from articles.representations.shape import Digest, Moment, Pid, Shape, Url
from articles.representations.tombstone import WithdrawnPassageShape, withdrawn_passage_json
from articles.selectors.changes import Changes
from articles.selectors.comparing import ParagraphChange
from articles.selectors.withdrawals import Withdrawals


class DifferenceShape(Shape):
    """A stretch of text that stayed, came, went, or was put in the place of another one; in whole words."""

    op: DifferenceName
    old: str = Field(description="All `old` joined are the text before", examples=["the past"])
    new: str = Field(description="All `new` joined are the text after", examples=["the last"])


class ComparedVersionShape(Shape):
    """One of the two versions."""

    number: int = Field(ge=1)
    url: Url
    html_url: Url
    title: str
    subtitle: str | None
    digest: Digest
    created_at: Moment


class ComparedPassageShape(Shape):
    """The paragraph in one of the two versions."""

    version: int = Field(ge=1)
    ordinal: int = Field(ge=1)
    url: Url = Field(description="The address of exactly this text in the API")
    kind: PassageKindName
    digest: Digest
    text: str
    html: str = Field(description="If the texts are the same and this differs, only the markup was edited")


class ChangeSummaryShape(Shape):
    """How many paragraphs changed in each way."""

    unchanged: int
    edited: int
    moved: int = Field(description="Only moved; one that was edited too counts as edited")
    new: int
    removed: int
    split: int
    merged: int
    withdrawn: int


class ParagraphChangeShape(Shape):
    """The change of a paragraph between the two versions."""

    id: Pid
    url: Url
    change: ComparisonName = Field(
        description="`split`: a new one, cut off another, or one that is gone, cut in pieces. `merged`: one that is gone, "
        "its words in another, or the new one that they are in. `withdrawn`: both versions have it, and a text of it was "
        "withdrawn"
    )
    moved: bool = Field(description="Whether it left its place among the others; an edited one may have, too")
    before: ComparedPassageShape | WithdrawnPassageShape | None
    after: ComparedPassageShape | WithdrawnPassageShape | None
    differences: list[DifferenceShape] = Field(description="Word for word what an edit changed; otherwise empty")
    derived_from: list[ParagraphReference] = Field(description="Paragraphs of the first version that it has words of")
    split_into: list[ParagraphReference]
    merged_into: list[ParagraphReference]


class ChangesShape(Shape):
    """The changes from one version to a later one."""

    url: Url
    html_url: Url
    article: ArticleReference
    from_version: ComparedVersionShape
    to_version: ComparedVersionShape
    title_differences: list[DifferenceShape] = Field(description="Empty if the title is the same")
    subtitle_differences: list[DifferenceShape] = Field(description="Empty if the subtitle is the same")
    summary: ChangeSummaryShape
    paragraphs: list[ParagraphChangeShape] = Field(
        description="In the order of the later version; what is gone stands where it stood"
    )


def changes_json(changes: Changes, urls: Urls) -> ChangesShape:
    """Return what changed between two versions."""
    article = changes.first.article
    name = f"changes/{changes.first.number}..{changes.last.number}"
    return ChangesShape(
        url=urls.part(article.slug, name),
        html_url=f"{urls.article_page(article.slug)}{name}/",
        article=article_reference(article, urls),
        from_version=_compared_version(changes.first, urls),
        to_version=_compared_version(changes.last, urls),
        title_differences=differences_json(changes.title),
        subtitle_differences=differences_json(changes.subtitle),
        summary=ChangeSummaryShape.model_validate(changes.summary),
        paragraphs=[_paragraph_change(paragraph, changes.withdrawals, urls) for paragraph in changes.paragraphs],
    )


def _compared_version(version: Version, urls: Urls) -> ComparedVersionShape:
    return ComparedVersionShape(
        number=version.number,
        url=urls.version(version.article.slug, version.number),
        html_url=urls.version_page(version.article.slug, version.number),
        title=version.title,
        subtitle=version.subtitle,
        digest=version.digest,
        created_at=version.created_at,
    )


def _paragraph_change(paragraph: ParagraphChange, withdrawals: Withdrawals, urls: Urls) -> ParagraphChangeShape:
    return ParagraphChangeShape(
        id=paragraph.pid,
        url=urls.paragraph(paragraph.pid),
        change=paragraph.change,
        moved=paragraph.moved,
        before=compared_passage(paragraph.before, withdrawals, urls),
        after=compared_passage(paragraph.after, withdrawals, urls),
        differences=differences_json(paragraph.differences),
        derived_from=paragraph_references(paragraph.derived_from, urls),
        split_into=paragraph_references(paragraph.split_into, urls),
        merged_into=paragraph_references(paragraph.merged_into, urls),
    )


def compared_passage(
    passage: Passage | None, withdrawals: Withdrawals, urls: Urls
) -> ComparedPassageShape | WithdrawnPassageShape | None:
    """Return one side of a comparison, or its tombstone if one of the `withdrawals` hides it."""
    if passage is None:
        return None
    notice = withdrawals.of(passage)
    if notice is not None:
        return withdrawn_passage_json(passage, notice, urls)
    return ComparedPassageShape(
        version=passage.version.number,
        ordinal=passage.ordinal,
        url=urls.passage(passage.paragraph.pid, passage.version.number),
        kind=passage.kind,
        digest=passage.wording.digest,
        text=passage.wording.text,
        html=passage.wording.html,
    )


def differences_json(differences: Iterable[Difference]) -> list[DifferenceShape]:
    """Return word-level differences."""
    return [DifferenceShape(op=part.op, old=part.old, new=part.new) for part in differences]
