"""Numbering events in the order of the commits. Writes `Event`, and what webhooks are to be told of it.

Entries are numbered at the end of the transaction that they tell of, one transaction after another: who has read up to a
number has seen everything below it, whoever was writing meanwhile (docs/decisions/0018).
"""

from collections.abc import Sequence

from django.db import connection
from django.db.models import Max
from django.utils import timezone

from articles.models import Event
from articles.publishing.webhooks.outbox import enqueue

# The number of the lock; whatever else locks by number in this database takes another.
_LOG = 2026_11_24


def append(events: Sequence[Event]) -> None:
    """Store the events behind those that are there. Nothing that could wait for another writer may come after it."""
    _wait_for_others()
    last = Event.objects.aggregate(last=Max("id"))["last"] or 0
    now = timezone.now()
    for position, event in enumerate(events, start=last + 1):
        event.pk, event.at = position, now
    Event.objects.bulk_create(events)
    enqueue(events)


def _wait_for_others() -> None:
    """Let nobody else number events until this transaction has ended; SQLite has one writer at a time anyway.

    The references that PostgreSQL checks at the commit may wait for rows that others have locked, and these others
    for this lock; so they are checked now, before it is taken.
    """
    if connection.vendor == "postgresql":
        connection.check_constraints()
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOG])
