"""`GET /api/v1/people/`: who wrote, and what."""

from typing import Any

import pytest
from django.test import Client

from articles.publishing.merging import merge_people
from tests.api.asking import ARTICLES, HOST, ROOT, path_of, wrong_parameters
from tests.conftest import SLUG, Publish, Revise

PEOPLE = f"{ROOT}people/"


def names(api: Client, q: str | None = None) -> list[str]:
    response = api.get(PEOPLE, {"q": q} if q else {})
    assert response.status_code == 200, response.content
    return [item["name"] for item in response.json()["results"]]


def person(api: Client, name: str) -> dict[str, Any]:
    (found,) = [item for item in api.get(PEOPLE).json()["results"] if item["name"] == name]
    body: dict[str, Any] = api.get(found["url"]).json()
    return body


@pytest.fixture
def three(publish: Publish) -> None:
    publish("One", authors=[{"name_as_printed": "J. Doe", "person_name": "Jane Doe", "orcid": "0000-0002-1825-0097"}])
    publish("Two", authors=[{"name_as_printed": "Jane Doe"}, {"name_as_printed": "Émile Zola"}])
    publish("Three", authors=[{"name_as_printed": "50%_off"}])


@pytest.mark.usefixtures("sample")
def test_the_samples_author_is_one_person(api: Client) -> None:
    (item,) = api.get(PEOPLE).json()["results"]
    assert item["name"] == "Jongsoo Lee"
    assert (item["orcid"], item["viaf"], item["wikidata"]) == (None, None, None)
    assert item["article_count"] == 1


@pytest.mark.usefixtures("three")
def test_people_come_by_name_in_an_order_of_no_language(api: Client) -> None:
    assert names(api) == ["50%_off", "Émile Zola", "Jane Doe"]


def test_pages_of_people_go_forwards_and_backwards(api: Client, publish: Publish) -> None:
    in_order = ["Eva", "Éva", "Evans", "Ørsted", "Osborn", "Zola"]
    publish("One", authors=[{"name_as_printed": name} for name in reversed(in_order)])
    in_order[:2] = ["Éva", "Eva"]  # alike, so the one that was stored first comes first
    body, seen = api.get(PEOPLE, {"page_size": 2}).json(), []
    while True:
        seen.append([item["name"] for item in body["results"]])
        if body["next"] is None:
            break
        body = api.get(path_of(body["next"])).json()
    assert seen == [in_order[:2], in_order[2:4], in_order[4:]]
    body = api.get(path_of(body["previous"])).json()
    assert [item["name"] for item in body["results"]] == in_order[2:4]


@pytest.mark.usefixtures("three")
@pytest.mark.parametrize(
    ("q", "expected"),
    [
        ("doe", ["Jane Doe"]),
        ("ZOLA", ["Émile Zola"]),
        ("émile", ["Émile Zola"]),
        ("%", ["50%_off"]),
        ("_", ["50%_off"]),
    ],
)
def test_a_part_of_the_name_finds_a_person_in_either_case(api: Client, q: str, expected: list[str]) -> None:
    assert names(api, q) == expected


@pytest.mark.usefixtures("three")
def test_a_person_has_their_names_and_their_articles(api: Client) -> None:
    body = person(api, "Jane Doe")
    assert body["orcid"] == "0000-0002-1825-0097"
    assert body["names_as_printed"] == ["J. Doe", "Jane Doe"]
    assert {item["slug"]: item["url"] for item in body["articles"]} == {
        "one": f"{HOST}{ARTICLES}one/",
        "two": f"{HOST}{ARTICLES}two/",
    }
    assert body["article_count"] == 2


@pytest.mark.usefixtures("three")
def test_the_address_of_a_persons_articles_lists_them(api: Client) -> None:
    found = api.get(path_of(person(api, "Jane Doe")["articles_url"])).json()["results"]
    assert {item["slug"] for item in found} == {"one", "two"}


