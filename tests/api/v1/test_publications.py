"""`GET …/articles/{slug}/publications/`: where and when an article appeared."""

import pytest
from django.test import Client

from articles.models import Outlet, Publication
from articles.publishing.articles import Published, publish_article
from tests.api.asking import ARTICLE, ARTICLES, HOST, problem_of
from tests.conftest import Publish, delivery

FIELDS = {
    "id",
    "role",
    "outlet",
    "outlet_name_as_printed",
    "date",
    "title",
    "url",
    "section",
    "doi",
    "issn",
    "volume",
    "issue",
    "pages",
    "credit",
    "rights",
    "note_as_printed",
    "disclaimer_as_printed",
    "version",
}


@pytest.mark.usefixtures("sample")
def test_the_list_is_what_the_article_says(api: Client) -> None:
    assert api.get(f"{ARTICLE}publications/").json()["results"] == api.get(ARTICLE).json()["publications"]


@pytest.mark.usefixtures("sample")
def test_each_is_found_at_its_own_address(api: Client) -> None:
    for publication in api.get(f"{ARTICLE}publications/").json()["results"]:
        assert set(publication) >= FIELDS
        assert publication["self_url"] == f"{HOST}{ARTICLE}publications/{publication['id']}/"
        assert api.get(publication["self_url"]).json() == publication


def test_every_known_fact_is_answered(api: Client, publish: Publish) -> None:
    known = {
        "role": "original",
        "date": "2023-04",
        "title": "Another title",
        "url": "https://herald.example/1",
        "section": "Opinion",
        "doi": "10.1000/182",
        "issn": "2049-3630",
        "volume": "12",
        "issue": "3",
        "pages": "12-18",
        "credit": "A photographer",
        "rights": "CC BY 4.0",
    }
    publish("A title", publications=[{**known, "outlet": {"name": "The Herald", "url": "https://herald.example/"}}])
    (publication,) = api.get(f"{ARTICLES}a-title/publications/").json()["results"]
    assert {name: publication[name] for name in known} == known
    assert publication["outlet"]["name"] == "The Herald"
    assert publication["outlet"]["homepage"] == "https://herald.example/"


def test_a_renamed_outlet_is_shown_with_its_name_and_with_the_one_as_printed(api: Client, publish: Publish) -> None:
    publish("A title", publications=[{"role": "original", "outlet": {"name": "The Herald"}}])
    Outlet.objects.update(name="The Mirror")
    (publication,) = api.get(f"{ARTICLES}a-title/publications/").json()["results"]
    assert (publication["outlet"]["name"], publication["outlet_name_as_printed"]) == ("The Mirror", "The Herald")


def test_a_publication_without_an_outlet_has_no_name_as_printed(api: Client, publish: Publish) -> None:
    publish("A title", publications=[{"role": "original", "date": "2023"}])
    (publication,) = api.get(f"{ARTICLES}a-title/publications/").json()["results"]
    assert (publication["outlet"], publication["outlet_name_as_printed"]) == (None, None)


def test_another_articles_publication_is_unknown(api: Client, sample: Published, publish: Publish) -> None:
    publish("Another", publications=[{"role": "original", "date": "2023"}])
    other = Publication.objects.get(article__slug="another")
    problem_of(api.get(f"{ARTICLE}publications/{other.pk}/"), 404, "unknown_publication")


def test_an_article_that_appeared_nowhere_has_none(api: Client, db: None) -> None:
    publish_article(delivery("A title"))
    assert api.get(f"{ARTICLES}a-title/publications/").json()["results"] == []
