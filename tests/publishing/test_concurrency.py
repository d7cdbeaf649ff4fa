"""Several writers at once: no article twice, no half of one, and an error that says what happened."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection, connections

from articles.intake.manuscript import Author, ManuscriptPublication, Outlet
from articles.models import Article, Paragraph, Person, Version
from articles.models import Outlet as OutletRow
from articles.publishing import articles as articles_module
from articles.publishing.articles import Published, publish_article
from articles.publishing.delivery import Delivery
from articles.publishing.errors import SlugTakenError
from tests.conftest import delivery

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        connection.vendor == "sqlite",
        reason="the tests' SQLite is in memory and shared by all threads, so two transactions cannot run at once",
    ),
]
WRITERS = 4


@pytest.fixture
def together(monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[Published | Exception]]:
    """Publish deliveries, each in a thread of its own; all threads see an empty store before the first one writes."""
    barrier = Barrier(WRITERS, timeout=30)
    real = articles_module.already_published
    waited: set[int] = set()

    def hold(made: Delivery) -> Published | None:
        found = real(made)
        if id(made) not in waited:
            waited.add(id(made))
            barrier.wait()
        return found

    monkeypatch.setattr(articles_module, "already_published", hold)

    def publish(made: Delivery) -> Published | Exception:
        try:
            return publish_article(made)
        except SlugTakenError as error:
            return error
        finally:
            connections.close_all()

    def run(*made: Delivery) -> list[Published | Exception]:
        with ThreadPoolExecutor(WRITERS) as pool:
            return list(pool.map(publish, made))

    return run


def facts(number: int) -> dict[str, object]:
    return {
        "authors": (Author("Jane Doe"), Author("An Author", orcid="0000-0002-1825-0097")),
        "publications": (ManuscriptPublication("original", Outlet("The Herald"), "2023"),),
        "slug": f"number-{number}",
    }


def test_the_same_bytes_are_stored_once(together: Callable[..., list[Published | Exception]]) -> None:
    outcomes = together(*(delivery("A title", "The same text.") for _ in range(WRITERS)))
    published = [outcome for outcome in outcomes if isinstance(outcome, Published)]
    assert len(published) == WRITERS
    assert sum(outcome.created for outcome in published) == 1
    assert Article.objects.count() == Version.objects.count() == Paragraph.objects.count() == 1


def test_one_of_several_texts_takes_the_slug(together: Callable[..., list[Published | Exception]]) -> None:
    outcomes = together(*(delivery("A title", f"Text {number}.") for number in range(WRITERS)))
    assert sum(isinstance(outcome, Published) for outcome in outcomes) == 1
    assert sum(isinstance(outcome, SlugTakenError) for outcome in outcomes) == WRITERS - 1
    assert Article.objects.count() == Paragraph.objects.count() == 1


def test_an_outlet_and_a_person_with_an_identifier_are_stored_once(
    together: Callable[..., list[Published | Exception]],
) -> None:
    outcomes = together(*(delivery(f"Title {number}", **facts(number)) for number in range(WRITERS)))
    assert [type(outcome) for outcome in outcomes] == [Published] * WRITERS
    assert OutletRow.objects.count() == 1
    assert Person.objects.filter(orcid="0000-0002-1825-0097").count() == 1


def test_the_same_name_is_stored_once(together: Callable[..., list[Published | Exception]]) -> None:
    together(*(delivery(f"Title {number}", **facts(number)) for number in range(WRITERS)))
    assert Person.objects.filter(name="Jane Doe").count() == 1
