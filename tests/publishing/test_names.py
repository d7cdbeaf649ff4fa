"""A change of a person or an outlet is an event of each article that names them."""

import pytest

from articles.intake.manuscript import Author, ManuscriptPublication, Outlet
from articles.models import Article, Event, Person
from articles.models import Outlet as OutletRow
from articles.publishing.articles import publish_article
from articles.publishing.names import log_change
from articles.publishing.transactions import writing
from tests.stories import FERRY, MAYOR, PENGUIN, SLUG, revised, story

pytestmark = pytest.mark.django_db
ORCID = "0000-0002-1825-0097"


def published(title: str, author: str, outlet: str) -> Article:
    facts = {"authors": (Author(author),), "publications": (ManuscriptPublication("original", Outlet(outlet)),)}
    return publish_article(story(title=title, **facts)).article


def amended(last: int) -> list[str]:
    """Return the articles that were amended after the event with this number."""
    events = Event.objects.filter(pk__gt=last, type="article.amended").order_by("pk")
    return list(events.values_list("article__slug", flat=True))


def test_an_event_for_each_article_that_names_the_row() -> None:
    published("One", "Kim Roe", "The Herald")
    published("Two", "Kim Roe", "The Gazette")
    published("Three", "Sam Poe", "The Herald")
    last = Event.objects.latest("id").pk
    log_change(Person.objects.get(name="Kim Roe"))
    assert amended(last) == ["one", "two"]
    log_change(OutletRow.objects.get(name="The Herald"))
    assert amended(last + 2) == ["one", "three"]


def test_a_person_of_several_versions_is_one_event() -> None:
    author = {"authors": (Author("Kim Roe"),)}
    publish_article(story(**author))
    revised(FERRY, MAYOR)
    last = Event.objects.latest("id").pk
    log_change(Person.objects.get(name="Kim Roe"))
    assert amended(last) == [SLUG]


def test_no_event_if_no_article_names_the_row() -> None:
    with writing():
        log_change(Person.objects.create(name="Kim Roe"))
    assert not Event.objects.exists()


def test_an_article_that_has_an_event_in_the_transaction_gets_no_other() -> None:
    published("One", "Kim Roe", "The Herald")
    facts = {"authors": (Author("Kim Roe", orcid=ORCID),)}
    last = Event.objects.latest("id").pk
    publish_article(story(PENGUIN, title="Two", **facts))
    assert list(Event.objects.filter(pk__gt=last).order_by("pk").values_list("type", "article__slug")) == [
        ("article.published", "two"),
        ("article.amended", "one"),
    ]


def test_the_events_come_last_in_the_transaction() -> None:
    article = published("One", "Kim Roe", "The Herald")
    last = Event.objects.latest("id").pk
    with writing():
        log_change(Person.objects.get(name="Kim Roe"))
        assert amended(last) == []
    assert amended(last) == [article.slug]
