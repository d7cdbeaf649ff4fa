"""A fact is learned once: what is known stays, and what nobody states adds nothing."""

from articles.models import Outlet, Person
from articles.publishing.learning import news


def test_only_facts_that_are_stated_and_not_known_yet_are_news() -> None:
    outlet = Outlet(name="The Herald", url="https://herald.example", kind=None)
    assert news(outlet, {"url": "https://other.example", "kind": "newspaper"}) == {"kind": "newspaper"}
    assert news(outlet, {"url": None, "kind": ""}) == {}


def test_the_facts_of_a_person_are_told_in_the_order_in_which_they_are_given() -> None:
    assert list(news(Person(name="Jane Doe"), {"viaf": "1", "orcid": "2", "wikidata": None})) == ["viaf", "orcid"]
