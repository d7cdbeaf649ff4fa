"""`GET /api/v1/paragraphs/?id=a,b,c`: up to a hundred at once, in the order asked."""

from typing import Any

import pytest
from django.test import Client

from articles.identity import pids
from articles.models import Paragraph
from articles.publishing.articles import Published, publish_article
from tests.api.asking import PARAGRAPHS, problem_of, wrong_parameters
from tests.conftest import delivery


@pytest.fixture
def stored(sample: Published) -> list[str]:
    """The sample's identifiers in the order of its text."""
    rows = Paragraph.objects.filter(passages__version=sample.version).order_by("passages__ordinal")
    return list(rows.values_list("pid", flat=True))


def batch(api: Client, *identifiers: str) -> dict[str, Any]:
    response = api.get(PARAGRAPHS, {"id": ",".join(identifiers)})
    assert response.status_code == 200, response.content
    body: dict[str, Any] = response.json()
    return body


def found(body: dict[str, Any]) -> list[str]:
    return [item["id"] for item in body["results"]]


def test_the_paragraphs_come_in_the_order_asked(api: Client, stored: list[str]) -> None:
    identifiers = [stored[6], stored[0], stored[19]]
    assert found(batch(api, *identifiers)) == identifiers


def test_an_item_is_the_paragraph_itself(api: Client, stored: list[str]) -> None:
    assert batch(api, stored[6])["results"] == [api.get(f"{PARAGRAPHS}{stored[6]}/").json()]


def test_a_paragraph_asked_for_twice_comes_twice(api: Client, stored: list[str]) -> None:
    identifiers = [stored[0], stored[1], stored[0], stored[0].upper()]
    assert found(batch(api, *identifiers)) == [stored[0], stored[1], stored[0], stored[0]]


def test_paragraphs_of_several_articles_come_together(api: Client, stored: list[str]) -> None:
    other = publish_article(delivery("Another"))
    pid = Paragraph.objects.get(article=other.article).pid
    body = batch(api, stored[0], pid)
    assert [item["article"]["slug"] for item in body["results"]] == [
        "the-us-south-korea-alliance-at-70th-anniversary",
        "another",
    ]
    assert body["results"][1]["next"] is None


def test_unknown_ones_are_listed_as_they_were_asked_for(api: Client, stored: list[str]) -> None:
    unknown = pids.mint().upper()
    body = batch(api, unknown, stored[0])
    assert found(body) == [stored[0]]
    assert (body["missing"], body["mistyped"]) == ([unknown], [])


def test_mistyped_and_malformed_identifiers_are_distinguished_from_unknown_ones(api: Client, stored: list[str]) -> None:
    unknown = pids.mint()
    mistyped = stored[0][:-1] + ("0" if stored[0][-1] != "0" else "1")
    body = batch(api, mistyped, unknown, "malformed", stored[0])
    assert body["missing"] == [mistyped, unknown, "malformed"]
    assert body["mistyped"] == [mistyped, "malformed"]


def test_where_nothing_is_missing_the_list_says_so(api: Client, stored: list[str]) -> None:
    body = batch(api, stored[0])
    assert (body["missing"], body["mistyped"]) == ([], [])
    assert (body["next"], body["previous"]) == (None, None)


def test_the_fields_are_those_of_the_items(api: Client, stored: list[str]) -> None:
    body = api.get(PARAGRAPHS, {"id": ",".join(stored), "fields": "id,text"}).json()
    assert all(set(item) == {"id", "text"} for item in body["results"])
    assert "missing" in body


def test_a_hundred_are_answered(api: Client, db: None) -> None:
    published = publish_article(delivery("Long", *(f"Paragraph number {number}." for number in range(100))))
    rows = Paragraph.objects.filter(article=published.article)
    identifiers = list(rows.order_by("-passages__ordinal").values_list("pid", flat=True))
    body = batch(api, *identifiers)
    assert found(body) == identifiers
    assert body["missing"] == []


@pytest.mark.parametrize(
    "query",
    [
        {},
        {"id": ""},
        {"id": ","},
        {"id": "0000000000,"},
        {"id": ",".join(["0000000000"] * 101)},
        {"id": "x" * 41},
        {"id": "a\x00"},
    ],
    ids=["nothing", "empty", "only a comma", "one empty", "a hundred and one", "too long", "NUL"],
)
def test_a_malformed_list_of_identifiers_is_refused(api: Client, db: None, query: dict[str, str]) -> None:
    assert set(wrong_parameters(api.get(PARAGRAPHS, query))) == {"id"}


@pytest.mark.usefixtures("sample")
def test_a_client_may_send_the_size_of_a_page_that_is_taken_anyway(api: Client) -> None:
    assert api.get(f"{PARAGRAPHS}?id=0000000000&page_size=50").status_code == 200
    problem_of(api.get(f"{PARAGRAPHS}?id=0000000000&page_size=10"), 400, "invalid_parameter")
