"""JSON of the API: a contribution to a version, in the words that were printed."""

from pydantic import Field

from articles.addresses import Urls
from articles.choices import IdentifiedByName, SuppliedByName
from articles.intake.manuscript import NameParts
from articles.models import Affiliation, Contribution
from articles.representations.reference import PersonReference, person_reference
from articles.representations.shape import Shape


class AffiliationShape(Shape):
    """A position that an author holds, and whether the source printed it or an editor supplied it."""

    position: str | None = Field(examples=["Center Associate"])
    organisation: str | None = Field(examples=["Brock Securities"])
    supplied_by: SuppliedByName


class NameShape(Shape):
    """The parts of a name as the source or an editor states them; or `literal`, if the name is not divided."""

    family: str | None = Field(examples=["Gogh"])
    given: str | None = Field(examples=["Vincent"])
    particle: str | None = Field(description="What belongs to the family name and stands before it", examples=["van"])
    suffix: str | None = Field(examples=["Jr."])
    literal: str | None = Field(description="The whole name, such as an institution’s; the other members are then null")


class AuthorShape(Shape):
    """A contributor: the person behind the byline, and the name and biography exactly as printed."""

    person: PersonReference = Field(
        description="Its `orcid` and `family_name` are null if only the name says who this author is; see `identified_by`"
    )
    name_as_printed: str = Field(examples=["Jongsoo Lee"])
    name: NameShape | None = Field(
        description="The parts of the name; null if nobody states them, and citations then go by the form of the name"
    )
    identified_by: IdentifiedByName | None = Field(
        description="What says who the person is: an identifier given for this text, an editor, or only the same name "
        "elsewhere; null if it was not recorded"
    )
    role: str = Field(examples=["author"])
    order: int = Field(ge=1)
    biography_as_printed: str | None
    affiliations: list[AffiliationShape]


def author_json(contribution: Contribution, urls: Urls) -> AuthorShape:
    """Return a contribution; reads its person and its affiliations."""
    return AuthorShape(
        person=person_of_author(contribution, urls),
        name_as_printed=contribution.name_as_printed,
        name=_name(contribution),
        identified_by=contribution.identified_by,
        role=contribution.role,
        order=contribution.order,
        biography_as_printed=contribution.biography_as_printed,
        affiliations=[_affiliation(affiliation) for affiliation in contribution.affiliations.all()],
    )


def person_of_author(contribution: Contribution, urls: Urls) -> PersonReference:
    """Return the reference to the person, without what other texts alone say of them if only the name tells who it is."""
    reference = person_reference(contribution.person, urls)
    if contribution.names_person:
        return reference
    stated = NameParts(**contribution.name_parts).family_name if contribution.name_parts else None
    own = stated if stated == reference.family_name else None
    return reference.model_copy(update={"orcid": None, "family_name": own})


def _name(contribution: Contribution) -> NameShape | None:
    parts = contribution.name_parts
    return NameShape(**{name: parts.get(name) for name in NameShape.model_fields}) if parts else None


def _affiliation(affiliation: Affiliation) -> AffiliationShape:
    return AffiliationShape(
        position=affiliation.position,
        organisation=affiliation.organisation,
        supplied_by=affiliation.supplied_by,
    )
