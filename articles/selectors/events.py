"""Reading the log: events with what they name, and the digests of what may be shown of it. Constant in queries."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from articles.choices import EventType
from articles.identity.digests import text_digest
from articles.models import Event, Passage
from articles.selectors.withdrawals import Withdrawals, withdrawals_of_many

_OF_VERSION = (EventType.ARTICLE_PUBLISHED, EventType.VERSION_PUBLISHED)


@dataclass(frozen=True, slots=True)
class LoggedEvent:
    """An event, and the digest of the text that it names; None if that text is withdrawn, or if it names none."""

    event: Event
    digest: str | None


def logged_events(events: QuerySet[Event], most: int) -> list[LoggedEvent]:
    """Return the first `most` of some events in the order of the log, each with the digest that may be shown now."""
    rows = list(events.select_related("article", "version", "notice").order_by("id")[:most])
    withdrawals = withdrawals_of_many({row.article_id for row in rows})
    passages = _passages(rows)
    return [LoggedEvent(row, _digest(row, withdrawals[row.article_id], passages)) for row in rows]


def _passages(rows: Sequence[Event]) -> Mapping[tuple[int, str], Passage]:
    """Return the passages that the events on paragraphs name, by version and PID."""
    changed = [row for row in rows if row.type == EventType.PARAGRAPH_CHANGED and row.version_id]
    passages = Passage.objects.filter(
        version__in={row.version_id for row in changed}, paragraph__pid__in={row.paragraphs[0] for row in changed}
    )
    complete = passages.select_related("paragraph", "wording")
    return {(passage.version_id, passage.paragraph.pid): passage for passage in complete}


def _digest(event: Event, withdrawals: Withdrawals, passages: Mapping[tuple[int, str], Passage]) -> str | None:
    if event.type == EventType.NOTICE_PUBLISHED:
        return text_digest(event.notice.text) if event.notice else None
    if event.version is None or withdrawals.article or event.version.pk in withdrawals.versions:
        return None
    if event.type in _OF_VERSION:
        return event.version.digest
    passage = passages.get((event.version.pk, event.paragraphs[0]))
    return passage.wording.digest if passage and withdrawals.of(passage) is None else None
