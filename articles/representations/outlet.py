"""JSON of the API: an outlet, and the articles that appeared in it."""

from collections.abc import Sequence

from pydantic import Field

from articles.addresses import Urls
from articles.models import Article, Outlet
from articles.representations.person import articles_of
from articles.representations.reference import OutletReference, TitledArticleReference, outlet_reference
from articles.representations.shape import Url


class OutletSummary(OutletReference):
    """An outlet, and how many articles appeared in it."""

    html_url: Url = Field(description="The page that people read")
    article_count: int = Field(ge=0)
    articles_url: Url = Field(description="All its articles, as a list")


class OutletShape(OutletSummary):
    """An outlet with its articles."""

    articles: list[TitledArticleReference] = Field(description="The newest 100; `articles_url` leads to all")


def outlet_summary(outlet: Outlet, article_count: int, urls: Urls) -> OutletSummary:
    """Return an outlet without its articles."""
    return OutletSummary(
        **outlet_reference(outlet, urls).model_dump(),
        html_url=urls.outlet_page(outlet.pk),
        article_count=article_count,
        articles_url=f"{urls.articles()}?outlet={outlet.pk}",
    )


def outlet_json(outlet: Outlet, article_count: int, newest: Sequence[Article], urls: Urls) -> OutletShape:
    """Return an outlet; each of the `newest` articles is loaded with its current version."""
    return OutletShape(**outlet_summary(outlet, article_count, urls).model_dump(), articles=articles_of(newest, urls))
