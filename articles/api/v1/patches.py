"""The bodies of PATCH and of a new publication: facts learned later about an article and its publications."""

from typing import Annotated, Any

from pydantic import Field

from articles.api.http.merge_patch import Facts, Members
from articles.choices import OutletKindName, PublicationRoleName
from articles.intake.sidecar import place
from articles.intake.sidecar.fields import (
    Doi,
    Genre,
    Issn,
    Issue,
    Keyword,
    Language,
    Name,
    Orcid,
    Pages,
    PartialDate,
    PrintedSection,
    Statement,
    Title,
    Viaf,
    Volume,
    WebAddress,
    Wikidata,
)
from articles.intake.sidecar.model import SidecarOutlet

Number = Annotated[int, Field(ge=1, le=1_000_000)]
# The default factory of a member that may be absent but not null. Only the members that were sent are ever read.
_MAY_BE_ABSENT: Any = str


class NameFacts(Members):
    """The parts of a name, or the whole of it as `literal`; not both."""

    family: Name | None = Field(default=None, description="The family name", examples=["Lee"])
    given: Name | None = Field(default=None, description="The given names", examples=["Jongsoo"])
    particle: Name | None = Field(default=None, description="What belongs to the family name", examples=["van"])
    suffix: Name | None = Field(default=None, description="What tells a son from a father", examples=["Jr."])
    literal: Name | None = Field(default=None, description="The whole name, if it is not divided", examples=["Reuters"])


class AuthorFacts(Facts):
    """Facts learned about the person behind one name of the byline; the name as printed stays."""

    order: Number = Field(description="Which author: the `order` in the current version's byline", examples=[1])
    name: Name = Field(
        default_factory=_MAY_BE_ABSENT, description="The person's fuller name", examples=["Jongsoo James Lee"]
    )
    name_parts: NameFacts | None = Field(
        default=None,
        description="The parts of the name that this article prints, or `literal`; the article then shows them as the "
        "author's `name`",
        examples=[{"family": "Lee", "given": "Jongsoo"}],
    )
    family_name: Name | None = Field(
        default=None,
        description="The part of the name that is the family name; the whole name where it is one whole",
        examples=["Lee"],
    )
    orcid: Orcid | None = Field(default=None, description="The person's ORCID iD", examples=["0000-0002-1825-0097"])
    viaf: Viaf | None = Field(default=None, description="The person's VIAF number", examples=["113230702"])
    wikidata: Wikidata | None = Field(default=None, description="The person's Wikidata item", examples=["Q42"])


class ArticlePatch(Facts):
    """Facts learned later about an article. A fact that the source printed never changes."""

    genre: Genre | None = Field(default=None, description="What kind of text it is", examples=["opinion"])
    keywords: Annotated[list[Keyword], Field(max_length=50)] | None = Field(
        default=None, description="All keywords, in place of the present ones", examples=[["alliances", "Korea"]]
    )
    language: Language | None = Field(
        default=None, description="BCP 47; the versions keep what they were published with", examples=["en"]
    )
    authors: Annotated[list[AuthorFacts], Field(max_length=200)] = Field(
        default_factory=list,
        description="What is learned about the people behind the byline; those who are not named stay as they are",
        examples=[[{"order": 1, "orcid": "0000-0002-1825-0097"}]],
    )


class OutletFacts(Facts):
    """The outlet of a publication."""

    name: Name = Field(
        default_factory=_MAY_BE_ABSENT,
        description="The outlet's name; the present one where it is absent",
        examples=["The National Interest"],
    )
    url: WebAddress | None = Field(
        default=None, description="The outlet's own address; learned once", examples=["https://nationalinterest.org/"]
    )
    kind: OutletKindName | None = Field(
        default=None, description="What the outlet is; learned once", examples=["magazine"]
    )


class _PublicationFacts(Facts):
    date: PartialDate | None = Field(default=None, description="When, as far as known", examples=["2023-04-19"])
    title: Title | None = Field(
        default=None, description="The title that it had there", examples=["An Alliance at Seventy"]
    )
    url: WebAddress | None = Field(
        default=None, description="Its address there", examples=["https://example.org/alliance"]
    )
    section: PrintedSection | None = place.SECTION
    doi: Doi | None = place.DOI
    issn: Issn | None = place.ISSN
    volume: Volume | None = place.VOLUME
    issue: Issue | None = place.ISSUE
    pages: Pages | None = place.PAGES
    credit: Statement | None = Field(default=None, description="The credit line", examples=["NASA/Aubrey Gemignani"])
    rights: Statement | None = Field(default=None, description="The rights stated there", examples=["CC BY 4.0"])
    version: Number | None = Field(
        default=None, description="The number of the version that this appearance printed", examples=[1]
    )


class PublicationPatch(_PublicationFacts):
    """Facts learned later about a publication. A fact that the source printed never changes."""

    role: PublicationRoleName = Field(
        default_factory=_MAY_BE_ABSENT, description="Only of a publication that an editor added", examples=["original"]
    )
    outlet: OutletFacts | None = Field(
        default=None, description="Where it appeared", examples=[{"name": "The National Interest"}]
    )


class NewPublication(_PublicationFacts):
    """Another appearance of the article, which its sources do not mention."""

    role: PublicationRoleName = Field(description="Whether it was the first appearance", examples=["republication"])
    outlet: SidecarOutlet = Field(description="Where it appeared", examples=[{"name": "The National Interest"}])

    def given(self) -> dict[str, Any]:
        """Return the members that are not null; in a new publication, null says no more than absence."""
        return self.model_dump(exclude_none=True)
