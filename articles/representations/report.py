"""JSON of the API: what intake read, what it left out and why, and what it warns of."""

from pydantic import Field

from articles.intake.manuscript import Manuscript
from articles.representations.shape import Shape
from articles.representations.version import LeftOutShape


class IntakeReport(Shape):
    """What was read out of a document."""

    media_type: str
    paragraph_count: int = Field(ge=1)
    left_out: list[LeftOutShape] = Field(
        description="What the source holds beside the article, and why it was left out"
    )
    warnings: list[str]
    supplied_by_editor: list[str]


def intake_report(manuscript: Manuscript) -> IntakeReport:
    """Return the report of a reading."""
    return IntakeReport(
        media_type=manuscript.media_type,
        paragraph_count=len(manuscript.paragraphs),
        left_out=[LeftOutShape(text=item.text, reason=item.reason) for item in manuscript.left_out],
        warnings=list(manuscript.warnings),
        supplied_by_editor=list(manuscript.supplied_by_editor),
    )
