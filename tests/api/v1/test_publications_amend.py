"""`PATCH …/publications/{id}/`: facts learned later about one appearance of an article."""

from typing import Any

import pytest
from django.test import Client

from articles.models import Amendment, Outlet, Publication
from tests.api.asking import ARTICLE, HOST, VERSION, problem_of
from tests.api.v1.test_articles_amend import patch, pointers

pytestmark = pytest.mark.usefixtures("shared_sample", "sample")
URL = "https://nationalinterest.org/feature/alliance"


@pytest.fixture
def address(sample: object) -> str:
    """The address of the sample's first appearance."""
    return f"{ARTICLE}publications/{Publication.objects.get(role='original').pk}/"


def stored() -> list[Any]:
    return [list(model.objects.order_by("pk").values()) for model in (Publication, Outlet, Amendment)]


def test_the_address_and_the_title_of_the_original_are_learned(publisher: Client, address: str) -> None:
    answer = patch(publisher, {"url": URL, "title": "An Alliance at Seventy", "rights": "CC BY 4.0"}, address)
    assert answer.status_code == 200
    body = answer.json()
    assert body == publisher.get(address).json()
    assert body in publisher.get(ARTICLE).json()["publications"]
    assert (body["url"], body["title"], body["rights"]) == (URL, "An Alliance at Seventy", "CC BY 4.0")
    assert {"url", "title", "rights"} <= set(body["supplied_by_editor"])


PLACE = {"section": "Opinion", "doi": "10.1/x", "issn": "2049-3630", "volume": "12", "issue": "3", "pages": "4-5"}


def test_where_the_text_stood_is_learned_and_taken_back(publisher: Client, address: str) -> None:
    body = patch(publisher, PLACE, address).json()
    assert {name: body[name] for name in PLACE} == PLACE
    assert set(PLACE) <= set(body["supplied_by_editor"])
    amendments = Amendment.objects.filter(field__in=PLACE).values_list("field", "before", "after")
    assert {field: (before, after) for field, before, after in amendments} == {
        name: (None, value) for name, value in PLACE.items()
    }
    taken_back = patch(publisher, dict.fromkeys(PLACE), address).json()
    assert {name: taken_back[name] for name in PLACE} == dict.fromkeys(PLACE)
    assert not set(PLACE) & set(taken_back["supplied_by_editor"])


def test_the_answer_carries_the_tag_of_what_is_read_afterwards(publisher: Client, api: Client, address: str) -> None:
    answer = patch(publisher, {"url": URL}, address)
    assert answer["ETag"] == api.get(address)["ETag"]
    assert answer["Content-Location"] == f"{HOST}{address}"


def test_an_empty_patch_changes_nothing(publisher: Client, api: Client, address: str) -> None:
    before = api.get(address), api.get(ARTICLE)
    assert patch(publisher, {}, address).content == before[0].content
    assert api.get(ARTICLE)["ETag"] == before[1]["ETag"]


def test_the_article_and_the_list_have_other_tags_afterwards(publisher: Client, api: Client, address: str) -> None:
    before = [api.get(where)["ETag"] for where in (ARTICLE, f"{ARTICLE}publications/")]
    patch(publisher, {"url": URL}, address)
    after = [api.get(where)["ETag"] for where in (ARTICLE, f"{ARTICLE}publications/")]
    assert all(old != new for old, new in zip(before, after, strict=True))


@pytest.mark.parametrize("body", [{"url": URL}, {"version": 1}, {"outlet": {"url": "https://nationalinterest.org/"}}])
def test_the_version_is_byte_for_byte_what_it_was(publisher: Client, api: Client, address: str, body: object) -> None:
    before = api.get(VERSION).content
    assert patch(publisher, body, address).status_code == 200
    assert api.get(VERSION).content == before


# ── If-Match ────────────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("seen", ["publication", "article"])
def test_the_tag_of_the_publication_or_of_its_article_is_taken(
    publisher: Client, api: Client, address: str, seen: str
) -> None:
    tag = api.get(address if seen == "publication" else ARTICLE)["ETag"]
    assert patch(publisher, {"url": URL}, address, if_match=tag).status_code == 200
    before = stored()
    problem_of(patch(publisher, {"url": None}, address, if_match=tag), 412, "precondition_failed")
    assert stored() == before


