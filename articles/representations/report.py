"""JSON of the API: what intake read, what it left out and why, and what it warns of."""

from pydantic import Field

from articles.choices import OriginKindName
from articles.intake.manuscript import Manuscript
from articles.intake.origins import origins_by_pointer
from articles.representations.shape import Shape
from articles.representations.version import LeftOutShape


class OriginShape(Shape):
    """Where a fact was read."""

    kind: OriginKindName
    place: str = Field(
        description="The line of the text, the key of the front matter with its line, a selector of the tag, the path of the "
        "element, or the key of the metadata"
    )
    excerpt: str = Field(description="The beginning of what stands there")


class IntakeReport(Shape):
    """The result of reading a document."""

    media_type: str
    paragraph_count: int = Field(ge=1)
    left_out: list[LeftOutShape] = Field(
        description="What the source holds beside the article, and why it was left out"
    )
    warnings: list[str]
    supplied_by_editor: list[str]
    origins: dict[str, OriginShape] = Field(
        description="Where each fact was read, by its name, or `/authors/0/…`, `/publications/0/…` or `/sections/0/…` and its "
        "name, counted from 0 in the order of the document"
    )


DROPPED = (
    "These bytes were held already, so nothing changed and the metadata sent with them were not taken; facts learned "
    "later are amended, and another text is a new version."
)


def intake_report(manuscript: Manuscript, *, dropped: bool = False) -> IntakeReport:
    """Return the report of a reading; `dropped` is whether metadata were sent with bytes that were held already."""
    return IntakeReport(
        media_type=manuscript.media_type,
        paragraph_count=len(manuscript.paragraphs),
        left_out=[LeftOutShape(text=item.text, reason=item.reason) for item in manuscript.left_out],
        warnings=[*manuscript.warnings, *([DROPPED] if dropped else [])],
        supplied_by_editor=list(manuscript.supplied_by_editor),
        origins={
            pointer: OriginShape(kind=origin.kind, place=origin.place, excerpt=origin.excerpt)
            for pointer, origin in origins_by_pointer(manuscript).items()
        },
    )
