"""Pages of a feed: the order, what is on the next page, and which paragraph names an entry."""

import datetime

import pytest

from articles.models import Article, Outlet, Person
from articles.publishing.articles import publish_article
from articles.publishing.notices import NoticeDraft, publish_notice
from articles.selectors.feeds import (
    Cursor,
    FeedPage,
    MalformedCursorError,
    articles_by,
    articles_in,
    feed_page,
    feed_texts,
)
from tests.conftest import Publish
from tests.stories import FERRY, FLOOD, PENGUIN, SLUG, pids, revised, story

NOON = datetime.datetime(2026, 11, 24, 12, tzinfo=datetime.UTC)


def pages(size: int) -> list[FeedPage]:
    found = [feed_page(Article.objects.all(), None, size)]
    while found[-1].following:
        found.append(feed_page(Article.objects.all(), Cursor.parse(str(found[-1].following)), size))
    return found


@pytest.mark.parametrize("size", [1, 2, 3, 5])
def test_articles_that_changed_at_one_moment_are_each_on_one_page(publish: Publish, size: int) -> None:
    for number in range(5):
        publish(f"Title {number}")
    Article.objects.update(updated_at=NOON)
    every = list(Article.objects.order_by("-pk").values_list("pk", flat=True))
    assert [article.pk for page in pages(size) for article in page.articles] == every
    assert all(len(page.articles) <= size for page in pages(size))


def test_the_last_changed_article_comes_first(publish: Publish) -> None:
    for number in range(3):
        publish(f"Title {number}")
    Article.objects.filter(slug="title-0").update(updated_at=NOON + datetime.timedelta(days=365 * 200))
    page = feed_page(Article.objects.all(), None, 2)
    assert page.articles[0].pk == Article.objects.get(slug="title-0").pk
    assert page.updated_at == page.changed_at == Article.objects.get(slug="title-0").updated_at


@pytest.mark.parametrize("text", ["", "1", "1.0", "1.01", "a.1", "1.1.1", "-1.1", " 1.1", "1" * 18 + ".1"])
def test_another_text_is_not_a_cursor(text: str) -> None:
    with pytest.raises(MalformedCursorError, match="is not a cursor"):
        Cursor.parse(text)


def test_a_cursor_is_read_as_it_was_written() -> None:
    cursor = Cursor(NOON + datetime.timedelta(microseconds=7), 42)
    assert Cursor.parse(str(cursor)) == cursor


def test_the_name_of_an_entry_is_the_paragraph_that_the_first_version_begins_with(db: None) -> None:
    first = publish_article(story()).version
    revised(PENGUIN, FERRY, FLOOD)
    (text,) = feed_texts(feed_page(Article.objects.all(), None, 9).articles)
    assert text.first_pid == pids(first)[0]
    assert [passage.text for passage in text.passages] == [PENGUIN, FERRY, FLOOD]


@pytest.mark.parametrize(("version", "hidden"), [(None, True), (1, True)])
def test_a_withdrawn_text_keeps_its_place_and_has_no_words(db: None, version: int | None, *, hidden: bool) -> None:
    publish_article(story())
    notice = publish_notice(SLUG, NoticeDraft("withdrawal", "So it is.", version))
    (text,) = feed_texts(feed_page(Article.objects.all(), None, 9).articles)
    assert (text.withdrawn == notice, list(text.passages) == []) == (hidden, hidden)


def test_what_stands_beside_an_article_changes_the_tag(publish: Publish) -> None:
    article = publish("A title", authors=[{"name_as_printed": "Jane Doe"}], outlet={"name": "The Herald"}).article
    publish("Another", authors=[{"name_as_printed": "Jo Roe"}], outlet={"name": "The Gazette"})
    tags = {feed_page(Article.objects.filter(pk=article.pk), None, 9).tag}
    for row in (Outlet.objects.get(name="The Herald"), Person.objects.get(name="Jane Doe")):
        row.save()
        tags.add(feed_page(Article.objects.filter(pk=article.pk), None, 9).tag)
    article.publications.get().delete()
    tags.add(feed_page(Article.objects.filter(pk=article.pk), None, 9).tag)
    assert len(tags) == 4
    Person.objects.get(name="Jo Roe").save()
    assert feed_page(Article.objects.filter(pk=article.pk), None, 9).tag in tags


def test_the_articles_of_a_person_and_of_an_outlet_are_theirs_alone(publish: Publish) -> None:
    for name, outlet in (("Jane Doe", "The Herald"), ("Jo Roe", "The Gazette")):
        publish(f"By {name}", authors=[{"name_as_printed": name}], outlet={"name": outlet})
    person, outlet_row = Person.objects.get(name="Jane Doe"), Outlet.objects.get(name="The Gazette")
    assert [article.slug for article in articles_by(person.pk)] == ["by-jane-doe"]
    assert [article.slug for article in articles_in(outlet_row.pk)] == ["by-jo-roe"]
