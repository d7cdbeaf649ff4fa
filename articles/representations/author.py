"""JSON of the API: a contribution to a version, in the words that were printed."""

from pydantic import Field

from articles.addresses import Urls
from articles.choices import SuppliedByName
from articles.models import Affiliation, Contribution
from articles.representations.reference import PersonReference, person_reference
from articles.representations.shape import Shape


class AffiliationShape(Shape):
    """A position that an author holds, and whether the source printed it or an editor supplied it."""

    position: str | None = Field(examples=["Center Associate"])
    organisation: str | None = Field(examples=["Brock Securities"])
    supplied_by: SuppliedByName


class AuthorShape(Shape):
    """A contributor: the person behind the byline, and the name and biography exactly as printed."""

    person: PersonReference
    name_as_printed: str = Field(examples=["Jongsoo Lee"])
    role: str = Field(examples=["author"])
    order: int = Field(ge=1)
    biography_as_printed: str | None
    affiliations: list[AffiliationShape]


def author_json(contribution: Contribution, urls: Urls) -> AuthorShape:
    """Return a contribution; reads its person and its affiliations."""
    return AuthorShape(
        person=person_reference(contribution.person, urls),
        name_as_printed=contribution.name_as_printed,
        role=contribution.role,
        order=contribution.order,
        biography_as_printed=contribution.biography_as_printed,
        affiliations=[_affiliation(affiliation) for affiliation in contribution.affiliations.all()],
    )


def _affiliation(affiliation: Affiliation) -> AffiliationShape:
    return AffiliationShape(
        position=affiliation.position,
        organisation=affiliation.organisation,
        supplied_by=affiliation.supplied_by,
    )
