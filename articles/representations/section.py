"""JSON of the API: a run of paragraphs in a version."""

from pydantic import Field

from articles.choices import SuppliedByName
from articles.models import Section
from articles.representations.shape import Shape


class SectionReference(Shape):
    """The section that a passage stands in."""

    id: int
    order: int = Field(ge=1)
    role: str = Field(examples=["body"])
    heading: str | None
    supplied_by: SuppliedByName = Field(description="Whether the source printed the section, or an editor added it")


class SectionShape(SectionReference):
    """A run of paragraphs, both ends included."""

    first_ordinal: int = Field(ge=1)
    last_ordinal: int = Field(ge=1)


def section_reference(section: Section) -> SectionReference:
    """Return the reference to a section."""
    return SectionReference(
        id=section.pk,
        order=section.order,
        role=section.role,
        heading=section.heading,
        supplied_by=section.supplied_by,
    )


def section_json(section: Section) -> SectionShape:
    """Return a section."""
    return SectionShape(
        **section_reference(section).model_dump(),
        first_ordinal=section.first_ordinal,
        last_ordinal=section.last_ordinal,
    )
