"""`public_since`: in versions, in `as_of`, in old citations; and an archive's old revisions with their real days."""

import json
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from articles.models import Version
from articles.publishing.articles import Published, publish_article
from tests.api.asking import ARTICLES, ROOT, problem_of
from tests.conftest import SLUG as SAMPLE
from tests.stories import FERRY, FLOOD, MAYOR, MAYOR_EDITED, SLUG, pids, rows, set_day, source, story

VERSIONS = f"{ARTICLES}{SLUG}/versions/"
EDITED = source(FERRY, MAYOR_EDITED, FLOOD)


@pytest.fixture
def first(db: None) -> Version:
    """The story, stored on a day of 2015."""
    version = publish_article(story()).version
    set_day(version, "2015-01-01")
    return version


def post(client: Client, query: str = "", **says: Any) -> Any:
    return client.post(f"{VERSIONS}{query}", json.dumps({"source": EDITED, **says}), content_type="application/json")


def texts(api: Client, day: str) -> list[str]:
    """The texts of the paragraphs that were public on a day."""
    return [entry["text"] for entry in api.get(f"{ARTICLES}{SLUG}/paragraphs/?as_of={day}").json()["results"]]


def test_the_sample_was_public_since_the_day_that_its_outlet_prints(api: Client, sample: Published) -> None:
    version = api.get(f"{ARTICLES}{SAMPLE}/versions/1/").json()
    assert (version["public_since"], version["public_since_supplied_by"]) == ("2023-05-01", "source")
    assert api.get(f"{ARTICLES}{SAMPLE}/paragraphs/?as_of=2024-01-01").status_code == 200
    early = problem_of(api.get(f"{ARTICLES}{SAMPLE}/paragraphs/?as_of=2023-04-30"), 404, "unknown_version")
    assert "public since 2023-05-01" in early["detail"]


def test_a_text_without_a_date_is_public_since_it_was_stored(api: Client, first: Version) -> None:
    version = api.get(f"{VERSIONS}1/").json()
    assert version["public_since"] == version["created_at"]
    assert version["public_since_supplied_by"] == "service"


@pytest.mark.parametrize("since", ["2019", "2019-03", "2019-03-04", "2019-03-04T05:06:07Z"])
def test_an_old_revision_has_its_real_day(publisher: Client, api: Client, first: Version, since: str) -> None:
    answer = post(publisher, public_since=since)
    assert answer.status_code == 201
    for version in (answer.json(), api.get(f"{VERSIONS}2/").json(), api.get(VERSIONS).json()["results"][0]):
        assert (version["public_since"], version["public_since_supplied_by"]) == (since, "editor")
        assert version["created_at"] > "2026"
    assert MAYOR in texts(api, "2018")
    assert MAYOR_EDITED in texts(api, "2019")


def test_a_time_is_answered_in_utc(publisher: Client, first: Version) -> None:
    assert post(publisher, public_since="2019-03-04T05:06:07+02:00").json()["public_since"] == "2019-03-04T03:06:07Z"


def test_the_date_comes_in_a_form_as_well(publisher: Client, first: Version) -> None:
    file = SimpleUploadedFile("story.txt", EDITED.encode(), content_type="text/plain")
    answer = publisher.post(VERSIONS, {"source": file, "public_since": "2019-03-04", "reason": "correction"})
    assert (answer.status_code, answer.json()["public_since"]) == (201, "2019-03-04")


def test_a_dry_run_says_it_and_stores_nothing(publisher: Client, first: Version) -> None:
    before = rows()
    answer = post(publisher, "?dry_run=true", public_since="2019-03-04")
    assert (answer.status_code, answer.json()["public_since"]) == (200, "2019-03-04")
    assert rows() == before


def test_the_digest_does_not_say_since_when(publisher: Client, first: Version) -> None:
    plain = post(publisher, "?dry_run=true").json()
    dated = post(publisher, "?dry_run=true", public_since="2019-03-04").json()
    known = {"public_since", "public_since_supplied_by", "created_at", "alignment", "report", "paragraphs", "digest"}
    assert {name: plain[name] for name in plain if name not in known} == {n: dated[n] for n in dated if n not in known}
    assert [passage["digest"] for passage in plain["paragraphs"]] == [
        passage["digest"] for passage in dated["paragraphs"]
    ]


@pytest.mark.parametrize(
    "since", ["", "yesterday", "2019-13", "2019-02-30", "2019-03-04T05:06:07", "04.03.2019", 2019, True]
)
def test_what_is_no_date_is_400(publisher: Client, first: Version, since: object) -> None:
    body = problem_of(post(publisher, public_since=since), 400, "invalid_body")
    assert [error["pointer"] for error in body["errors"]] == ["/public_since"]


@pytest.mark.parametrize(
    ("since", "code"),
    [("2014-12-31", "before_the_version_before"), ("2999-01-01", "in_the_future"), ("2999", "in_the_future")],
)
def test_a_date_that_cannot_be_right_is_422_and_says_why(
    publisher: Client, first: Version, since: str, code: str
) -> None:
    body = problem_of(post(publisher, public_since=since), 422, "unpublishable")
    assert [(error["pointer"], error["code"]) for error in body["errors"]] == [("/public_since", code)]
    assert since in body["detail"]
    assert Version.objects.count() == 1


def test_an_old_citation_by_date_is_of_what_was_public_then(publisher: Client, api: Client, first: Version) -> None:
    post(publisher, public_since="2019-03")
    mayor = pids(first)[1]

    def checked(date: str) -> Any:
        body = json.dumps({"citations": [{"paragraph": mayor, "date": date}]})
        return api.post(f"{ROOT}citations/check/", body, content_type="application/json").json()["results"][0]

    assert [checked(day)["cited_version"]["number"] for day in ("2018", "2019-03-30", "2019-03-31", "2019")] == [
        1,
        1,
        2,
        2,
    ]
    early = checked("2014")
    assert (early["status"], early["code"]) == ("unknown", "date_before_version")
    assert early["detail"] == f"By 2014-12-31 version 1 of “{SLUG}” was not public yet; it is public since 2015-01-01."
