"""`GET /api/v1/outlets/`: who published, and what."""

from typing import Any

import pytest
from django.test import Client

from tests.api.asking import ROOT, path_of
from tests.conftest import Publish

OUTLETS = f"{ROOT}outlets/"


def appearance(name: str, **facts: Any) -> dict[str, Any]:
    return {"role": "republication", "outlet": {"name": name}, **facts}


@pytest.mark.usefixtures("sample")
def test_the_samples_outlets_come_by_name(api: Client) -> None:
    results = api.get(OUTLETS).json()["results"]
    assert [(item["name"], item["homepage"], item["article_count"]) for item in results] == [
        ("Pacific Council", None, 1),
        ("The National Interest", None, 1),
    ]


@pytest.mark.usefixtures("sample")
@pytest.mark.parametrize(
    ("q", "expected"), [("pac", ["Pacific Council"]), ("NATIONAL", ["The National Interest"]), ("x", [])]
)
def test_a_part_of_the_name_finds_an_outlet_in_either_case(api: Client, q: str, expected: list[str]) -> None:
    assert [item["name"] for item in api.get(OUTLETS, {"q": q}).json()["results"]] == expected


def test_either_case_is_found_in_any_script(api: Client, publish: Publish) -> None:
    publish("One", publications=[appearance("Österreichische Zeitung")])
    assert len(api.get(OUTLETS, {"q": "öSTERREICH"}).json()["results"]) == 1


def test_an_outlet_has_its_articles_newest_first(api: Client, publish: Publish) -> None:
    publish("Old", publications=[appearance("The Herald", date="2001")])
    publish("Undated", publications=[appearance("The Herald")])
    publish("New", publications=[appearance("The Herald", date="2023-05-01")])
    publish("Elsewhere", publications=[appearance("Die Zeit", date="2024")])
    (found,) = api.get(OUTLETS, {"q": "Herald"}).json()["results"]
    body = api.get(found["url"]).json()
    assert [item["title"] for item in body["articles"]] == ["New", "Old", "Undated"]
    assert body["article_count"] == 3
    listed = api.get(path_of(body["articles_url"])).json()["results"]
    assert {item["title"] for item in listed} == {"New", "Old", "Undated"}


def test_an_article_that_appeared_twice_counts_once(api: Client, publish: Publish) -> None:
    publish(
        "Twice",
        publications=[appearance("The Herald", date="2001"), appearance("The Herald", date="2002", role="original")],
    )
    (found,) = api.get(OUTLETS).json()["results"]
    assert found["article_count"] == 1
    assert len(api.get(found["url"]).json()["articles"]) == 1


@pytest.mark.usefixtures("sample")
def test_an_outlet_is_found_by_the_whole_name_and_counted(api: Client) -> None:
    page = api.get(f"{OUTLETS}?name=pacific council&count=true").json()
    assert ([item["name"] for item in page["results"]], page["count"]) == (["Pacific Council"], 1)
    assert api.get(f"{OUTLETS}?name=pacific").json()["results"] == []
