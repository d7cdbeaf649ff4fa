"""The JSON of a checked citation, from the rows of a short story."""

from typing import Any

import pytest

from articles.addresses import Urls
from articles.citing.checking.checked_citation import checked_citation_json, unknown_citation_json
from articles.citing.checking.citation_status import CitationStatus, citation_statuses
from articles.citing.checking.earlier_citation import EarlierCitation
from articles.models import Version
from articles.publishing.articles import publish_article
from articles.publishing.notices import NoticeDraft, publish_notice
from articles.representations.citation_status import CheckedCitationShape, CheckedReferenceShape
from articles.selectors.errors import UnknownError
from tests.stories import BUDGET, FERRY, FLOOD, MAYOR, MAYOR_EDITED, SCHOOL, SLUG, pids, revised, story

HOST = "https://texts.example"
API = f"{HOST}/api/v1"
SENT = CheckedReferenceShape(paragraph=None, url=SLUG, version=1, date=None)


@pytest.fixture
def first(db: None) -> Version:
    """The story, in its first version."""
    return publish_article(story()).version


def checked(**citation: Any) -> CheckedCitationShape:
    urls = Urls("https://texts.example")
    (status,) = citation_statuses([EarlierCitation(**citation)], urls)
    assert isinstance(status, CitationStatus)
    return checked_citation_json(SENT, status, urls)


def test_an_unknown_citation_has_only_the_error() -> None:
    answer = unknown_citation_json(SENT, UnknownError("mistyped_pid", "No such paragraph."))
    assert (answer.status, answer.code, answer.detail) == ("unknown", "mistyped_pid", "No such paragraph.")
    assert (answer.citation, answer.article, answer.moved, answer.history) == (SENT, None, False, [])
    assert (answer.lineage.split_into, answer.lineage.merged_into) == ([], [])


def test_an_edited_paragraph_has_both_texts_and_their_permalinks(first: Version) -> None:
    mayor = pids(first)[1]
    revised(FERRY, MAYOR_EDITED, FLOOD, BUDGET, SCHOOL)
    answer = checked(paragraph=mayor, version=1)
    assert answer.paragraph is not None
    assert (answer.paragraph.id, answer.change, answer.moved) == (mayor, "edited", False)
    assert answer.cited_url == f"{HOST}/p/{mayor}/v/1/"
    assert answer.current_url == f"{HOST}/p/{mayor}/v/2/"
    assert "".join(difference.old for difference in answer.differences) == MAYOR
    assert [entry.url for entry in answer.history] == [f"{API}/paragraphs/{mayor}/versions/{n}/" for n in (1, 2)]
    assert (answer.summary, answer.tombstone, answer.notice) == (None, None, None)


def test_a_removed_paragraph_has_no_current_permalink(first: Version) -> None:
    revised(FERRY, FLOOD, BUDGET, SCHOOL)
    answer = checked(paragraph=pids(first)[1], version=1)
    assert (answer.change, answer.current_url, answer.current, answer.differences) == ("removed", None, None, [])
    assert answer.cited is not None


def test_a_moved_paragraph_has_no_differences(first: Version) -> None:
    revised(SCHOOL, FERRY, MAYOR, FLOOD, BUDGET)
    answer = checked(paragraph=pids(first)[4], version=1)
    assert (answer.change, answer.moved, answer.differences) == ("moved", True, [])


def test_a_whole_text_has_a_summary_and_no_paragraph(first: Version) -> None:
    revised(FERRY, MAYOR_EDITED, FLOOD, BUDGET, SCHOOL)
    answer = checked(url=SLUG, version=1)
    assert answer.summary is not None
    assert (answer.summary.edited, answer.summary.unchanged) == (1, 4)
    assert (answer.paragraph, answer.cited, answer.current, answer.moved, answer.history) == (
        None,
        None,
        None,
        False,
        [],
    )
    assert answer.cited_url == f"{HOST}/articles/{SLUG}/v/1/"
    assert answer.current_url == f"{HOST}/articles/{SLUG}/v/2/"
    assert answer.changes_url == f"{API}/articles/{SLUG}/changes/1..2/"


@pytest.mark.parametrize("kind", ["correction", "retraction"])
def test_a_notice_that_withdraws_nothing_leaves_no_tombstone(first: Version, kind: str) -> None:
    notice = publish_notice(SLUG, NoticeDraft(kind, "So it is."))
    answer = checked(paragraph=pids(first)[1], version=1, cited_by=None)
    assert answer.notice is not None
    assert (answer.notice.id, answer.tombstone) == (notice.pk, None)


@pytest.mark.parametrize(
    ("withdrawn", "version", "has_pid"),
    [
        ({}, None, False),
        ({"version": 1}, 1, False),
        ({"paragraphs": True}, 2, True),
        ({"version": 1, "paragraphs": True}, 1, True),
    ],
)
def test_a_tombstone_names_exactly_the_withdrawn_text(
    first: Version, withdrawn: dict[str, Any], version: int | None, *, has_pid: bool
) -> None:
    mayor = pids(first)[1]
    revised(FERRY, MAYOR_EDITED, FLOOD, BUDGET, SCHOOL)
    paragraphs = [mayor] if withdrawn.get("paragraphs") else []
    publish_notice(SLUG, NoticeDraft("withdrawal", "A court.", withdrawn.get("version"), paragraphs))
    answer = checked(paragraph=mayor, version=version or 1)
    assert answer.tombstone is not None
    assert (answer.status, answer.tombstone.version) == ("withdrawn", version)
    assert answer.tombstone.paragraph == (mayor if has_pid else None)
