"""The log: what is written down when something is published, and that a store from before it gets the same."""

import importlib
from typing import Any

import pytest
from django.apps import apps
from django.db import connection, transaction

from articles.models import Event, Version
from articles.publishing.amending.amendments import add_publication, amend_article, amend_publication
from articles.publishing.articles import publish_article, rehearsal
from articles.publishing.notices import NoticeDraft, WithdrawalConflictError, publish_notice
from tests.stories import (
    BUDGET,
    COST,
    FERRY,
    FLOOD,
    MAYOR,
    MAYOR_EDITED,
    PENGUIN,
    SCHOOL,
    SLUG,
    STORY,
    pids,
    revised,
    story,
)


def told(after: int = 0) -> list[tuple[Any, ...]]:
    """Return what the log says since an event, without moments."""
    fields = ("type", "version__number", "notice__kind", "paragraphs", "change", "became")
    return list(Event.objects.filter(pk__gt=after).order_by("pk").values_list(*fields))


def changed(after: int = 0) -> dict[str, str]:
    """Return what is said to have happened to each paragraph."""
    rows = Event.objects.filter(pk__gt=after, type="paragraph.changed").order_by("pk")
    return {row.paragraphs[0]: row.change or "" for row in rows}


def first() -> list[str]:
    return pids(publish_article(story()).version)


def notice(kind: str, version: int | None = None, *paragraphs: str) -> None:
    publish_notice(SLUG, NoticeDraft(kind, "So it is.", version, paragraphs))


pytestmark = pytest.mark.django_db


def test_a_new_article_is_logged_with_its_first_version_and_paragraphs() -> None:
    published = publish_article(story())
    assert told() == [("article.published", 1, None, pids(published.version), None, [])]


def test_bytes_that_are_already_published_make_no_event() -> None:
    first()
    publish_article(story())
    revised(*STORY)
    assert Event.objects.count() == 1


def test_a_rehearsal_leaves_no_event_and_no_gap() -> None:
    first()
    with rehearsal():
        revised(FERRY, PENGUIN)
    revised(FERRY, PENGUIN)
    assert list(Event.objects.values_list("pk", flat=True)) == list(range(1, Event.objects.count() + 1))


def test_a_version_is_logged_with_the_change_of_each_paragraph() -> None:
    _, mayor, _, budget, _ = first()
    second = revised(FERRY, MAYOR_EDITED, FLOOD, SCHOOL, PENGUIN).version
    new = pids(second)[-1]
    assert told(1)[0] == ("version.published", 2, None, [mayor, budget, new], None, [])
    assert changed() == {mayor: "edited", budget: "removed"}


def test_new_paragraphs_are_named_last_in_the_order_of_the_text() -> None:
    first()
    version = revised(PENGUIN, FERRY, MAYOR_EDITED, FLOOD, COST, BUDGET, SCHOOL).version
    penguin, _, mayor, _, cost, *_ = pids(version)
    assert Event.objects.get(type="version.published").paragraphs == [mayor, penguin, cost]


def test_a_moved_paragraph_is_logged() -> None:
    *_, school = first()
    revised(SCHOOL, FERRY, MAYOR, FLOOD, BUDGET)
    assert changed() == {school: "moved"}


def test_a_returned_paragraph_is_logged() -> None:
    *_, budget, _ = first()
    revised(FERRY, MAYOR, FLOOD, SCHOOL)
    last = Event.objects.count()
    revised(*STORY, revert=True)
    assert changed(last) == {budget: "returned"}


def test_a_split_names_what_the_paragraph_was_split_into() -> None:
    publish_article(story(f"{FERRY} {SCHOOL}", MAYOR))
    both = pids(Version.objects.get())[0]
    revised(FERRY, SCHOOL, MAYOR)
    after = pids(Version.objects.get(number=2))
    (event,) = Event.objects.filter(change="split")
    assert event.paragraphs == [both]
    assert event.became == [pid for pid in after[:2] if pid != both]


