"""When each API key was last used, to the minute: noted in memory, and written by a thread of its own.

No request waits for the database because of it, and a use that cannot be written changes no answer. A process that is
killed loses what it noted in its last minute. Writes `ApiKey.last_used_at`.
"""

import logging
import threading
import time
from datetime import datetime

from django.db import DatabaseError, connection
from django.db.models import Q
from django.utils import timezone

from articles.folding import in_one_line
from articles.models import ApiKey

logger = logging.getLogger(__name__)
SECONDS = 60.0  # between two writes

_uses: dict[str, datetime] = {}


def note_use(key: ApiKey) -> None:
    """Note that the key is used now."""
    _uses[key.pk] = timezone.now()


def write_uses() -> None:
    """Write what was noted since the last time. A key that was used later elsewhere, or is gone, stays as it is."""
    for pk, moment in list(_uses.items()):
        earlier = Q(last_used_at__isnull=True) | Q(last_used_at__lt=moment)
        # Never `save`: it would write the whole row, and so could take back that the key was revoked meanwhile.
        ApiKey.objects.filter(earlier, pk=pk).update(last_used_at=moment)
        _uses.pop(pk, None)


def start_writing() -> None:
    """Start the thread that writes the uses of this process each minute."""
    threading.Thread(target=_write_for_ever, name="key-uses", daemon=True).start()


def _write_for_ever() -> None:
    while True:
        time.sleep(SECONDS)
        try:
            write_uses()
        except DatabaseError as fault:
            logger.warning("When API keys were last used is not written: %s", in_one_line(fault))
        finally:
            connection.close()
