"""`GET …/articles/{slug}/paragraphs/?as_of=`: the text as it stood at the end of a day."""

import datetime

import pytest
from django.test import Client
from django.utils import timezone

from articles.publishing.articles import Published
from tests.api.asking import ARTICLE, HOST, problem_of, wrong_parameters
from tests.conftest import Revise

pytestmark = pytest.mark.usefixtures("shared_sample")


def at(*moment: int) -> datetime.datetime:
    return datetime.datetime(*moment, tzinfo=datetime.UTC)  # type: ignore[arg-type, misc]


@pytest.fixture
def three(monkeypatch: pytest.MonkeyPatch, sample: Published, revise: Revise) -> None:
    """The sample of today, and two versions of the years to come."""
    for moment, text in (
        (at(2101, 5, 1, 23, 59, 59, 999_999), "Of the first of May."),
        (at(2101, 5, 2), "Of the second of May."),
    ):
        monkeypatch.setattr(timezone, "now", lambda moment=moment: moment)
        revise(sample.article, (text, None))
    monkeypatch.undo()


@pytest.mark.usefixtures("three")
@pytest.mark.parametrize(
    ("day", "number"),
    [
        ("2101-04-30", 1),
        ("2101-04", 1),
        ("2100", 1),
        ("2101-05-01", 2),
        ("2101-05-02", 3),
        ("2101-05", 3),
        ("2101", 3),
        ("9999", 3),
    ],
)
def test_the_version_is_the_one_current_at_the_end_of_the_span(api: Client, day: str, number: int) -> None:
    answer = api.get(f"{ARTICLE}paragraphs/?as_of={day}")
    assert answer.json()["results"] == api.get(f"{ARTICLE}versions/{number}/paragraphs/").json()["results"]
    assert answer["Content-Location"] == f"{HOST}{ARTICLE}versions/{number}/paragraphs/"


@pytest.mark.usefixtures("three")
def test_without_a_day_the_newest_is_shown(api: Client) -> None:
    assert [item["text"] for item in api.get(f"{ARTICLE}paragraphs/").json()["results"]] == ["Of the second of May."]


@pytest.mark.usefixtures("sample")
def test_before_the_first_version_there_was_none(api: Client) -> None:
    body = problem_of(api.get(f"{ARTICLE}paragraphs/?as_of=1999-12-31"), 404, "unknown_version")
    assert "1999-12-31" in body["detail"]


@pytest.mark.usefixtures("sample")
@pytest.mark.parametrize("day", ["", "yesterday", "2023-02-29", "2023-4"])
def test_a_day_that_the_calendar_does_not_have_is_refused(api: Client, day: str) -> None:
    assert set(wrong_parameters(api.get(f"{ARTICLE}paragraphs/", {"as_of": day}))) == {"as_of"}


@pytest.mark.usefixtures("sample")
def test_the_frozen_address_keeps_the_other_parameters(api: Client) -> None:
    answer = api.get(f"{ARTICLE}paragraphs/?as_of=9999&fields=id,text&page_size=3")
    assert answer["Content-Location"] == f"{HOST}{ARTICLE}versions/1/paragraphs/?fields=id%2Ctext&page_size=3"
    assert api.get(answer["Content-Location"]).json()["results"] == answer.json()["results"]
