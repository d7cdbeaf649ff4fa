"""`POST /api/v1/outlets/{id}/merge/`: two outlets that are one."""

from typing import Any

import pytest
from django.test import Client

from articles.models import Amendment, Outlet, Publication
from tests.api.asking import ROOT, problem_of
from tests.conftest import Publish

OUTLETS = f"{ROOT}outlets/"


@pytest.fixture
def two(publish: Publish) -> tuple[int, int]:
    """The ids of The Hill, in which `a` appeared, and of Hill, in which `b` did."""
    publish("A", slug="a", outlet={"name": "The Hill"})
    publish("B", slug="b", outlet={"name": "Hill"})
    first, second = (Outlet.objects.get(name=name).pk for name in ("The Hill", "Hill"))
    return first, second


def ask(publisher: Client, outlet: int, body: dict[str, Any], **headers: str) -> Any:
    return publisher.post(f"{OUTLETS}{outlet}/merge/", body, content_type="application/json", headers=headers)


def test_an_outlet_is_merged_into_another(publisher: Client, api: Client, two: tuple[int, int]) -> None:
    hill, other = two
    answer = ask(publisher, other, {"into": hill})
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "no-store"
    body = answer.json()
    assert (body["id"], body["name"], body["article_count"]) == (hill, "The Hill", 2)
    assert Amendment.objects.get(field="outlet").made_by == "publisher"
    old = api.get(f"{OUTLETS}{other}/")
    assert (old.status_code, old["Location"]) == (301, f"{OUTLETS}{hill}/")
    assert [row["id"] for row in api.get(OUTLETS).json()["results"]] == [hill]
    found = api.get(f"{ROOT}articles/?outlet={other}").json()["results"]
    assert {article["slug"] for article in found} == {"a", "b"}


@pytest.mark.parametrize(
    "address",
    ["/outlets/{}/", "/outlets/{}/feeds/articles.atom", "/outlets/{}/feeds/articles.json"],
)
def test_the_addresses_for_people_and_programs_lead_on(
    publisher: Client, api: Client, two: tuple[int, int], address: str
) -> None:
    hill, other = two
    assert api.get(address.format(other), headers={"accept": "*/*"}).status_code == 200
    ask(publisher, other, {"into": hill})
    after = api.get(address.format(other), headers={"accept": "*/*"})
    assert (after.status_code, after["Location"]) == (301, address.format(hill))


def test_a_page_of_an_outlet_shows_it_at_once(publisher: Client, two: tuple[int, int]) -> None:
    hill, other = two
    browser = Client(headers={"accept": "text/html"})
    assert "/articles/b/" not in browser.get(f"/outlets/{hill}/").content.decode()
    ask(publisher, other, {"into": hill})
    html = browser.get(f"/outlets/{hill}/").content.decode()
    assert "/articles/b/" in html
    assert "Hill" in html


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({"into": "{same}"}, 422, "unpublishable"),
        ({"into": 999}, 404, "unknown_outlet"),
        ({}, 400, "invalid_body"),
        ({"into": 0}, 400, "invalid_body"),
        ({"into": "2"}, 400, "invalid_body"),
        ({"into": 2, "and": 3}, 400, "invalid_body"),
    ],
)
def test_what_cannot_be_done_is_refused_and_changes_nothing(
    publisher: Client, two: tuple[int, int], body: dict[str, Any], status: int, code: str
) -> None:
    hill, _ = two
    sent = {name: hill if value == "{same}" else value for name, value in body.items()}
    problem_of(ask(publisher, hill, sent), status, code)
    assert not Amendment.objects.exists()
    assert list(Publication.objects.order_by("article__slug").values_list("outlet", flat=True)) == list(two)


def test_only_a_publisher_merges(api: Client, two: tuple[int, int]) -> None:
    problem_of(ask(api, two[0], {"into": two[1]}), 401, "not_authenticated")
    problem_of(api.get(f"{OUTLETS}{two[0]}/merge/"), 405, "method_not_allowed")


def test_a_request_that_is_sent_again_is_done_once(publisher: Client, two: tuple[int, int]) -> None:
    hill, other = two
    first, again = (ask(publisher, other, {"into": hill}, **{"idempotency-key": "one-and-the-same"}) for _ in range(2))
    assert (first.status_code, again.status_code) == (200, 200)
    assert again.content == first.content
