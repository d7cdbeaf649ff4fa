"""Cursors of the log of events: the number of an event, and a mark of it. Pure.

The mark tells a cursor of this log from one of another log, such as that of a store which was since restored from an older
copy: with the number alone, a reader would skip events there.
"""

import hashlib

from articles.models import Event

# The first number is the version of this form.
PATTERN = r"^1\.(0|[1-9a-f][0-9a-f]{0,14})\.[0-9a-f]{8}$"


def cursor_of(event: Event | None) -> str:
    """Return the cursor of the place after `event`; None means the beginning of the log."""
    marked = f"{event.pk} {event.type} {event.at.isoformat()}" if event else ""
    mark = hashlib.sha256(marked.encode()).hexdigest()[:8]
    return f"1.{event.pk if event else 0:x}.{mark}"
