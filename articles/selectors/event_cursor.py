"""A place in the log as a cursor: its form, and a mark of the event that stands there. Pure.

The mark tells a cursor of this log from one of another, such as the log of a store that was since restored from an older
copy: there, to go on from the number alone would be to skip events.
"""

import hashlib

from articles.models import Event

# The first number is the version of this form.
PATTERN = r"^1\.(0|[1-9a-f][0-9a-f]{0,14})\.[0-9a-f]{8}$"


def cursor_of(event: Event | None) -> str:
    """Return the cursor behind `event`; None is the beginning of the log."""
    told = f"{event.pk} {event.type} {event.at.isoformat()}" if event else ""
    mark = hashlib.sha256(told.encode()).hexdigest()[:8]
    return f"1.{event.pk if event else 0:x}.{mark}"
