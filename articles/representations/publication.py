"""JSON of the API: one appearance of an article in an outlet."""

from pydantic import Field

from articles.addresses import Urls
from articles.choices import PublicationRoleName
from articles.models import Publication
from articles.representations.reference import OutletReference, outlet_reference
from articles.representations.shape import PartialDate, Shape, Url


class PublicationShape(Shape):
    """An appearance of the article; what no source states is null."""

    id: int
    self_url: Url = Field(description="The address of this publication in the API")
    role: PublicationRoleName
    outlet: OutletReference | None = Field(description="The outlet, under the name that it has now")
    outlet_name_as_printed: str | None = Field(
        description="The outlet's name when this appearance was recorded; it stays when the outlet is renamed",
        examples=["The National Interest"],
    )
    date: PartialDate | None
    title: str | None = Field(description="The title in that outlet")
    url: Url | None = Field(description="The address of the article in that outlet")
    section: str | None = Field(description="The outlet's section or rubric, as printed", examples=["Opinion"])
    doi: str | None = Field(description="The DOI, without its address", examples=["10.1000/182"])
    issn: str | None = Field(description="The ISSN of the outlet", examples=["2049-3630"])
    volume: str | None = Field(description="The number of the volume", examples=["12"])
    issue: str | None = Field(description="The number or the name of the issue", examples=["3"])
    pages: str | None = Field(
        description="The pages, or the number of an electronic article; a hyphen stands in each range",
        examples=["12-18"],
    )
    credit: str | None = Field(
        description="The credit line, such as a photographer's", examples=["NASA/Aubrey Gemignani"]
    )
    rights: str | None
    note_as_printed: str | None = Field(description="The sentence that tells of this appearance, word for word")
    disclaimer_as_printed: str | None
    version: int | None = Field(description="The number of the version that this appearance printed, if it is known")
    supplied_by_editor: list[str] = Field(
        description="The names of the fields that an editor supplied and no source printed, or that an editor said are unknown",
        examples=[["outlet"]],
    )


def publication_json(publication: Publication, slug: str, urls: Urls) -> PublicationShape:
    """Return a publication; reads its outlet and its version's number."""
    return PublicationShape(
        id=publication.pk,
        self_url=urls.publication(slug, publication.pk),
        role=publication.role,
        outlet=outlet_reference(publication.outlet, urls) if publication.outlet else None,
        outlet_name_as_printed=publication.outlet_name,
        date=publication.date,
        title=publication.title,
        url=publication.url,
        section=publication.section,
        doi=publication.doi,
        issn=publication.issn,
        volume=publication.volume,
        issue=publication.issue,
        pages=publication.pages,
        credit=publication.credit,
        rights=publication.rights,
        note_as_printed=publication.note_as_printed,
        disclaimer_as_printed=publication.disclaimer_as_printed,
        version=publication.version.number if publication.version else None,
        supplied_by_editor=publication.supplied_by_editor,
    )