def test_an_article_counts_once_however_often_the_byline_names_the_person(api: Client, publish: Publish) -> None:
    names = ("Jane Doe", "J. Doe")
    publish("One", authors=[{"name_as_printed": name, "orcid": "0000-0002-1825-0097"} for name in names])
    body = person(api, "Jane Doe")
    assert body["article_count"] == 1
    assert [item["slug"] for item in body["articles"]] == ["one"]


def test_a_person_who_left_the_byline_does_not_count_the_article(api: Client, publish: Publish, revise: Revise) -> None:
    article = publish("One", authors=[{"name_as_printed": "Jane Doe"}]).article
    revise(article, ("Without a byline.", None))
    body = person(api, "Jane Doe")
    assert (body["article_count"], body["articles"]) == (0, [])
    assert body["names_as_printed"] == ["Jane Doe"], "the first version still prints it"


@pytest.mark.usefixtures("sample")
def test_the_article_leads_to_the_person(api: Client) -> None:
    (author,) = api.get(f"{ARTICLES}{SLUG}/").json()["authors"]
    assert api.get(author["person"]["url"]).json()["name"] == "Jongsoo Lee"


# ── By ORCID iD and by the whole name ───────────────────────────────────────────────────────────────────────────────
def found(api: Client, **query: str) -> list[str]:
    answer = api.get(PEOPLE, query)
    assert answer.status_code == 200, answer.content
    return [item["name"] for item in answer.json()["results"]]


@pytest.mark.usefixtures("three")
@pytest.mark.parametrize("orcid", ["0000-0002-1825-0097", "https://orcid.org/0000-0002-1825-0097"])
def test_a_person_is_found_by_orcid(api: Client, orcid: str) -> None:
    assert found(api, orcid=orcid) == ["Jane Doe"]
    assert found(api, orcid=orcid, name="Émile Zola") == []


@pytest.mark.usefixtures("three")
def test_an_orcid_that_nobody_has_finds_nobody_and_a_mistyped_one_is_refused(api: Client) -> None:
    assert found(api, orcid="0000-0001-5109-3700") == []
    (error,) = wrong_parameters(api.get(PEOPLE, {"orcid": "0000-0002-1825-0098"})).values()
    assert "mistyped" in error["detail"]


@pytest.mark.usefixtures("three")
@pytest.mark.parametrize(
    ("name", "expected"), [("jane doe", ["Jane Doe"]), ("Emile Zola", ["Émile Zola"]), ("Jane", []), ("", None)]
)
def test_a_person_is_found_by_the_whole_name(api: Client, name: str, expected: list[str] | None) -> None:
    if expected is None:
        assert set(wrong_parameters(api.get(PEOPLE, {"name": name}))) == {"name"}
    else:
        assert found(api, name=name) == expected


@pytest.mark.usefixtures("three")
def test_the_list_says_how_many_people_there_are_if_it_is_asked(api: Client) -> None:
    assert api.get(f"{PEOPLE}?count=true&page_size=1").json()["count"] == 3
    assert api.get(f"{PEOPLE}?count=true&q=doe").json()["count"] == 1
    assert "count" not in api.get(PEOPLE).json()


def test_the_id_of_a_merged_person_leads_to_the_other(api: Client, three: None) -> None:
    zola, jane = person(api, "Émile Zola"), person(api, "Jane Doe")
    merge_people(zola["id"], jane["id"], made_by="an editor")
    answer = api.get(f"{PEOPLE}{zola['id']}/?fields=name")
    assert (answer.status_code, answer["Location"]) == (301, f"{PEOPLE}{jane['id']}/?fields=name")
    feed = api.get(f"/people/{zola['id']}/feeds/articles.atom")
    assert (feed.status_code, feed["Location"]) == (301, f"/people/{jane['id']}/feeds/articles.atom")
    assert "Émile Zola" not in names(api)
    for author in (zola["id"], jane["id"], "Émile Zola"):
        found = api.get(ARTICLES, {"author": author}).json()["results"]
        assert {article["title"] for article in found} == {"One", "Two"}
    assert api.get(ARTICLES, {"author": zola["id"], "language": "ko"}).json()["results"] == []
