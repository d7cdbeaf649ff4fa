"""JSON of the API: how a new version was aligned with the one before it."""

from pydantic import Field

from articles.choices import ChangeName, IdentityDecisionName
from articles.representations.reference import ParagraphReference
from articles.representations.shape import Pid, Shape

BEGINNING = 80


class AlignedParagraph(Shape):
    """One paragraph of the new version, and which paragraph it was found to be."""

    ordinal: int = Field(ge=1)
    id: Pid | None = Field(description="Its identifier; null in a dry run if a new one would be minted")
    change: ChangeName
    previous_ordinal: int | None = Field(description="Its place in the version before, if it had one")
    decided_by: IdentityDecisionName = Field(description="`return`: it was gone, and came back word for word")
    derived_from: list[ParagraphReference] = Field(
        description="The paragraphs that it was split from, or that merged into it"
    )
    beginning: str = Field(description="The first characters of its text")


class RemovedParagraph(Shape):
    """A paragraph of the version before that the new version does not have."""

    id: Pid
    previous_ordinal: int = Field(ge=1)
    merged_into: list[int] = Field(description="The ordinals of the paragraphs that it was merged into")
    beginning: str


class AlignmentShape(Shape):
    """The whole alignment of a new version with the one before."""

    previous_version: int = Field(ge=1)
    paragraphs: list[AlignedParagraph]
    removed: list[RemovedParagraph]


def beginning(text: str) -> str:
    """Return the first characters of a text, as much as tells which it is."""
    return text if len(text) <= BEGINNING else text[: BEGINNING - 1].rstrip() + "…"
