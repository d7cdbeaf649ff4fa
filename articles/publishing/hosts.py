"""The hosts that give out answers from front shelves of their own: following the log for them, and waiting for them.

Reads `Event`; writes `Host`. PostgreSQL alone has several hosts.
"""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from django.db import DatabaseError, connection
from django.db.models.functions import Now

from alliance.shelf import LEASE, News
from articles.models import Event, Host
from articles.publishing.sequence import CHANNEL
from articles.publishing.transactions import EVERYTHING, article_tag
from articles.selectors.event_cursor import ForeignCursorError, cursor_of, event_at, last_event

_MOST_EVENTS = 5000
_LOOK_EVERY = 0.02  # seconds between two looks at how far the hosts are
_FORGET_AFTER = timedelta(days=1)


class DatabaseLog:
    """The log of events as a host's keeper follows it; each method may raise Django's `DatabaseError`."""

    def __init__(self) -> None:
        self._listening: object = None

    def renew(self, host: str) -> None:
        """Give the host a new lease, by the database's clock."""
        with _closed_after_errors():
            lease = {"lease_until": Now() + timedelta(seconds=LEASE)}
            if not Host.objects.filter(pk=host).update(**lease):
                Host.objects.filter(lease_until__lt=Now() - _FORGET_AFTER).delete()
                Host.objects.create(pk=host, name=os.uname().nodename[:255], **lease)

    def read(self, cursor: str) -> News:
        """Return what stands behind a cursor; without one that this log gave out, the cursor of its end."""
        with _closed_after_errors():
            try:
                last = event_at(cursor)
            except ForeignCursorError:
                last = last_event()
                return News([], cursor_of(last), last.pk if last else 0, is_continuous=False)
            position = last.pk if last else 0
            behind = Event.objects.filter(pk__gt=position).order_by("pk")
            events = list(behind.only("type", "at", "article_id")[:_MOST_EVENTS])
            last = events[-1] if events else last
            tags = [(event.pk, tag) for event in events for tag in (article_tag(event.article_id), EVERYTHING)]
            return News([(key, tag.encode()) for key, tag in tags], cursor_of(last), last.pk if last else 0)

    def acknowledge(self, host: str, position: int) -> None:
        """Tell that the host's shelf shows all events up to the position."""
        with _closed_after_errors():
            Host.objects.filter(pk=host).update(position=position)

    def wait(self, seconds: float) -> None:
        """Wait for new events, at most so many seconds. Raises nothing: the next call of another method will."""
        try:
            with _closed_after_errors():
                with connection.cursor() as cursor:
                    if connection.connection is not self._listening:
                        cursor.execute(f"LISTEN {CHANNEL}")
                        self._listening = connection.connection
                with connection.wrap_database_errors:
                    for _ in connection.connection.notifies(timeout=seconds, stop_after=1):
                        pass
        except DatabaseError:
            time.sleep(seconds)


def is_running(transaction: str) -> bool:
    """Whether PostgreSQL still runs the transaction of that name; an empty name is of no transaction."""
    if not transaction:
        return False
    with _closed_after_errors(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_xact_status(%s::xid8)", [transaction])
        return bool(cursor.fetchone()[0] == "in progress")


def wait_until_followed(position: int) -> None:
    """Wait until no host can give out what is older than the event at `position`: each shows it, or its lease has ended.

    It takes at most as long as a lease; if the database does not answer, exactly as long.
    """
    try:
        while Host.objects.filter(position__lt=position, lease_until__gte=Now()).exists():
            time.sleep(_LOOK_EVERY)
    except DatabaseError:
        time.sleep(LEASE)


@contextmanager
def _closed_after_errors() -> Iterator[None]:
    """Close the connection after an error, so that the next call opens another one."""
    try:
        yield
    except DatabaseError:
        connection.close()
        raise
