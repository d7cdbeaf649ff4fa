"""`POST /api/v1/people/{id}/merge/` and `…/split/`: two people who are one, and one who is two."""

from typing import Any

import pytest
from django.test import Client

from articles.models import Amendment, Contribution, Person
from tests.api.asking import HOST, ROOT, problem_of
from tests.conftest import Publish

PEOPLE = f"{ROOT}people/"


@pytest.fixture
def two(publish: Publish) -> tuple[int, int]:
    """The ids of Jane Doe, who has an ORCID and wrote `a` and `c`, and of J. Doe, who wrote `b`."""
    jane = [{"name_as_printed": "Jane Doe", "orcid": "0000-0002-1825-0097"}]
    publish("A", slug="a", authors=jane)
    publish("B", slug="b", authors=[{"name_as_printed": "J. Doe"}])
    publish("C", slug="c", authors=[{"name_as_printed": "Jane Doe"}])
    first, second = (Person.objects.get(name=name).pk for name in ("Jane Doe", "J. Doe"))
    return first, second


def ask(publisher: Client, person: int, verb: str, body: dict[str, Any], **headers: str) -> Any:
    return publisher.post(f"{PEOPLE}{person}/{verb}/", body, content_type="application/json", headers=headers)


def author_of(slug: str) -> int:
    return Contribution.objects.get(version__article__slug=slug).person_id


def test_a_person_is_merged_into_another(publisher: Client, api: Client, two: tuple[int, int]) -> None:
    jane, other = two
    answer = ask(publisher, other, "merge", {"into": jane})
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "no-store"
    body = answer.json()
    assert (body["id"], body["names_as_printed"], body["article_count"]) == (jane, ["J. Doe", "Jane Doe"], 3)
    assert author_of("b") == jane
    assert Amendment.objects.get(field="person").made_by == "publisher"
    old = api.get(f"{PEOPLE}{other}/")
    assert (old.status_code, old["Location"]) == (301, f"{PEOPLE}{jane}/")


def test_a_person_is_split(publisher: Client, two: tuple[int, int]) -> None:
    jane, _ = two
    body = ask(publisher, jane, "split", {"articles": ["c"]}).json()
    assert body["id"] not in two
    assert (body["name"], body["orcid"], body["article_count"]) == ("Jane Doe", None, 1)
    assert (author_of("a"), author_of("c")) == (jane, body["id"])


def test_a_new_person_may_have_another_name(publisher: Client, two: tuple[int, int]) -> None:
    assert ask(publisher, two[0], "split", {"articles": ["c"], "name": "Jane B. Doe"}).json()["name"] == "Jane B. Doe"


def test_articles_go_to_a_person_who_is_known(publisher: Client, two: tuple[int, int]) -> None:
    jane, other = two
    assert ask(publisher, jane, "split", {"articles": ["c"], "into": other}).json()["id"] == other
    assert author_of("c") == other


def test_a_page_of_a_person_shows_it_at_once(publisher: Client, two: tuple[int, int]) -> None:
    jane, other = two
    ask(publisher, other, "merge", {"into": jane})
    html = Client(headers={"accept": "text/html"}).get(f"/people/{jane}/").content.decode()
    assert f'href="{HOST}/articles/b/"' in html


@pytest.mark.parametrize(
    ("verb", "body", "status", "code"),
    [
        ("merge", {"into": "{same}"}, 422, "unpublishable"),
        ("merge", {"into": 999}, 404, "unknown_person"),
        ("merge", {}, 400, "invalid_body"),
        ("merge", {"into": 0}, 400, "invalid_body"),
        ("merge", {"into": "2"}, 400, "invalid_body"),
        ("merge", {"into": 2, "and": 3}, 400, "invalid_body"),
        ("split", {"articles": []}, 400, "invalid_body"),
        ("split", {"articles": ["a", "c"]}, 422, "unpublishable"),
        ("split", {"articles": ["b"]}, 422, "unpublishable"),
        ("split", {"articles": ["c"], "into": "{same}"}, 422, "unpublishable"),
        ("split", {"articles": ["c"], "into": 999}, 404, "unknown_person"),
        ("split", {"articles": ["c"], "name": ""}, 400, "invalid_body"),
    ],
)
def test_what_cannot_be_done_is_refused_and_changes_nothing(
    publisher: Client, two: tuple[int, int], verb: str, body: dict[str, Any], status: int, code: str
) -> None:
    jane, _ = two
    sent = {name: jane if value == "{same}" else value for name, value in body.items()}
    problem_of(ask(publisher, jane, verb, sent), status, code)
    assert not Amendment.objects.filter(field="person").exists()
    assert [author_of(slug) for slug in "abc"] == [jane, two[1], jane]


def test_people_with_different_identifiers_are_a_conflict(publisher: Client, two: tuple[int, int]) -> None:
    jane, other = two
    Person.objects.filter(pk=other).update(orcid="0000-0001-5109-3700")
    problem = problem_of(ask(publisher, other, "merge", {"into": jane}), 409, "identifiers_conflict")
    assert "0000-0001-5109-3700" in problem["detail"]


@pytest.mark.parametrize(("verb", "body"), [("merge", {"into": 1}), ("split", {"articles": ["a"]})])
def test_only_a_publisher_says_who_is_who(api: Client, two: tuple[int, int], verb: str, body: dict[str, Any]) -> None:
    problem_of(ask(api, two[0], verb, body), 401, "not_authenticated")
    problem_of(api.get(f"{PEOPLE}{two[0]}/{verb}/"), 405, "method_not_allowed")


def test_a_request_that_is_sent_again_is_done_once(publisher: Client, two: tuple[int, int]) -> None:
    jane, other = two
    first, again = (
        ask(publisher, other, "merge", {"into": jane}, **{"idempotency-key": "one-and-the-same"}) for _ in range(2)
    )
    assert (first.status_code, again.status_code) == (200, 200)
    assert again.content == first.content
