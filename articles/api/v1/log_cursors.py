"""Reading cursors of the log. Raises the API's problem for one that the service never gave out."""

import re

from articles.models import Event
from articles.selectors.event_cursor import PATTERN, cursor_of
from articles.web.problems import ApiError, ProblemError

_CURSOR = re.compile(PATTERN)


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


def _refused(why: str) -> ApiError:
    detail = f"{why}; begin again without “after”."
    error = ProblemError(parameter="after", code="malformed_cursor", detail=detail)
    return ApiError("malformed_cursor", detail, [error])
