"""The connections to PostgreSQL, from Django's pool: in an outage one request at a time asks for one, and others fail at once.

If connections fail, all requests fail at once for the next `REST` seconds; then one of them tries again. So no thread is held
up for long. A pool whose connections are only busy is waited for.
"""

import logging
import threading
import time
from typing import Any

from django.db import OperationalError
from django.db.backends.postgresql import base
from psycopg_pool import ConnectionPool

logger = logging.getLogger(__name__)
PATIENCE = 20  # seconds in which a busy pool is waited for
REST = 1.0  # seconds in which a database that gave no connection is not asked again


class Outage:
    """Whether a database is away, and who asks it next."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._until = 0.0

    def refuse(self) -> None:
        """Raise `OperationalError` if the database is away and it is not this request's turn to ask."""
        with self._lock:
            now = time.monotonic()
            if now < self._until:
                raise OperationalError("The database is away.")
            if self._until:
                self._until = now + REST

    def begin(self, fault: Exception) -> None:
        """Note that the database gave no connection; it is logged when an outage begins."""
        with self._lock:
            is_new = not self._until
            self._until = time.monotonic() + REST
        if is_new:
            logger.error("The database is away: %s", " ".join(str(fault).split()))

    def end(self) -> None:
        """Note that the database gave a connection."""
        with self._lock:
            was_away, self._until = bool(self._until), 0.0
        if was_away:
            logger.warning("The database is back.")


_outages: dict[str, Outage] = {}


class DatabaseWrapper(base.DatabaseWrapper):
    """A thread's connection to PostgreSQL."""

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """Take a connection from the pool. Raises `OperationalError`, or psycopg's, which Django turns into it."""
        pool = self.pool
        if pool is None:
            return super().get_new_connection(conn_params)
        outage = _outages.setdefault(self.alias, Outage())
        outage.refuse()
        try:
            connection = self._wait(conn_params, pool)
        except self.Database.OperationalError:
            # A pool tries the connections from before a restart of the database first, and waits longer and longer.
            self._replace(pool)
            try:
                connection = self._wait(conn_params, self.pool)
            except self.Database.OperationalError as fault:
                outage.begin(fault)
                raise
        outage.end()
        return connection

    def _wait(self, conn_params: dict[str, Any], pool: Any) -> Any:
        """Take a connection from a pool, which may be busy. Raises `OperationalError` if the pool fails to connect."""
        ends = time.monotonic() + PATIENCE
        while True:
            try:
                return super().get_new_connection(conn_params)
            except self.Database.OperationalError:
                if _failures(pool) or time.monotonic() > ends:
                    raise

    def _replace(self, pool: ConnectionPool[Any]) -> None:
        """Have the next request make a new pool: this one waits longer and longer before it tries to connect."""
        pools: dict[str, Any] = self._connection_pools  # type: ignore[attr-defined]
        if pools.get(self.alias) is pool:
            pools.pop(self.alias, None)
        pool.close(timeout=0)


def _failures(pool: ConnectionPool[Any]) -> int:
    """Return how many connections of a pool could not be made, or were found broken, since it was made."""
    statistics = pool.get_stats()
    return statistics.get("connections_errors", 0) + statistics.get("connections_lost", 0)
