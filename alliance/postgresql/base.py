"""The connections to PostgreSQL, from Django's pool: in an outage one request at a time asks for one, and others fail at once.

If connections fail, all requests fail at once for the next `REST` seconds; then one of them tries again. So no thread is held
up for long. A pool whose connections are only busy is waited for. A PostgreSQL that hangs is given up as well.
"""

import logging
import threading
import time
from typing import Any, TypeVar

import psycopg
from django.db import OperationalError
from django.db.backends.postgresql import base
from django.db.backends.postgresql.operations import DatabaseOperations
from psycopg.abc import PQGen
from psycopg_pool import ConnectionPool

from articles.folding import in_one_line

logger = logging.getLogger(__name__)
PATIENCE = 20  # seconds in which a busy pool is waited for
REST = 1.0  # seconds in which a database that gave no connection is not asked again
CHECK_SECONDS = 2.0  # how long a connection in the pool may take to show that it is alive
T = TypeVar("T")
_seconds: float | None = None


def limit_answers(seconds: float) -> None:
    """Have this process give up a connection whose database takes longer than so many seconds for an answer."""
    global _seconds  # noqa: PLW0603 - a process answers requests, or it runs a command
    _seconds = seconds


class Connection(psycopg.Connection[Any]):
    """A connection that ends if the database does not answer within `seconds`; if they are None, it waits for ever.

    Keepalives and `tcp_user_timeout` do not show that a PostgreSQL hangs, because the system that it runs on still acknowledges
    what it gets; and with `statement_timeout` PostgreSQL itself would have to act.
    """

    seconds: float | None = CHECK_SECONDS

    def wait(self, gen: PQGen[T], interval: float = 0.1, timeout: float | None = None) -> T:
        """Run what awaits an answer, such as a query. Raises `OperationalError` if the answer does not come in time."""
        if timeout is not None:
            return super().wait(gen, interval, timeout)
        try:
            return super().wait(gen, interval, self.seconds)
        except psycopg.errors._WaitTimeout as fault:
            self.pgconn.finish()
            raise psycopg.OperationalError(f"The database did not answer within {self.seconds:g} seconds.") from fault


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
            logger.error("The database is away: %s", in_one_line(fault))

    def end(self) -> None:
        """Note that the database gave a connection."""
        with self._lock:
            was_away, self._until = bool(self._until), 0.0
        if was_away:
            logger.warning("The database is back.")


_outages: dict[str, Outage] = {}


class Operations(DatabaseOperations):
    """Django's operations, which also know the values of a statement if PostgreSQL was sent them apart."""

    def last_executed_query(self, cursor: Any, sql: str, params: Any) -> Any:
        """Return the statement with its values in it."""
        return self.compose_sql(sql, params)


class DatabaseWrapper(base.DatabaseWrapper):
    """A thread's connection to PostgreSQL."""

    ops_class = Operations

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """Take a connection from the pool. Raises `OperationalError`, or psycopg's, which Django turns into it."""
        if self.pool is None:
            return super().get_new_connection(conn_params)
        outage = _outages.setdefault(self.alias, Outage())
        outage.refuse()
        try:
            connection = self._from_a_pool(conn_params)
        except self.Database.OperationalError as fault:
            outage.begin(fault)
            raise
        outage.end()
        connection.seconds = _seconds
        return connection

    def prepared_cursor(self) -> Any:
        """Return a cursor that sends the values apart, so that PostgreSQL plans a statement once if it comes often."""
        self.ensure_connection()
        return self._prepare_cursor(base.ServerBindingCursor(self.connection))  # type: ignore[attr-defined, call-arg]

    def _from_a_pool(self, conn_params: dict[str, Any]) -> Any:
        """Take a connection from the pool, or from a new one. Raises `OperationalError` if that fails to connect, too."""
        pool = self.pool
        try:
            return self._wait(conn_params, pool)
        except self.Database.OperationalError:
            # A pool tries the connections from before a restart of the database first, and waits longer and longer.
            self._replace(pool)
            return self._wait(conn_params, self.pool)

    def _wait(self, conn_params: dict[str, Any], pool: Any) -> Any:
        """Take a connection from a pool, which may be busy. Raises `OperationalError` if the pool fails to connect."""
        pool.connection_class = Connection
        ends = time.monotonic() + PATIENCE
        while True:
            try:
                return super().get_new_connection(conn_params)
            except self.Database.OperationalError:
                if _failures(pool) or time.monotonic() > ends:
                    raise

    def _close(self) -> None:
        """Give the connection back to its pool, where it is checked before it is given out again."""
        if isinstance(self.connection, Connection):
            self.connection.seconds = CHECK_SECONDS
        super()._close()  # type: ignore[misc]

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
