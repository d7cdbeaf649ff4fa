"""Short references from one resource to another: enough to name it and to find it."""

from collections.abc import Iterable

from pydantic import Field

from articles.addresses import Urls
from articles.choices import OutletKindName
from articles.models import Article, Outlet, Person
from articles.representations.shape import PartialDate, Pid, Shape, Url


class ArticleReference(Shape):
    """An article, named and found."""

    slug: str = Field(examples=["the-us-south-korea-alliance-at-70th-anniversary"])
    url: Url


class TitledArticleReference(ArticleReference):
    """An article, named, titled and found."""

    title: str


class CitedArticleReference(TitledArticleReference):
    """An article with what a citation of a paragraph of it says first; what no source states is null."""

    language: str | None = Field(description="Of the version shown (BCP 47)", examples=["en"])
    authors: list[str] = Field(description="The authors' names as printed, in order", examples=[["Jongsoo Lee"]])
    outlet: str | None = Field(
        description="The outlet of the appearance that a citation names, as printed", examples=["Pacific Council"]
    )
    published: PartialDate | None = Field(description="The date of that appearance")


class ParagraphReference(Shape):
    """A paragraph, named and found."""

    id: Pid
    url: Url


class PersonReference(Shape):
    """A person, named and found."""

    id: int
    name: str
    family_name: str | None = Field(
        description="The part of the name that is the family name, if an editor says so; the whole name if it is "
        "one whole",
        examples=["Lee"],
    )
    orcid: str | None = Field(description="ORCID, if it is known", examples=["0000-0002-1825-0097"])
    url: Url


class OutletReference(Shape):
    """An outlet, named and found."""

    id: int
    name: str = Field(examples=["Pacific Council"])
    url: Url
    homepage: Url | None = Field(description="The outlet's own site, if it is known")
    kind: OutletKindName | None = Field(description="What the outlet is, if an editor says so", examples=["magazine"])


def article_reference(article: Article, urls: Urls) -> ArticleReference:
    """Return the reference to an article."""
    return ArticleReference(slug=article.slug, url=urls.article(article.slug))


def titled_article_reference(article: Article, title: str, urls: Urls) -> TitledArticleReference:
    """Return the reference to an article under the title of one of its versions."""
    return TitledArticleReference(slug=article.slug, title=title, url=urls.article(article.slug))


def paragraph_references(pids: Iterable[str], urls: Urls) -> list[ParagraphReference]:
    """Return the references to some paragraphs, in their order."""
    return [ParagraphReference(id=pid, url=urls.paragraph(pid)) for pid in pids]


def person_reference(person: Person, urls: Urls) -> PersonReference:
    """Return the reference to a person."""
    return PersonReference(
        id=person.pk,
        name=person.name,
        family_name=person.family_name,
        orcid=person.orcid,
        url=urls.person(person.pk),
    )


def outlet_reference(outlet: Outlet, urls: Urls) -> OutletReference:
    """Return the reference to an outlet."""
    return OutletReference(
        id=outlet.pk,
        name=outlet.name,
        url=urls.outlet(outlet.pk),
        homepage=outlet.url,
        kind=outlet.kind,
    )
