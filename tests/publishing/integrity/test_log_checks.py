"""The log against what it reports: what an older release published without events is found, and can be reported."""

from collections.abc import Callable

import pytest

from articles.choices import EventType
from articles.models import Amendment, Event, Notice, Version
from articles.publishing.amending.amendments import amend_article
from articles.publishing.articles import publish_article
from articles.publishing.integrity import add_missing_events
from articles.publishing.notices import NoticeDraft, publish_notice
from tests.publishing.integrity.test_version_checks import WHOLE, named
from tests.stories import (
    BUDGET,
    COST,
    FERRY,
    MAYOR_EDITED,
    PENGUIN,
    SCHOOL,
    SLUG,
    pids,
    revised,
    story,
)  # fmt: skip
from tests.support.tampering import change, faults

ARTICLE = f"article {SLUG}"
REPORT = ("type", "article", "version", "notice", "paragraphs", "change", "became")


@pytest.fixture(autouse=True)
def history(db: None) -> None:
    """An article of four versions (edited, split, merged, returned), a notice of each kind of subject, and two amendments."""
    first = publish_article(story()).version
    revised(SCHOOL, FERRY, MAYOR_EDITED, WHOLE)
    revised(SCHOOL, FERRY, MAYOR_EDITED, PENGUIN, COST)
    revised(SCHOOL, f"{FERRY} {MAYOR_EDITED}", PENGUIN, COST, BUDGET)
    publish_notice(SLUG, NoticeDraft("correction", "It was noon.", None, pids(first)[:1]))
    publish_notice(SLUG, NoticeDraft("retraction", "It was wrong.", 1, []))
    amend_article(SLUG, {"genre": "essay"}, made_by="a key")
    amend_article(SLUG, {"genre": "analysis"}, made_by="a key")


def reports() -> set[str]:
    """Return what the log reports, whatever the order and however often."""
    return {str(row) for row in Event.objects.values_list(*REPORT)}


def forget(**of: object) -> None:
    """Remove events, and close the gaps, as if an older release had written none."""
    kept = list(Event.objects.exclude(**of).order_by("pk").values())
    assert len(kept) < Event.objects.count()
    change("DELETE FROM articles_event")
    Event.objects.bulk_create([Event(**{**row, "id": number}) for number, row in enumerate(kept, 1)])


def test_the_log_of_what_was_published_holds() -> None:
    assert faults() == []
    assert set(Event.objects.values_list("type", flat=True)) == set(EventType)


LOST: dict[str, tuple[dict[str, object], Callable[[], list[str]]]] = {
    "the article": ({"type": "article.published"}, lambda: [named(1)]),
    "a version": ({"version__number": 3, "notice": None}, lambda: [named(3)]),
    "a version that merged": ({"version__number": 4, "notice": None}, lambda: [named(4)]),
    "notices": (
        {"notice__isnull": False},
        lambda: [f"{ARTICLE}, notice {key}" for key in Notice.objects.order_by("pk").values_list("pk", flat=True)],
    ),
    "amendments": (
        {"type": "article.amended"},
        lambda: [
            f"{ARTICLE}, amendment {key}" for key in Amendment.objects.order_by("pk").values_list("pk", flat=True)
        ],
    ),
}


@pytest.mark.parametrize(("lost", "where"), LOST.values(), ids=LOST)
def test_what_the_log_does_not_report_is_found_and_can_be_reported(
    lost: dict[str, object], where: Callable[[], list[str]]
) -> None:
    before = reports()
    forget(**lost)
    assert faults() == [(name, "the log does not report it") for name in where()]
    last = Event.objects.count()
    added = add_missing_events()
    assert added > 0
    assert Event.objects.filter(pk__gt=last).count() == added
    assert faults() == []
    # Two amendments one after the other are reported once; nobody can read their moments from the log any more.
    assert reports() == before


def test_an_amendment_after_the_last_event_of_its_article_is_found() -> None:
    forget(pk=Event.objects.filter(type=EventType.ARTICLE_AMENDED).order_by("-pk")[0].pk)
    last = Amendment.objects.order_by("-pk")[0].pk
    assert faults() == [(f"{ARTICLE}, amendment {last}", "the log does not report it")]


def test_nothing_is_added_to_a_log_that_is_whole() -> None:
    before = Event.objects.count()
    assert add_missing_events() == 0
    assert Event.objects.count() == before


def test_what_was_published_elsewhere_is_not_reported_again() -> None:
    publish_article(story(title="Another story"))
    forget(type="article.published", article__slug=SLUG)
    assert add_missing_events() == 1
    assert Event.objects.filter(type="article.published").count() == 2


@pytest.mark.parametrize(
    ("sql", "where", "detail"),
    [
        ("UPDATE articles_event SET id = id + 500 WHERE id >= 4", "event 504", "the events from 4 to 503 are missing"),
        (
            "UPDATE articles_event SET paragraphs = '[]' WHERE type = 'version.published' AND id = 2",
            named(2), "the log names other paragraphs than it made or changed",
        ),
        (
            "UPDATE articles_event SET change = 'moved' WHERE change = 'edited'",
            named(2), "the log reports other changes than it made",
        ),
        ("UPDATE articles_event SET notice_id = NULL WHERE type = 'notice.published'", "event", "it names no notice"),
        ("UPDATE articles_event SET version_id = NULL WHERE type = 'article.published'", "event 1", "it names no version"),
    ],
)  # fmt: skip
def test_a_changed_event_is_found(sql: str, where: str, detail: str) -> None:
    change(sql)
    assert any(name.startswith(where) and text == detail for name, text in faults())


def test_a_version_that_is_reported_twice_is_found() -> None:
    event = Event.objects.get(type=EventType.VERSION_PUBLISHED, version__number=2)
    event.pk = Event.objects.count() + 1
    Event.objects.bulk_create([event])
    assert faults() == [(named(2), "the log reports it 2 times")]


@pytest.mark.parametrize("name", ["version", "notice"])
def test_an_event_that_names_something_of_another_article_is_found(name: str) -> None:
    other = publish_article(story(title="Another story")).article
    event = Event.objects.filter(**{f"{name}__isnull": False}, type__endswith=".published").order_by("-pk")
    row = event.exclude(article=other).first()
    assert row
    change("UPDATE articles_event SET article_id = %s WHERE id = %s", other.pk, row.pk)
    assert (f"event {row.pk}", f"it names the {name} of another article") in faults()


def test_the_newest_version_of_the_story_is_what_these_tests_are_about() -> None:
    assert Version.objects.count() == 4
    changes = set(Event.objects.exclude(change=None).values_list("change", flat=True))
    assert changes >= {"edited", "moved", "removed", "returned", "split", "merged"}


def test_a_gap_in_the_log_is_named_once() -> None:
    change("UPDATE articles_event SET id = id + 500 WHERE id >= 4")
    assert faults() == [("event 504", "the events from 4 to 503 are missing")]
