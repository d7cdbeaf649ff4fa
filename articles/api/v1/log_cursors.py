"""Cursors of the log: the form of a place in it, and a mark of the event that stands there.

The mark tells a cursor of this log from one of another, such as the log of a store that was since restored from an older
copy: there, to go on from the number alone would be to skip events.
"""

import hashlib
import re

from articles.api.v1.problems import ApiError, ProblemError
from articles.models import Event

# The first number is the version of this form.
PATTERN = r"^1\.(0|[1-9a-f][0-9a-f]{0,14})\.[0-9a-f]{8}$"
_CURSOR = re.compile(PATTERN)


def cursor_of(event: Event | None) -> str:
    """Return the cursor behind `event`; None is the beginning of the log."""
    return f"1.{event.pk if event else 0:x}.{_mark(event)}"


def place_of(cursor: str | None) -> Event | None:
    """Return the event behind which `cursor` is; None is the beginning. Raises `ApiError` for one that we never gave."""
    if cursor is None:
        return None
    if not _CURSOR.fullmatch(cursor):
        raise _refused("The cursor is not of the form that this service gives out")
    position = int(cursor.split(".")[1], 16)
    event = Event.objects.filter(pk=position).first() if position else None
    if cursor_of(event) != cursor:
        raise _refused("The cursor is not of this log, or the store was restored from an older copy")
    return event


def _mark(event: Event | None) -> str:
    told = f"{event.pk} {event.type} {event.at.isoformat()}" if event else ""
    return hashlib.sha256(told.encode()).hexdigest()[:8]


def _refused(why: str) -> ApiError:
    detail = f"{why}; begin again without “after”."
    error = ProblemError(parameter="after", code="malformed_cursor", detail=detail)
    return ApiError("malformed_cursor", detail, [error])
