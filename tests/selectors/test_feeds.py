"""Which articles are on which page of a feed."""

import datetime

import pytest

from articles.models import Article
from articles.selectors.feeds import Cursor, MalformedCursorError, feed_page
from tests.conftest import Publish

MOMENT = datetime.datetime(2023, 5, 1, 12, 0, 0, 123456, tzinfo=datetime.UTC)


def pages(size: int) -> list[list[int]]:
    found, cursor = [], None
    while True:
        page = feed_page(Article.objects.all(), cursor, size)
        found.append(list(page.article_ids))
        assert len(found) < 20, "the pages have no end"
        if page.following is None:
            return found
        # A reader only has what the cursor spells.
        cursor = Cursor.parse(str(page.following))


def test_articles_that_changed_in_the_same_moment_are_on_one_page_each(publish: Publish) -> None:
    keys = [publish(f"Article {number}").article.pk for number in range(5)]
    Article.objects.update(updated_at=MOMENT)
    assert pages(2) == [keys[:2:-1], keys[2:0:-1], keys[:1]]


def test_the_last_changed_article_comes_first(publish: Publish) -> None:
    keys = [publish(f"Article {number}").article.pk for number in range(3)]
    for days, key in enumerate(keys):
        Article.objects.filter(pk=key).update(updated_at=MOMENT - datetime.timedelta(days=days))
    assert pages(2) == [keys[:2], keys[2:]]
    assert pages(3) == [keys]


def test_a_cursor_is_read_as_it_was_written() -> None:
    cursor = Cursor(MOMENT, 7)
    assert str(cursor) == "1682942400123456.7"
    assert Cursor.parse(str(cursor)) == cursor


@pytest.mark.parametrize("text", ["", "1", "1.0", "-1.1", "1.1.1", "x.1", "1.x", "١.1", "1.1 "])
def test_a_malformed_cursor_is_refused(text: str) -> None:
    with pytest.raises(MalformedCursorError):
        Cursor.parse(text)
