"""The log: the digest of what each event names, and none of what is withdrawn."""

import pytest

from articles.identity.digests import text_digest
from articles.models import Event, Version
from articles.publishing.articles import publish_article
from articles.publishing.notices import NoticeDraft, publish_notice
from articles.selectors.event_cursor import cursor_of
from articles.selectors.events import logged_events
from tests.stories import BUDGET, FERRY, FLOOD, MAYOR_EDITED, SCHOOL, SLUG, pids, revised, story


@pytest.fixture(autouse=True)
def mayor(db: None) -> str:
    """The story in two versions; the second edits one paragraph. Returns its PID."""
    first = publish_article(story()).version
    revised(FERRY, MAYOR_EDITED, FLOOD, BUDGET, SCHOOL)
    return pids(first)[1]


def digests() -> dict[str, str | None]:
    """Return the digest of the first event of each type and version."""
    by_name: dict[str, str | None] = {}
    for entry in logged_events(Event.objects.all(), 100):
        number = entry.event.version.number if entry.event.version else None
        by_name.setdefault(f"{entry.event.type} {number}", entry.digest)
    return by_name


def test_an_event_has_the_digest_of_what_it_names() -> None:
    found = digests()
    assert found["article.published 1"] == Version.objects.get(number=1).digest
    assert found["version.published 2"] == Version.objects.get(number=2).digest
    assert found["paragraph.changed 2"] == text_digest(MAYOR_EDITED)


@pytest.mark.parametrize(
    ("version", "of_paragraph", "hidden"),
    [
        (None, False, {"article.published 1", "version.published 2", "paragraph.changed 2"}),
        (2, False, {"version.published 2", "paragraph.changed 2"}),
        (1, False, {"article.published 1"}),
        (None, True, {"paragraph.changed 2"}),
        (2, True, {"paragraph.changed 2"}),
        (1, True, set()),
    ],
)
def test_what_is_withdrawn_has_no_digest(
    mayor: str, version: int | None, hidden: set[str], *, of_paragraph: bool
) -> None:
    before = {name for name, digest in digests().items() if digest}
    publish_notice(SLUG, NoticeDraft("withdrawal", "So it is.", version, [mayor] if of_paragraph else []))
    assert before - {name for name, digest in digests().items() if digest} == hidden


def test_a_notice_has_the_digest_of_its_text() -> None:
    publish_notice(SLUG, NoticeDraft("withdrawal", "A court said so."))
    (entry,) = logged_events(Event.objects.filter(type="notice.published"), 9)
    assert entry.digest == text_digest("A court said so.")


def test_the_first_events_come_in_the_order_of_the_log() -> None:
    every = [entry.event.pk for entry in logged_events(Event.objects.order_by("-id"), 100)]
    assert every == sorted(every)
    assert [entry.event.pk for entry in logged_events(Event.objects.order_by("-id"), 2)] == every[:2]


def test_a_cursor_marks_its_event() -> None:
    first, second = Event.objects.order_by("id")[:2]
    assert cursor_of(None).startswith("1.0.")
    assert cursor_of(first).startswith("1.1.")
    assert len({cursor_of(event).rpartition(".")[2] for event in (None, first, second)}) == 3
    first.type = "version.published"
    assert cursor_of(first) != cursor_of(Event.objects.get(pk=first.pk))
