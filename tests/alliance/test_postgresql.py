"""Connections to a PostgreSQL that is away, busy or hung. The clock is the test's, and so is the pool."""

from types import SimpleNamespace
from typing import Any

import psycopg
import pytest
from django.db import OperationalError
from django.db.backends.postgresql import base as django_base
from psycopg import waiting

from alliance.postgresql import base
from alliance.postgresql.base import CHECK_SECONDS, Connection, DatabaseWrapper, Outage, limit_answers
from tests.alliance.test_deadlines import Clock


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(base, "time", clock)
    return clock


# ── Outages ─────────────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.fixture
def outage(clock: Clock) -> Outage:
    return Outage()


def is_refused(outage: Outage) -> bool:
    try:
        outage.refuse()
    except OperationalError:
        return True
    return False


def test_nobody_is_refused_while_the_database_answers(outage: Outage) -> None:
    assert not any(is_refused(outage) for _ in range(3))


def test_everybody_is_refused_for_a_second_after_a_failure(outage: Outage, clock: Clock) -> None:
    outage.begin(OSError("no route"))
    clock.now += 0.99
    assert is_refused(outage)


def test_after_a_second_one_asks_and_the_others_are_refused(outage: Outage, clock: Clock) -> None:
    outage.begin(OSError("no route"))
    clock.now += 1
    assert [is_refused(outage) for _ in range(3)] == [False, True, True]
    # If nothing is heard of that one, another one asks a second later.
    clock.now += 1
    assert [is_refused(outage) for _ in range(2)] == [False, True]


def test_an_attempt_that_fails_begins_another_second(outage: Outage, clock: Clock) -> None:
    outage.begin(OSError("no route"))
    clock.now += 1
    outage.refuse()
    clock.now += 0.9
    outage.begin(OSError("no route"))
    clock.now += 0.9
    assert is_refused(outage)


def test_after_the_end_nobody_is_refused(outage: Outage) -> None:
    outage.begin(OSError("no route"))
    outage.end()
    assert not any(is_refused(outage) for _ in range(3))


def test_beginning_and_end_are_a_line_each(outage: Outage, caplog: pytest.LogCaptureFixture) -> None:
    outage.end()
    for _ in range(2):
        for _ in range(3):
            outage.begin(OSError("no\n  route"))
        outage.end()
        outage.end()
    assert caplog.messages == ["The database is away: no route", "The database is back."] * 2


# ── The pool ────────────────────────────────────────────────────────────────────────────────────────────────────────
class Pool:
    """A pool that fails `fails` times; each time takes half a second."""

    def __init__(self, clock: Clock, fails: int = 0, **statistics: int) -> None:
        self.clock = clock
        self.fails = fails
        self.statistics = statistics
        self.is_closed = False
        self.connection_class: type = psycopg.Connection

    def get_stats(self) -> dict[str, int]:
        return self.statistics

    def close(self, timeout: float) -> None:
        assert timeout == 0
        self.is_closed = True

    def connection(self) -> Any:
        if self.fails:
            self.fails -= 1
            self.clock.now += 0.5
            raise psycopg.OperationalError("no connection")
        return SimpleNamespace(seconds=CHECK_SECONDS)


class Wrapper(DatabaseWrapper):
    """A wrapper that takes its pools from a list, as Django makes a new one if there is none."""

    def __init__(self, pools: list[Any]) -> None:
        self.alias = "default"
        self.pools = pools
        self._connection_pools: dict[str, Any] = {}

    @property
    def pool(self) -> Any:
        if "default" not in self._connection_pools:
            self._connection_pools["default"] = self.pools.pop(0)
        return self._connection_pools["default"]


