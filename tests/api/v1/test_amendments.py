"""`GET …/amendments/`: what was learned later, when, from whom, and what was known before."""

import pytest
from django.test import Client

from articles.models import Person, Publication
from tests.api.asking import ARTICLE, ARTICLES, pages, problem_of
from tests.api.v1.test_articles_amend import ORCID, patch
from tests.api.v1.test_publications_add import HERALD, post

ADDRESS = f"{ARTICLE}amendments/"
pytestmark = pytest.mark.usefixtures("shared_sample", "sample")


def test_an_article_without_amendments_lists_none(api: Client) -> None:
    assert api.get(ADDRESS).json() == {"next": None, "previous": None, "results": []}


def test_each_change_is_listed_with_the_value_before_and_the_newest_last(publisher: Client, api: Client) -> None:
    patch(publisher, {"genre": "analysis", "authors": [{"order": 1, "orcid": ORCID}]})
    patch(publisher, {"genre": None})
    results = api.get(ADDRESS).json()["results"]
    person = Person.objects.get().pk
    assert [(item["field"], item["before"], item["after"], item["person"]) for item in results] == [
        ("genre", "opinion", "analysis", None),
        ("orcid", None, ORCID, person),
        ("genre", "analysis", None, None),
    ]
    assert {item["made_by"] for item in results} == {"publisher"}
    assert all(item["at"].endswith("Z") for item in results)
    assert [item["at"] for item in results] == sorted(item["at"] for item in results)


def test_the_publication_is_named(publisher: Client, api: Client) -> None:
    original = Publication.objects.get(role="original")
    patch(publisher, {"url": "https://example.org/a"}, f"{ARTICLE}publications/{original.pk}/")
    added = post(publisher, HERALD).json()
    results = api.get(ADDRESS).json()["results"]
    assert [(item["field"], item["publication"]) for item in results] == [
        ("url", original.pk),
        ("role", added["id"]),
        ("outlet", added["id"]),
        ("date", added["id"]),
    ]
    assert results[2]["after"] == {"name": "The Herald", "url": None, "kind": None}


def test_an_amendment_without_a_change_is_not_listed(publisher: Client, api: Client) -> None:
    patch(publisher, {"genre": "opinion", "keywords": None})
    assert api.get(ADDRESS).json()["results"] == []


def test_it_comes_in_pages(publisher: Client, api: Client) -> None:
    for number in range(5):
        patch(publisher, {"genre": f"genre {number}"})
    after = [[item["after"] for item in page] for page in pages(api, f"{ADDRESS}?page_size=2")]
    assert after == [["genre 0", "genre 1"], ["genre 2", "genre 3"], ["genre 4"]]


def test_only_the_fields_asked_for(publisher: Client, api: Client) -> None:
    patch(publisher, {"genre": "analysis"})
    assert api.get(f"{ADDRESS}?fields=field,after").json()["results"] == [{"field": "genre", "after": "analysis"}]


def test_it_can_be_revalidated(publisher: Client, api: Client) -> None:
    tag = api.get(ADDRESS)["ETag"]
    assert api.get(ADDRESS, headers={"if-none-match": tag}).status_code == 304
    patch(publisher, {"genre": "analysis"})
    assert api.get(ADDRESS, headers={"if-none-match": tag}).status_code == 200


def test_writing_is_not_allowed(publisher: Client) -> None:
    problem_of(publisher.post(ADDRESS, {}, content_type="application/json"), 405, "method_not_allowed")


def test_an_unknown_article_has_none(api: Client) -> None:
    problem_of(api.get(f"{ARTICLES}unknown/amendments/"), 404, "unknown_article")
