"""All articles that can be read, the newest first, in stretches."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.choices import ArticleStatus
from articles.models import Article
from articles.selectors.newest import Newest
from tests.conftest import Publish

pytestmark = pytest.mark.django_db
DAYS = ["2023-04-01", None, "2024-01-01", "2023-04-01", "2022-12-31", None]


@pytest.fixture
def slugs(publish: Publish) -> list[str]:
    """Articles with these days; the slugs of the newest first, and of those of one day the last stored."""
    for number, day in enumerate(DAYS):
        publish(f"Title {number}", "Text.", slug=f"a{number}", published=day)
    return [f"a{number}" for number in (2, 3, 0, 4, 5, 1)]


def shown(articles: list[Article]) -> list[str]:
    return [article.slug for article in articles]


def edge(article: Article) -> list[object]:
    return [getattr(article, "published_or_never"), article.pk]  # noqa: B009


def test_the_newest_come_first_and_the_undated_last(slugs: list[str]) -> None:
    assert shown(Newest().stretch([], 9, backwards=False)) == slugs
    assert shown(Newest().stretch([], 2, backwards=False)) == slugs[:2]
    assert shown(Newest().stretch([], 2, backwards=True)) == slugs[:-3:-1]
    assert Newest().count() == len(slugs)


def test_a_stretch_begins_behind_its_edge_in_either_direction(slugs: list[str]) -> None:
    articles = Newest().stretch([], 9, backwards=False)
    for place, article in enumerate(articles):
        assert shown(Newest().stretch(edge(article), 2, backwards=False)) == slugs[place + 1 : place + 3]
        assert shown(Newest().stretch(edge(article), 9, backwards=True)) == slugs[:place][::-1]


def test_the_edge_need_not_be_an_article(slugs: list[str]) -> None:
    assert shown(Newest().stretch([datetime.date(2023, 5, 1), 1], 9, backwards=False)) == slugs[1:]
    assert shown(Newest().stretch([datetime.date.min, 0], 9, backwards=False)) == []


def test_what_is_withdrawn_is_not_listed(slugs: list[str]) -> None:
    Article.objects.filter(slug=slugs[0]).update(status=ArticleStatus.WITHDRAWN)
    assert shown(Newest().stretch([], 9, backwards=False)) == slugs[1:]


@pytest.mark.usefixtures("slugs")
def test_a_stretch_takes_one_query() -> None:
    with CaptureQueriesContext(connection) as queries:
        articles = Newest().stretch([], 2, backwards=False)
        Newest().stretch(edge(articles[0]), 2, backwards=False)
    assert len(queries) == 2
