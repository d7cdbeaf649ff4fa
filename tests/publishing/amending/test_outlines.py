"""The outline that an editor supplies: recorded as an amendment, in the order of the text, and no word of the text."""

from typing import Any

import pytest

from articles.models import Amendment, Article, Version
from articles.publishing.amending.amendments import amend_article
from articles.publishing.articles import publish_article
from articles.publishing.errors import UnpublishableError
from articles.publishing.integrity import check_everything
from tests.stories import FERRY, FLOOD, MAYOR, SLUG, pids, revised, story

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def text() -> list[str]:
    """Publish the story, and return the identifiers of its paragraphs."""
    return pids(publish_article(story()).version)


def at(paragraph: str, heading: str | None = "A heading", role: str = "body") -> dict[str, Any]:
    return {"paragraph": paragraph, "heading": heading, "role": role}


def supply(*headings: dict[str, Any]) -> list[dict[str, Any]] | None:
    amend_article(SLUG, {"outline": list(headings)}, made_by="hana")
    return Article.objects.get().outline


def faults() -> list[str]:
    return [fault.detail for checked in check_everything() for fault in checked.faults]


def test_headings_are_kept_in_the_order_of_the_text(text: list[str]) -> None:
    assert supply(at(text[3]), at(text[0], "First")) == [at(text[0], "First"), at(text[3])]
    assert Article.objects.get().supplied_by_editor == ["outline"]


def test_each_change_is_an_amendment_with_what_was_before(text: list[str]) -> None:
    supply(at(text[0]))
    supply(at(text[0], "Another"))
    rows = Amendment.objects.order_by("id").values_list("field", "before", "after", "made_by")
    assert list(rows) == [
        ("outline", None, [at(text[0])], "hana"),
        ("outline", [at(text[0])], [at(text[0], "Another")], "hana"),
    ]


def test_the_same_outline_again_changes_nothing(text: list[str]) -> None:
    supply(at(text[0]))
    supply(at(text[0]))
    assert Amendment.objects.count() == 1


def test_no_digest_changes_and_everything_still_holds(text: list[str]) -> None:
    before = list(Version.objects.values())
    supply(at(text[0]))
    assert list(Version.objects.values()) == before
    assert faults() == []


def test_a_heading_that_was_changed_past_the_service_is_found(text: list[str]) -> None:
    supply(at(text[0]))
    Article.objects.update(outline=[at(text[0], "Forged")])
    assert ["seal" in fault for fault in faults()] == [True]


def test_an_outline_may_be_empty_or_unknown_again(text: list[str]) -> None:
    supply(at(text[0]))
    assert supply() == []
    amend_article(SLUG, {"outline": None}, made_by="hana")
    assert Article.objects.get().outline is None


def test_a_heading_stays_with_a_paragraph_that_only_an_older_version_has(text: list[str]) -> None:
    supply(at(text[0]), at(text[4]))
    revised(MAYOR, FERRY, FLOOD)
    assert supply(at(text[4]), at(text[0]), at(text[1])) == [at(text[1]), at(text[0]), at(text[4])]


@pytest.mark.parametrize(
    ("headings", "pointer"),
    [
        ([at("0000000000")], "/outline/0/paragraph"),
        ([at("{0}"), at("{0}", "Again")], "/outline/1/paragraph"),
        ([at("{0}", " ")], "/outline/0/heading"),
        ([at("{0}", None)], "/outline/0/heading"),
        ([at("{0}", "h" * 501)], "/outline/0/heading"),
        ([at("{0}", role="chapter")], "/outline/0/role"),
        ([at("{0}")] * 1001, "/outline"),
    ],
)
def test_what_is_no_outline_is_refused(headings: list[dict[str, Any]], pointer: str, text: list[str]) -> None:
    given = [{**heading, "paragraph": heading["paragraph"].format(*text)} for heading in headings]
    with pytest.raises(UnpublishableError) as refused:
        supply(*given)
    assert refused.value.pointer == pointer
    assert Article.objects.get().outline is None


@pytest.mark.parametrize("heading", [at("{0}", None, "notes"), at("{0}", "h" * 500)])
def test_a_role_alone_and_a_long_heading_are_taken(heading: dict[str, Any], text: list[str]) -> None:
    assert supply({**heading, "paragraph": text[0]}) is not None


def test_the_paragraph_of_another_article_is_refused(text: list[str]) -> None:
    other = pids(publish_article(story(title="Another Bridge", slug="another-bridge")).version)
    with pytest.raises(UnpublishableError):
        supply(at(other[0]))
