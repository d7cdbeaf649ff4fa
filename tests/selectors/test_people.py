"""People and outlets with their articles."""

import pytest

from articles.models import Article, Outlet, Person
from articles.selectors.errors import UnknownError
from articles.selectors.people import (
    count_of,
    names_of,
    newest_articles_by,
    newest_articles_in,
    outlet_by_id,
    outlets,
    people,
    person_by_id,
    person_with_count,
)
from tests.conftest import Publish, Revise


@pytest.fixture
def article(publish: Publish) -> Article:
    """The second of two articles by one person in one outlet, and one by nobody."""
    publish("Alone")
    for title, date in (("Newer", "2024"), ("Older", "2023")):
        publications = [
            {"role": "original", "outlet": {"name": "The Herald"}, "date": date},
            {"role": "republication", "outlet": {"name": "The Herald"}, "date": date},
        ]
        article = publish(title, authors=[{"name_as_printed": "Jane Doe"}], publications=publications).article
    return article


def test_an_article_is_counted_once_for_a_person_and_for_an_outlet(article: Article) -> None:
    assert [count_of(person) for person in people()] == [2]
    assert [count_of(outlet) for outlet in outlets()] == [2]


def test_only_the_current_version_counts_for_a_person(article: Article, revise: Revise) -> None:
    revise(article, ("A text by nobody.", None))
    assert count_of(person_with_count(Person.objects.get().pk)) == 1
    assert [row.slug for row in newest_articles_by(Person.objects.get())] == ["newer"]


def test_the_newest_articles_come_first_and_once(article: Article) -> None:
    for rows in (newest_articles_by(Person.objects.get()), newest_articles_in(Outlet.objects.get())):
        assert [row.slug for row in rows] == ["newer", "older"]


def test_the_names_are_those_printed(article: Article) -> None:
    person = Person.objects.get()
    Person.objects.update(name="Jane Q. Doe")
    assert names_of(person) == ["Jane Doe"]


def test_what_nothing_has_as_its_id_is_unknown(article: Article) -> None:
    assert outlet_by_id(Outlet.objects.get().pk).name == "The Herald"
    with pytest.raises(UnknownError, match="No person has the id 0") as person:
        person_by_id(0)
    with pytest.raises(UnknownError, match="No outlet has the id 0") as outlet:
        outlet_by_id(0)
    assert (person.value.code, outlet.value.code) == ("unknown_person", "unknown_outlet")