@pytest.fixture(autouse=True)
def no_outage(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(base, "_outages", {})
    monkeypatch.setattr(base, "_seconds", None)
    monkeypatch.setattr(
        django_base.DatabaseWrapper,
        "get_new_connection",
        lambda self, params: self.pool.connection() if self.pool else params,
    )


def test_a_connection_comes_from_the_pool(clock: Clock) -> None:
    pool = Pool(clock)
    assert Wrapper([pool]).get_new_connection({}).seconds is None
    assert pool.connection_class is Connection


def test_in_the_service_a_connection_has_a_limit(clock: Clock) -> None:
    limit_answers(7)
    assert Wrapper([Pool(clock)]).get_new_connection({}).seconds == 7


def test_without_a_pool_nothing_is_added(clock: Clock) -> None:
    assert Wrapper([None]).get_new_connection({"host": "a"}) == {"host": "a"}
    assert not base._outages


def test_a_pool_whose_connections_are_busy_is_waited_for(clock: Clock) -> None:
    pool = Pool(clock, fails=39)
    assert Wrapper([pool]).get_new_connection({})
    assert not pool.is_closed


def test_a_pool_is_not_waited_for_for_ever(clock: Clock) -> None:
    before = clock.now
    busy, new = Pool(clock, fails=9999), Pool(clock)
    assert Wrapper([busy, new]).get_new_connection({})
    assert busy.is_closed
    assert clock.now == before + 20.5


@pytest.mark.parametrize("fault", ["connections_errors", "connections_lost"])
def test_a_pool_that_fails_to_connect_is_replaced_at_once(clock: Clock, fault: str) -> None:
    before = clock.now
    old, new = Pool(clock, fails=1, **{fault: 1}), Pool(clock)
    assert Wrapper([old, new]).get_new_connection({})
    assert old.is_closed
    assert not new.is_closed
    assert clock.now == before + 0.5


def test_a_pool_that_another_thread_has_replaced_is_left_as_it_is(clock: Clock) -> None:
    old, new = Pool(clock), Pool(clock)
    wrapper = Wrapper([new])
    assert wrapper.pool is new
    wrapper._replace(old)  # type: ignore[arg-type]
    assert wrapper.pool is new
    assert not new.is_closed


def test_if_a_new_pool_fails_too_the_database_is_away(clock: Clock, caplog: pytest.LogCaptureFixture) -> None:
    wrapper = Wrapper([Pool(clock, fails=1, connections_lost=1), Pool(clock, fails=1, connections_errors=1)])
    with pytest.raises(psycopg.OperationalError):
        wrapper.get_new_connection({})
    # The next request does not ask.
    with pytest.raises(OperationalError, match="away"):
        wrapper.get_new_connection({})
    clock.now += 1
    assert wrapper.get_new_connection({})
    assert caplog.messages == ["The database is away: no connection", "The database is back."]


def test_each_database_has_an_outage_of_its_own(clock: Clock) -> None:
    wrapper, other = (
        Wrapper([Pool(clock, 1, connections_lost=1), Pool(clock, 1, connections_lost=1)]),
        Wrapper([Pool(clock)]),
    )
    with pytest.raises(psycopg.OperationalError):
        wrapper.get_new_connection({})
    other.alias = "replica"
    assert other.get_new_connection({})


# ── A database that hangs ───────────────────────────────────────────────────────────────────────────────────────────
class Line:
    """What libpq has of a connection."""

    socket = 3
    status = psycopg.pq.ConnStatus.BAD

    def __init__(self) -> None:
        self.is_finished = False

    def finish(self) -> None:
        self.is_finished = True


@pytest.fixture
def connection() -> Connection:
    connection = Connection.__new__(Connection)
    connection.pgconn = Line()  # type: ignore[assignment]
    return connection


@pytest.fixture
def limits(monkeypatch: pytest.MonkeyPatch) -> list[float | None]:
    """What psycopg is told about how long to wait; it never gets an answer."""
    limits: list[float | None] = []

    def wait(gen: Any, socket: int, interval: float, timeout: float | None) -> str:
        limits.append(timeout)
        if timeout is None:
            return "an answer at last"
        raise psycopg.errors._WaitTimeout

    monkeypatch.setattr(waiting, "wait", wait)
    return limits


def test_a_database_that_does_not_answer_is_given_up(connection: Connection, limits: list[float | None]) -> None:
    connection.seconds = 7
    with pytest.raises(psycopg.OperationalError, match="did not answer within 7 seconds"):
        connection.wait(iter(()))  # type: ignore[arg-type]
    assert connection.pgconn.is_finished  # type: ignore[attr-defined]
    assert limits == [7]


def test_who_waits_for_a_notification_waits_no_longer_than_said(
    connection: Connection, limits: list[float | None]
) -> None:
    with pytest.raises(psycopg.errors._WaitTimeout):
        connection.wait(iter(()), timeout=0)  # type: ignore[arg-type]
    assert not connection.pgconn.is_finished  # type: ignore[attr-defined]
    assert limits == [0]


def test_a_command_waits_for_as_long_as_it_takes(connection: Connection, limits: list[float | None]) -> None:
    connection.seconds = None
    assert connection.wait(iter(())) == "an answer at last"  # type: ignore[arg-type]


def test_in_the_pool_a_connection_has_little_time(
    connection: Connection, limits: list[float | None], monkeypatch: pytest.MonkeyPatch, clock: Clock
) -> None:
    seen: list[float | None] = []
    wrapper = Wrapper([Pool(clock)])
    wrapper.connection = connection
    connection.seconds = 30
    monkeypatch.setattr(django_base.DatabaseWrapper, "_close", lambda self: seen.append(self.connection.seconds))
    wrapper._close()
    assert seen == [2]
    wrapper.connection = None
    monkeypatch.setattr(django_base.DatabaseWrapper, "_close", lambda _: seen.append(None))
    wrapper._close()
    assert seen == [2, None]
    assert Connection.seconds == CHECK_SECONDS == 2
