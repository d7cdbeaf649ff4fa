"""A client that has a feed gets 304 at little cost; and the number of queries does not grow."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.models import Outlet, Person
from articles.publishing.articles import Published
from articles.publishing.notices import NoticeDraft, publish_notice
from tests.conftest import Publish
from tests.feeding.conftest import let_pass
from tests.stories import SLUG, pids, revised

pytestmark = pytest.mark.usefixtures("shared_story")

ADDRESSES = [
    "/feeds/articles.atom",
    "/feeds/articles.rss",
    "/feeds/articles.json",
    "/sitemap.xml",
    "/robots.txt",
    "/llms.txt",
]
FEEDS = ADDRESSES[:3]


def queries(reader: Client, address: str, **headers: str) -> list[str]:
    with CaptureQueriesContext(connection) as captured:
        answer = reader.get(address, headers=headers)
    assert answer.status_code in (200, 304)
    return [query["sql"] for query in captured.captured_queries]


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_client_that_has_the_feed_is_not_sent_it_again(
    reader: Client, published_story: Published, address: str
) -> None:
    first = reader.get(address)
    again = reader.get(address, headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])
    assert first["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert reader.head(address)["ETag"] == first["ETag"]


@pytest.mark.parametrize("address", [*FEEDS, "/sitemap.xml"])
def test_the_date_is_enough(reader: Client, published_story: Published, address: str) -> None:
    date = reader.get(address)["Last-Modified"]
    assert reader.get(address, headers={"if-modified-since": date}).status_code == 304


@pytest.mark.parametrize("address", FEEDS)
def test_no_text_is_read_for_a_client_that_is_up_to_date(
    reader: Client, published_story: Published, address: str
) -> None:
    statements = queries(reader, address, if_none_match=reader.get(address)["ETag"])
    assert len(statements) == 2
    assert not [query for query in statements if "articles_wording" in query or "articles_passage" in query]


def _rename_outlet() -> None:
    outlet = Outlet.objects.get(name="The Herald")
    outlet.name = "The Daily Herald"
    outlet.save()


def _identify_person() -> None:
    person = Person.objects.get(name="Jane Doe")
    person.orcid = "0000-0002-1825-0097"
    person.save()


@pytest.mark.parametrize("address", FEEDS)
@pytest.mark.parametrize(
    "change",
    [
        lambda: revised("Another text altogether, with other words."),
        lambda: publish_notice(SLUG, NoticeDraft("correction", "A slip.")),
        lambda: publish_notice(SLUG, NoticeDraft("withdrawal", "A court.")),
        _rename_outlet,
        _identify_person,
    ],
)
def test_what_changes_is_sent(reader: Client, published_story: Published, address: str, change: object) -> None:
    first = reader.get(address)
    assert callable(change)
    change()
    again = reader.get(address, headers={"if-none-match": first["ETag"]})
    assert again.status_code == 200


def test_the_date_shows_too_that_a_feed_lost_an_article(
    reader: Client, published_story: Published, publish: Publish
) -> None:
    """The article leaves the feed of a person who did not write its new version."""
    person = Person.objects.get(name="Jane Doe")
    let_pass(days=1)
    address = f"/people/{person.pk}/feeds/articles.atom"
    date = reader.get(address)["Last-Modified"]
    published_story.article.refresh_from_db()
    published_story.article.current_version = None
    published_story.article.save()
    answer = reader.get(address, headers={"if-modified-since": date})
    assert (answer.status_code, b"<entry" in answer.content) == (200, False)


def test_a_feed_without_notices_costs_five_queries(reader: Client, published_story: Published) -> None:
    assert len(queries(reader, "/feeds/articles.atom")) == 5


@pytest.mark.parametrize("form", ["atom", "rss", "json"])
def test_queries_do_not_grow(reader: Client, publish: Publish, form: str) -> None:
    def publish_one(number: int) -> Published:
        return publish(
            f"Title {number}",
            *(f"Paragraph {place} of {number}." for place in range(number + 1)),
            authors=[{"name_as_printed": f"Author {number} {letter}"} for letter in "AB"],
            publications=[{"role": "original", "outlet": {"name": f"Outlet {number}"}, "date": "2023"}],
            sections=[{"first_ordinal": 1, "heading": f"Heading {number}"}],
        )

    def with_notices(number: int) -> None:
        published = publish_one(number)
        slug = published.article.slug
        publish_notice(slug, NoticeDraft("correction", "X.", 1))
        publish_notice(slug, NoticeDraft("withdrawal", "Y.", paragraphs=pids(published.version)[:1]))

    with_notices(1)
    few = queries(reader, f"/feeds/articles.{form}")
    for number in range(2, 9):
        with_notices(number)
    assert len(queries(reader, f"/feeds/articles.{form}")) == len(few) <= 7
