"""The expressions that indexes are of, as the databases compute them."""

import datetime

import pytest

from articles.models import Article, Publication
from articles.models.expressions import LONGEST_PAGE, PageOf, PublishedOrNever
from tests.conftest import Publish


@pytest.mark.parametrize(
    ("url", "page"),
    [
        ("https://herald.example/a/b", "herald.example/a/b"),
        ("http://herald.example/a/", "herald.example/a/"),
        ("https://herald.example/a?b=c#d", "herald.example/a"),
        ("https://herald.example/a#d?b=c", "herald.example/a"),
        ("https://herald.example?b=https://other.example/", "herald.example"),
        ("https://herald.example/é?b", "herald.example/é"),
        (f"https://herald.example/{'a' * 1900}", f"herald.example/{'a' * 1900}"[:LONGEST_PAGE]),
        (f"https://herald.example/{'é' * 1900}?x", f"herald.example/{'é' * 1900}"[:LONGEST_PAGE]),
        (None, None),
    ],
)
def test_a_page_is_a_url_without_scheme_query_and_fragment(publish: Publish, url: str | None, page: str | None) -> None:
    Publication.objects.create(article=publish("A title").article, order=1, role="original", url=url)
    assert Publication.objects.annotate(page=PageOf("url")).values_list("page", flat=True).get() == page


def test_an_undated_article_was_published_before_all_others(publish: Publish) -> None:
    publish("Dated", published="1999")
    publish("Undated")
    Article.objects.filter(slug="dated").update(first_published_on=datetime.date(1, 1, 2))
    days = (
        Article.objects.annotate(day=PublishedOrNever("first_published_on")).order_by("day").values_list("slug", "day")
    )
    assert list(days) == [("undated", datetime.date(1, 1, 1)), ("dated", datetime.date(1, 1, 2))]
