"""The end of the log of events, and cursors: each names the event that it stands behind, by the event's number and mark.

The mark distinguishes a cursor of this log from a cursor of another log, for example in a store that was restored from an
older copy: going on from the number alone would skip events there.
"""

import hashlib
import re

from django.db import DEFAULT_DB_ALIAS, connections

from articles.models import Event

# The first number is the version of this form.
PATTERN = r"^1\.(0|[1-9a-f][0-9a-f]{0,14})\.[0-9a-f]{8}$"


_CURSOR = re.compile(PATTERN)


class ForeignCursorError(ValueError):
    """A cursor that this log did not give out."""


def last_event() -> Event | None:
    """Return the event at the end of the log; None if the log is empty."""
    return Event.objects.order_by("-id").first()


def last_position(database: str = DEFAULT_DB_ALIAS) -> int:
    """Return the position of the event at the end of the log in a database; 0 if the log is empty."""
    with connections[database].cursor() as cursor:
        cursor.execute("SELECT max(id) FROM articles_event")
        return int(cursor.fetchone()[0] or 0)


def cursor_of(event: Event | None) -> str:
    """Return the cursor behind `event`; None is the beginning of the log."""
    marked = f"{event.pk} {event.type} {event.at.isoformat()}" if event else ""
    mark = hashlib.sha256(marked.encode()).hexdigest()[:8]
    return f"1.{event.pk if event else 0:x}.{mark}"


def event_at(cursor: str) -> Event | None:
    """Return the event behind which `cursor` stands, or None at the beginning. Raises `ForeignCursorError`."""
    if not _CURSOR.fullmatch(cursor):
        raise ForeignCursorError("The cursor is not of the form that this service gives out")
    number = int(cursor.split(".")[1], 16)
    event = Event.objects.filter(pk=number).first() if number else None
    if cursor_of(event) != cursor:
        raise ForeignCursorError("The cursor is not of this log, or the store was restored from an older copy")
    return event
