"""JSON of the API: a person, and the articles that they contributed to."""

from collections.abc import Sequence

from pydantic import Field

from articles.addresses import Urls
from articles.models import Article, Person
from articles.representations.reference import (
    PersonReference,
    TitledArticleReference,
    person_reference,
    titled_article_reference,
)
from articles.representations.shape import Url


class PersonSummary(PersonReference):
    """A person with the identifiers that are known."""

    html_url: Url = Field(description="The page that people read")
    viaf: str | None
    wikidata: str | None
    article_count: int = Field(ge=0)
    articles_url: Url = Field(description="All their articles, as a list")


class PersonShape(PersonSummary):
    """A person with their names as printed and their articles."""

    names_as_printed: list[str] = Field(examples=[["Jongsoo Lee"]])
    articles: list[TitledArticleReference] = Field(description="The newest 100; `articles_url` leads to all")


def person_summary(person: Person, article_count: int, urls: Urls) -> PersonSummary:
    """Return a person without their articles."""
    return PersonSummary(
        **person_reference(person, urls).model_dump(),
        html_url=urls.person_page(person.pk),
        viaf=person.viaf,
        wikidata=person.wikidata,
        article_count=article_count,
        articles_url=f"{urls.articles()}?author={person.pk}",
    )


def person_json(
    person: Person, names: Sequence[str], article_count: int, newest: Sequence[Article], urls: Urls
) -> PersonShape:
    """Return a person; each of the `newest` articles is loaded with its current version."""
    return PersonShape(
        **person_summary(person, article_count, urls).model_dump(),
        names_as_printed=list(names),
        articles=articles_of(newest, urls),
    )


def articles_of(articles: Sequence[Article], urls: Urls) -> list[TitledArticleReference]:
    """Return references to articles under their current titles."""
    return [
        titled_article_reference(article, article.current_version.title, urls)
        for article in articles
        if article.current_version
    ]
