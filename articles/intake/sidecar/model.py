"""The sidecar's shape.

It is also the OpenAPI schema of `metadata` where an article is posted, so every field is described.
"""

from itertools import pairwise

from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, field_validator, model_validator
from pydantic_core import PydanticCustomError

from articles.choices import ContributorRoleName, OutletKindName, PublicationRoleName, SectionRoleName
from articles.intake.manuscript import NameParts
from articles.intake.prose.family_names import holds_family_name
from articles.intake.sidecar import place
from articles.intake.sidecar.fields import (
    DateOrIssue,
    Doi,
    Genre,
    Issn,
    Issue,
    Keyword,
    Language,
    Name,
    Orcid,
    Pages,
    PrintedSection,
    Sentence,
    Slug,
    Title,
    Verbatim,
    Viaf,
    Volume,
    WebAddress,
    Wikidata,
)


class _Part(BaseModel):
    """Facts of an editor. One that is left out stays as it was read; one that is null is unknown, whatever was read."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    @property
    def emptied(self) -> frozenset[str]:
        """The names of the facts that the editor says are unknown."""
        return frozenset(name for name in self.model_fields_set if getattr(self, name) is None)


class SidecarOutlet(_Part):
    """Who published: a newspaper, a magazine, an institution's site."""

    name: Name = Field(description="The outlet's name as it prints it.", examples=["The National Interest"])
    url: WebAddress | None = Field(None, description="The outlet's own address.", examples=["https://example.org/"])
    kind: OutletKindName | None = Field(None, description="What the outlet is.", examples=["magazine"])


class SidecarAffiliation(_Part):
    """A position that an author holds; at least one of the two is given."""

    position: Name | None = Field(None, description="What the author is there.", examples=["Adjunct Fellow"])
    organisation: Name | None = Field(None, description="Where.", examples=["Pacific Forum"])

    @model_validator(mode="after")
    def _says_something(self) -> "SidecarAffiliation":
        if self.position is None and self.organisation is None:
            raise PydanticCustomError("empty_affiliation", "An affiliation needs a position or an organisation.")
        return self


class SidecarName(_Part):
    """The parts of a name, or the name as one whole."""

    family: Name | None = Field(None, description="The family name, without a particle before it.", examples=["Gogh"])
    given: Name | None = Field(None, description="The given names.", examples=["Vincent"])
    particle: Name | None = Field(None, description="What belongs to the family name.", examples=["van"])
    suffix: Name | None = Field(None, description="What tells a son from a father.", examples=["Jr."])
    literal: Name | None = Field(
        None, description="The whole name of an institution, or a name without parts.", examples=["The Editorial Board"]
    )

    @model_validator(mode="after")
    def _is_divided_or_whole(self) -> "SidecarName":
        if fault := NameParts(**self.model_dump()).fault():
            raise PydanticCustomError(*fault)
        return self


class SidecarAuthor(_Part):
    """The facts that an editor knows about one author. Names are matched with the byline without regard to case."""

    name_as_printed: Name = Field(
        description="Which author: the name as the document prints it.", examples=["Jongsoo Lee"]
    )
    role: ContributorRoleName | None = Field(
        None,
        description="What this person contributed; `author` where nothing is said. Null says that the document names no "
        "contributor there.",
        examples=["author"],
    )
    name: SidecarName | None = Field(
        None,
        description="The parts of the name as it is printed; or `literal`, if it is not divided, as an institution's.",
        examples=[{"family": "García Márquez", "given": "Gabriel"}],
    )
    person_name: Name | None = Field(None, description="The person's fuller name.", examples=["James Jongsoo Lee"])
    family_name: Name | None = Field(
        None,
        description="The part of the name that is the family name; the whole name where it is one whole, such as an "
        "institution's or a single name.",
        examples=["Lee"],
    )
    orcid: Orcid | None = Field(None, description="The person's ORCID iD.", examples=["0000-0002-1825-0097"])
    viaf: Viaf | None = Field(None, description="The person's VIAF number.", examples=["113230702"])
    wikidata: Wikidata | None = Field(None, description="The person's Wikidata item.", examples=["Q42"])
    biography_as_printed: Verbatim | None = Field(
        None,
        description="The biography, where it was not told from the text; it must be in the document word for word.",
        examples=["Jane Doe teaches history at Example University."],
    )
    affiliations: list[SidecarAffiliation] | None = Field(
        default_factory=list,
        max_length=50,
        description="Positions that the biography states.",
        examples=[[{"position": "Adjunct Fellow"}]],
    )

    @field_validator("family_name")
    @classmethod
    def _is_part_of_the_name(cls, family: str | None, info: ValidationInfo) -> str | None:
        names = [name for name in (info.data.get("name_as_printed"), info.data.get("person_name")) if name]
        if family and names and not any(holds_family_name(name, family) for name in names):
            raise PydanticCustomError(
                "not_in_name",
                "{family} is no part of {names}; write the family name as the name has it.",
                {"family": f"“{family}”", "names": " or of ".join(f"“{name}”" for name in names)},
            )
        return family


