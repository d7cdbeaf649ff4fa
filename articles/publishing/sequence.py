"""Numbering events in the order of the commits. Writes `Event` and the deliveries to webhooks.

Events are numbered at the end of the transaction that they report, one transaction after another. So a reader who has read up to
a number has seen everything below it (docs/decisions/0018).
"""

from collections.abc import Sequence

from django.db import connection
from django.utils import timezone

from articles.models import Event
from articles.publishing.rows import insert
from articles.publishing.transactions import EVERYTHING, article_tag, mark
from articles.publishing.webhooks.outbox import enqueue
from articles.selectors.event_cursor import last_position

# The number of the lock of the log.
_LOG = 2026_11_24
# PostgreSQL's channel on which other hosts learn that there are new events.
CHANNEL = "articles_events"
_CHECK_LOCK_AND_NOTIFY = (
    "SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED;"
    f" SELECT pg_advisory_xact_lock({_LOG}); NOTIFY {CHANNEL}"
)


def append(events: Sequence[Event]) -> int:
    """Store the events after those that are stored; return the position of the last one.

    Nothing that could wait for another writer may follow.
    """
    wait_for_others()
    last = last_position()
    now = timezone.now()
    for position, event in enumerate(events, start=last + 1):
        event.pk, event.at = position, now
    mark({EVERYTHING, *(article_tag(event.article_id) for event in events)}, (last + 1, last + len(events)))
    insert(events)
    enqueue(events)
    return last + len(events)


def wait_for_others() -> None:
    """Wait until no other transaction numbers events, and let others wait until this one ends.

    PostgreSQL checks references at the commit and may then wait for rows that another transaction has locked, while that one
    waits for this lock. So the references are checked now, before the lock is taken.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(_CHECK_LOCK_AND_NOTIFY)
