"""`POST …/publications/`: another appearance of an article that was learned of."""

from typing import Any

import pytest
from django.test import Client

from articles.models import Amendment, Outlet, Publication
from tests.api.asking import ARTICLE, ARTICLES, HOST, problem_of
from tests.api.v1.test_articles_amend import pointers
from tests.conftest import Publish

pytestmark = pytest.mark.usefixtures("shared_sample", "sample")
ADDRESS = f"{ARTICLE}publications/"
HERALD: dict[str, Any] = {"role": "republication", "outlet": {"name": "The Herald"}, "date": "2024-02"}


def post(client: Client, body: object, address: str = ADDRESS, **headers: str) -> Any:
    sent = {name.replace("_", "-"): value for name, value in headers.items()}
    return client.post(address, body, content_type="application/json", headers=sent)


def stored() -> list[Any]:
    return [list(model.objects.order_by("pk").values()) for model in (Publication, Outlet, Amendment)]


def test_a_republication_is_added(publisher: Client, api: Client) -> None:
    answer = post(publisher, {**HERALD, "url": "https://herald.example/a", "version": 1})
    assert answer.status_code == 201
    body = answer.json()
    assert answer["Location"] == body["self_url"] == f"{HOST}{ADDRESS}{body['id']}/"
    assert api.get(answer["Location"]).json() == body
    assert answer["ETag"] == api.get(answer["Location"])["ETag"]
    assert api.get(ARTICLE).json()["publications"][-1] == body
    assert set(body["supplied_by_editor"]) == {"role", "outlet", "date", "url", "version"}
    assert (body["date"], body["version"], body["title"], body["note_as_printed"]) == ("2024-02", 1, None, None)


def test_a_republication_in_a_journal_is_added(publisher: Client) -> None:
    place = {"section": "Essay", "doi": "10.1/x", "issn": "2049-3630", "volume": "12", "issue": "3", "pages": "4-5"}
    body = post(publisher, {**HERALD, **place, "doi": "https://doi.org/10.1/x", "volume": 12}).json()
    assert {name: body[name] for name in place} == place


def test_null_says_as_little_as_absence(publisher: Client) -> None:
    body = post(publisher, {**HERALD, "date": None, "title": None, "version": None}).json()
    assert set(body["supplied_by_editor"]) == {"role", "outlet"}


def test_the_article_is_found_by_the_new_outlet_and_date(publisher: Client, api: Client) -> None:
    post(publisher, HERALD)
    assert len(api.get(f"{ARTICLES}?outlet=The Herald&published_after=2024").json()["results"]) == 1


@pytest.mark.parametrize("date", ["2023-04-18", "2023-03", "2022"])
def test_a_copy_before_its_original_is_refused(publisher: Client, date: str) -> None:
    before = stored()
    told = problem_of(post(publisher, {**HERALD, "date": date}), 422, "unpublishable")
    assert told["detail"] == (
        f"An original is never later than its copy: this would be one of 2023-04-19, republished {date}."
    )
    assert pointers(told) == {"/date"}
    assert stored() == before


@pytest.mark.parametrize("date", ["2023-04-19", "2023-04", "2023", None])
def test_a_copy_that_may_be_of_the_same_day_is_added(publisher: Client, date: str | None) -> None:
    assert post(publisher, {**HERALD, "date": date}).status_code == 201


def test_an_original_after_its_copy_is_refused(publisher: Client, publish: Publish) -> None:
    publish("Without a date", "A paragraph of it.", slug="undated")
    address = f"{ARTICLES}undated/publications/"
    assert post(publisher, HERALD, address).status_code == 201
    original = {"role": "original", "outlet": {"name": "The Post"}, "date": "2024-03"}
    assert pointers(problem_of(post(publisher, original, address), 422, "unpublishable")) == {"/date"}
    kept = post(publisher, {**original, "date": "2024"}, address).json()["self_url"]
    later = publisher.patch(kept, {"date": "2024-03-01"}, content_type="application/json")
    assert pointers(problem_of(later, 422, "unpublishable")) == {"/date"}
    assert publisher.patch(kept, {"date": "2024-02-29"}, content_type="application/json").status_code == 200


def test_the_same_again_is_a_conflict(publisher: Client) -> None:
    post(publisher, HERALD)
    before = stored()
    problem_of(post(publisher, {**HERALD, "title": "Another title"}), 409, "publication_exists")
    assert stored() == before


def test_a_second_original_is_a_conflict(publisher: Client) -> None:
    before = stored()
    answer = post(publisher, {**HERALD, "role": "original"})
    assert pointers(problem_of(answer, 409, "original_exists")) == {"/role"}
    assert stored() == before


@pytest.mark.parametrize("seen", [ADDRESS, ARTICLE])
def test_the_tag_of_the_list_or_of_the_article_is_taken(publisher: Client, api: Client, seen: str) -> None:
    tag = api.get(seen)["ETag"]
    assert post(publisher, HERALD, if_match=tag).status_code == 201
    before = stored()
    problem_of(post(publisher, {**HERALD, "date": "2025"}, if_match=tag), 412, "precondition_failed")
    assert stored() == before


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ({}, {"/role", "/outlet"}),
        ({"role": "republication", "outlet": None}, {"/outlet"}),
        ({"role": "republication", "outlet": {}}, {"/outlet/name"}),
        ({**HERALD, "role": "reprint"}, {"/role"}),
        ({**HERALD, "note_as_printed": "X"}, {"/note_as_printed"}),
        ({**HERALD, "versoin": 1}, {"/versoin"}),
        ({**HERALD, "date": "yesterday"}, {"/date"}),
    ],
)
def test_what_is_wrong_with_a_body_is_named(publisher: Client, body: object, expected: set[str]) -> None:
    before = stored()
    assert pointers(problem_of(post(publisher, body), 400, "invalid_body")) == expected
    assert stored() == before


def test_a_version_that_is_not_there_is_refused(publisher: Client) -> None:
    assert pointers(problem_of(post(publisher, {**HERALD, "version": 9}), 422, "unpublishable")) == {"/version"}


def test_other_forms_are_refused(publisher: Client) -> None:
    problem_of(publisher.post(ADDRESS, {"role": "republication"}), 415, "unsupported_media_type")


def test_an_unknown_article_is_unknown(publisher: Client) -> None:
    problem_of(post(publisher, HERALD, f"{ARTICLES}unknown/publications/"), 404, "unknown_article")


def test_a_key_without_the_scope_may_not_add(api: Client) -> None:
    before = stored()
    problem_of(post(api, HERALD), 401, "not_authenticated")
    assert stored() == before