def test_a_merge_names_what_the_paragraph_was_merged_into() -> None:
    _ferry, _mayor, flood, budget, _school = first()
    revised(FERRY, MAYOR, f"{FLOOD} {BUDGET}", SCHOOL)
    kept = pids(Version.objects.get(number=2))[2]
    (event,) = Event.objects.filter(change="merged")
    assert (event.paragraphs, event.became) == ([({flood, budget} - {kept}).pop()], [kept])


def test_a_notice_on_paragraphs_is_logged_and_each_paragraph_too() -> None:
    ferry, mayor, *_ = first()
    notice("correction", 1, ferry, mayor)
    assert told(1) == [
        ("notice.published", 1, "correction", [ferry, mayor], None, []),
        ("paragraph.changed", 1, "correction", [ferry], "correction", []),
        ("paragraph.changed", 1, "correction", [mayor], "correction", []),
    ]


def test_a_correction_of_the_whole_article_changes_no_paragraph() -> None:
    first()
    notice("correction")
    assert told(1) == [("notice.published", None, "correction", [], None, [])]


@pytest.mark.parametrize("kind", ["withdrawal", "retraction", "expression_of_concern"])
def test_a_notice_on_the_whole_article_is_logged_for_every_paragraph_that_it_ever_had(kind: str) -> None:
    before = first()
    revised(FERRY, PENGUIN)
    last = Event.objects.count()
    notice(kind)
    every = [*before, pids(Version.objects.get(number=2))[-1]]
    assert changed(last) == dict.fromkeys(every, kind)


def test_a_notice_on_a_version_is_logged_for_its_paragraphs() -> None:
    first()
    second = revised(FERRY, PENGUIN).version
    last = Event.objects.count()
    notice("withdrawal", 2)
    assert changed(last) == dict.fromkeys(pids(second), "withdrawal")


def test_a_reinstatement_is_logged() -> None:
    ferry, *_ = first()
    notice("withdrawal", None, ferry)
    notice("reinstatement", None, ferry)
    assert [row[4] for row in told(1)] == [None, "withdrawal", None, "reinstatement"]


def test_a_refused_change_makes_no_event() -> None:
    first()
    with pytest.raises(WithdrawalConflictError):
        notice("reinstatement")
    assert Event.objects.count() == 1


def test_amendments_make_one_event_for_each_request() -> None:
    first()
    amend_article(SLUG, {"genre": "news", "keywords": ["river"]}, made_by="x")
    added = add_publication(SLUG, {"role": "republication", "outlet": {"name": "The Herald"}}, made_by="x")
    amend_publication(SLUG, added.pk, {"title": "Bridges"}, made_by="x")
    amend_article(SLUG, {"genre": "news"}, made_by="x")
    assert [row[0] for row in told(1)] == ["article.amended"] * 3


# ── A store from before the log ─────────────────────────────────────────────────────────────────────────────────────
def test_a_store_from_before_the_log_gets_the_events_that_it_would_have_had() -> None:
    ferry, mayor, *_ = first()
    notice("correction", None, ferry)
    revised(FERRY, MAYOR_EDITED, f"{FLOOD} {BUDGET}", SCHOOL, PENGUIN)
    amend_article(SLUG, {"genre": "news", "keywords": ["river"]}, made_by="x")
    notice("withdrawal", None, mayor)
    publish_article(story(PENGUIN, title="Penguins"))
    revised(SCHOOL, FERRY, MAYOR_EDITED, FLOOD)
    notice("retraction", 2)
    notice("withdrawal")
    notice("reinstatement")
    written = told()
    assert len(written) > 20
    _forget_events()
    with transaction.atomic():
        importlib.import_module("articles.migrations.0006_events_of_what_was_there").write(apps, None)
    assert told() == written
    assert list(Event.objects.values_list("pk", flat=True)) == list(range(1, len(written) + 1))
    moments = list(Event.objects.values_list("at", flat=True))
    assert moments == sorted(moments)


def _forget_events() -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM articles_event")
