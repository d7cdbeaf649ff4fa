"""Reading from a replica of the database (streaming replication of PostgreSQL), so that what was written is read at once.

A request may read from the replica if anybody may send it, and if the replica has every event that the database has. Every
change of what is public is an event, and they are numbered in the order of the commits. So nothing older than what was
acknowledged before the request is shown, and nothing older is put on a shelf. All other requests read from the database.
"""

import logging
import threading
import time
from collections.abc import Callable
from contextlib import suppress

from django.db import DatabaseError, connection
from django.http import HttpRequest
from django.http.response import HttpResponseBase

logger = logging.getLogger(__name__)
ALIAS = "replica"
REST = 10.0  # seconds in which a replica that did not answer is not asked again


class _Local(threading.local):
    """Whether the request of this thread reads from the replica."""

    reads_replica = False


_local = _Local()
_away_until = 0.0


class ReplicaRouter:
    """Leads the queries of a request that may read from the replica there (a database router of Django)."""

    def db_for_read(self, model: object, **hints: object) -> str | None:
        """Return the replica's alias if this read may go there; a transaction stays in the database that it is in."""
        return ALIAS if _local.reads_replica and not connection.in_atomic_block else None

    def allow_migrate(self, db: str, app_label: str, **hints: object) -> bool | None:
        """Whether to migrate: never the replica, which gets everything from the database."""
        return False if db == ALIAS else None


class ReplicaMiddleware:
    """Decides for each request whether it reads from the replica."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer the request."""
        with suppress(DatabaseError):  # the view meets the same outage, and answers for it
            _local.reads_replica = _is_public(request) and is_level()
        try:
            return self.get_response(request)
        finally:
            _local.reads_replica = False


def is_level() -> bool:
    """Whether the replica answers and has every event that the database has now."""
    global _away_until  # noqa: PLW0603
    if time.monotonic() < _away_until:
        return False
    from articles.selectors.event_cursor import last_position  # models cannot be imported before Django is set up

    needed = last_position()
    try:
        return last_position(ALIAS) >= needed
    except DatabaseError as fault:
        _away_until = time.monotonic() + REST
        logger.error("The replica does not answer; the database answers in its place: %s", fault)  # noqa: TRY400 - one line
        return False


def _is_public(request: HttpRequest) -> bool:
    """Whether anybody may send the request, and it changes nothing."""
    names_somebody = request.META.get("HTTP_AUTHORIZATION") or request.META.get("HTTP_COOKIE")
    return request.method in ("GET", "HEAD") and not names_somebody