def test_the_tag_of_another_publication_is_not_taken(publisher: Client, api: Client, address: str) -> None:
    other = Publication.objects.get(role="republication")
    tag = api.get(f"{ARTICLE}publications/{other.pk}/")["ETag"]
    problem_of(patch(publisher, {"url": URL}, address, if_match=tag), 412, "precondition_failed")


def test_a_change_to_another_publication_does_not_make_the_own_tag_stale(
    publisher: Client, api: Client, address: str
) -> None:
    tag = api.get(address)["ETag"]
    other = Publication.objects.get(role="republication")
    assert patch(publisher, {"url": URL}, f"{ARTICLE}publications/{other.pk}/").status_code == 200
    assert patch(publisher, {"url": URL}, address, if_match=tag).status_code == 200


# ── What is refused ─────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ({"date": "2023-13"}, {"/date"}),
        ({"date": "2023-02-30"}, {"/date"}),
        ({"date": "19 April 2023"}, {"/date"}),
        ({"url": "example.org"}, {"/url"}),
        ({"url": "javascript:alert(1)"}, {"/url"}),
        ({"title": ["x"]}, {"/title"}),
        ({"section": "x" * 201, "issue": "x" * 51}, {"/section", "/issue"}),
        ({"doi": "11.1/x", "issn": "2049-3631"}, {"/doi", "/issn"}),
        ({"volume": "War and Peace", "pages": "18-12"}, {"/volume", "/pages"}),
        ({"credit": "x" * 1001, "rights": "x" * 1001}, {"/credit", "/rights"}),
        ({"version": "1"}, {"/version"}),
        ({"version": 0}, {"/version"}),
        ({"version": 10**30}, {"/version"}),
        ({"outlet": "The Herald"}, {"/outlet"}),
        ({"outlet": {"name": None}}, {"/outlet/name"}),
        ({"outlet": {"name": "X", "homepage": "https://example.org/"}}, {"/outlet/homepage"}),
        ({"role": None}, {"/role"}),
        ({"role": "reprint"}, {"/role"}),
        ({"note_as_printed": "X"}, {"/note_as_printed"}),
        ({"disclaimer_as_printed": None}, {"/disclaimer_as_printed"}),
    ],
)
def test_what_is_wrong_with_a_body_is_named(publisher: Client, address: str, body: object, expected: set[str]) -> None:
    before = stored()
    assert pointers(problem_of(patch(publisher, body, address), 400, "invalid_body")) == expected
    assert stored() == before


@pytest.mark.parametrize(
    ("body", "printed"),
    [
        ({"date": "2020"}, "2023-04-19"),
        ({"date": None, "url": URL}, "2023-04-19"),
        ({"outlet": {"name": "The Herald"}}, "The National Interest"),
        ({"outlet": None}, "The National Interest"),
        ({"role": "republication"}, "original"),
    ],
)
def test_a_fact_that_the_source_printed_is_refused_with_what_it_prints(
    publisher: Client, address: str, body: dict[str, Any], printed: str
) -> None:
    before = stored()
    problem = problem_of(patch(publisher, body, address), 422, "printed_fact")
    assert pointers(problem) == {f"/{next(iter(body))}"}
    assert printed in problem["detail"]
    assert stored() == before


def test_a_version_that_is_not_there_is_refused(publisher: Client, address: str) -> None:
    assert pointers(problem_of(patch(publisher, {"version": 2}, address), 422, "unpublishable")) == {"/version"}


def test_an_outlet_that_is_known_otherwise_is_a_conflict(publisher: Client, address: str) -> None:
    Outlet.objects.filter(name="The National Interest").update(url="https://nationalinterest.org/")
    answer = patch(publisher, {"outlet": {"url": "https://example.org/"}}, address)
    assert pointers(problem_of(answer, 409, "outlet_conflict")) == {"/outlet/url"}


@pytest.mark.parametrize("where", [f"{ARTICLE}publications/999999/", f"{ARTICLE}publications/999999999999999999/"])
def test_an_unknown_publication_is_404_with_any_precondition(publisher: Client, where: str) -> None:
    problem_of(patch(publisher, {"url": URL}, where, if_match='"x"'), 404, "unknown_publication")


def test_a_key_without_the_scope_may_not_amend(api: Client, address: str) -> None:
    problem_of(patch(api, {"url": URL}, address), 401, "not_authenticated")