class SidecarPublication(_Part):
    """An appearance of the article: completes the one of the same role that the document states, or adds one."""

    role: PublicationRoleName = Field(description="Whether it was the first appearance.", examples=["original"])
    outlet: SidecarOutlet | None = Field(
        None, description="Where it appeared.", examples=[{"name": "The National Interest"}]
    )
    date: DateOrIssue | None = Field(
        None,
        description="When, as far as known: YYYY-MM-DD, YYYY-MM or YYYY. The date of an issue, such as Spring 2023, is left out.",
        examples=["2023-04-19"],
    )
    title: Title | None = Field(None, description="The title that it had there.", examples=["An Alliance at Seventy"])
    url: WebAddress | None = Field(None, description="Its address there.", examples=["https://example.org/alliance"])
    section: PrintedSection | None = place.SECTION
    doi: Doi | None = place.DOI
    issn: Issn | None = place.ISSN
    volume: Volume | None = place.VOLUME
    issue: Issue | None = place.ISSUE
    pages: Pages | None = place.PAGES
    credit: Sentence | None = Field(
        None, description="The picture credit printed there.", examples=["NASA/Aubrey Gemignani"]
    )
    rights: Sentence | None = Field(None, description="The rights stated there.", examples=["CC BY 4.0"])
    note_as_printed: Verbatim | None = Field(
        None,
        description="The note that tells of it, where it was not found; it must be in the document word for word.",
        examples=["This piece was originally published in The National Interest on April 19, 2023."],
    )


class SidecarSection(_Part):
    """A section that an editor supplies; it ends before the next one begins."""

    first_ordinal: int = Field(ge=1, description="The number of its first paragraph, counted from 1.", examples=[1])
    heading: Title | None = Field(None, description="Its heading.", examples=["A guarantor of security"])
    role: SectionRoleName = Field("body", description="What the section is for.", examples=["body"])


class Sidecar(_Part):
    """Facts about a document that only an editor knows. Each is optional.

    A fact that is left out stays as the document was read. One that is null is unknown, whatever was read: the words that were
    read as it are left out. `section` to `pages` are those of this page; `sections` are parts of the text.
    """

    slug: Slug | None = Field(None, description="The article's name in its address.", examples=["the-alliance-at-70"])
    title: Title | None = Field(
        None, description="The title, where it was not told from the text.", examples=["The Alliance at 70"]
    )
    subtitle: Title | None = Field(None, description="The subtitle or dek.", examples=["Why it still matters"])
    language: Language | None = Field(None, description="The text's language, a BCP 47 tag.", examples=["en"])
    genre: Genre | None = Field(None, description="What kind of text it is.", examples=["opinion"])
    keywords: list[Keyword] | None = Field(
        default_factory=list, max_length=50, description="Keywords.", examples=[["alliances", "Korea"]]
    )
    published: DateOrIssue | None = Field(
        None,
        description="The date of this page, as far as known: YYYY-MM-DD, YYYY-MM or YYYY. The date of an issue, such as "
        "Spring 2023 or 2023-05/2023-06, is left out, because it names no single month.",
        examples=["2023-05-01"],
    )
    outlet: SidecarOutlet | None = Field(
        None, description="The outlet of this page.", examples=[{"name": "Pacific Council"}]
    )
    url: WebAddress | None = Field(
        None, description="This page's own address.", examples=["https://example.org/the-alliance"]
    )
    section: PrintedSection | None = place.SECTION
    doi: Doi | None = place.DOI
    issn: Issn | None = place.ISSN
    volume: Volume | None = place.VOLUME
    issue: Issue | None = place.ISSUE
    pages: Pages | None = place.PAGES
    rights: Sentence | None = Field(None, description="The rights stated on this page.", examples=["© 2023 Jane Doe"])
    credit: Sentence | None = Field(
        None, description="The picture credit of this page.", examples=["NASA/Aubrey Gemignani"]
    )
    authors: list[SidecarAuthor] | None = Field(
        default_factory=list,
        max_length=200,
        description="What is known about the authors. Null says that the document prints no byline.",
        examples=[[{"name_as_printed": "Jongsoo Lee"}]],
    )
    publications: list[SidecarPublication] | None = Field(
        default_factory=list,
        max_length=100,
        description="Appearances of the article. Null says that the document tells of none but its own.",
        examples=[[{"role": "original", "date": "2023-04-19"}]],
    )
    sections: list[SidecarSection] = Field(
        default_factory=list,
        max_length=1_000,
        description="Section headings, in order.",
        examples=[[{"first_ordinal": 1, "heading": "History"}]],
    )

    @model_validator(mode="after")
    def _sections_in_order(self) -> "Sidecar":
        ordinals = [section.first_ordinal for section in self.sections]
        if any(ordinal >= following for ordinal, following in pairwise(ordinals)):
            raise PydanticCustomError(
                "sections_out_of_order", "Each section must begin after the one before it; order them by first_ordinal."
            )
        return self
