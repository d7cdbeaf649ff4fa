"""The outline of an article in the API: set by PATCH, shown with the article, gone with a withdrawn text."""

from typing import Any

import pytest
from django.test import Client

from articles.models import Article
from articles.publishing.notices import NoticeDraft, publish_notice
from tests.conftest import Publish
from tests.stories import FERRY, MAYOR, SLUG, TITLE, pids

pytestmark = pytest.mark.django_db
ADDRESS = f"/api/v1/articles/{SLUG}/"


@pytest.fixture
def text(publish: Publish) -> list[str]:
    """Publish two paragraphs, and return their identifiers."""
    return pids(publish(TITLE, FERRY, MAYOR, language="en").version)


def patch(publisher: Client, outline: Any) -> Any:
    return publisher.patch(ADDRESS, {"outline": outline}, content_type="application/merge-patch+json")


@pytest.mark.usefixtures("text")
def test_an_article_has_no_outline_until_an_editor_supplies_one(api: Client) -> None:
    assert api.get(ADDRESS).json()["outline"] is None


def test_an_outline_is_set_and_shown(publisher: Client, api: Client, text: list[str]) -> None:
    before = api.get(ADDRESS)
    answer = patch(
        publisher, [{"paragraph": text[1], "heading": "The mayor"}, {"paragraph": text[0], "role": "abstract"}]
    )
    wanted = [
        {"paragraph": text[0], "heading": None, "role": "abstract"},
        {"paragraph": text[1], "heading": "The mayor", "role": "body"},
    ]
    assert answer.status_code == 200
    assert answer.json()["outline"] == wanted
    after = api.get(ADDRESS)
    assert after.json()["outline"] == wanted
    assert after.json()["supplied_by_editor"] == ["language", "outline"]
    assert after["ETag"] != before["ETag"]
    (amendment,) = api.get(f"{ADDRESS}amendments/").json()["results"]
    assert (amendment["field"], amendment["before"], amendment["after"]) == ("outline", None, wanted)


def test_null_makes_it_unknown_again(publisher: Client, text: list[str]) -> None:
    patch(publisher, [{"paragraph": text[0], "heading": "A"}])
    assert patch(publisher, None).json()["outline"] is None


@pytest.mark.parametrize(
    ("heading", "pointer"),
    [
        ({"paragraph": "0000000000", "heading": "A"}, "/outline/0/paragraph"),
        ({"paragraph": "x", "heading": "A"}, "/outline/0/paragraph"),
        ({"paragraph": "{0}", "heading": ""}, "/outline/0/heading"),
        ({"paragraph": "{0}"}, "/outline/0/heading"),
        ({"paragraph": "{0}", "heading": "A", "role": "x"}, "/outline/0/role"),
        ({"paragraph": "{0}", "heading": "A", "more": 1}, "/outline/0/more"),
        ({"heading": "A"}, "/outline/0/paragraph"),
    ],
)
def test_what_is_wrong_is_pointed_at(heading: dict[str, str], pointer: str, publisher: Client, text: list[str]) -> None:
    given = {name: value.format(*text) if isinstance(value, str) else value for name, value in heading.items()}
    answer = patch(publisher, [given])
    assert answer.status_code in {400, 422}
    assert [error["pointer"] for error in answer.json()["errors"]] == [pointer]
    assert Article.objects.get().outline is None


def test_a_withdrawn_text_has_no_outline(publisher: Client, api: Client, text: list[str]) -> None:
    patch(publisher, [{"paragraph": text[0], "heading": "Where she lives"}])
    publish_notice(SLUG, NoticeDraft("withdrawal", "Private.", version=1))
    assert api.get(ADDRESS).json()["outline"] is None
    publish_notice(SLUG, NoticeDraft("withdrawal", "Private."))
    assert "Where she lives" not in api.get(ADDRESS).content.decode()
    assert "Where she lives" not in api.get("/api/v1/articles/?status=withdrawn").content.decode()
