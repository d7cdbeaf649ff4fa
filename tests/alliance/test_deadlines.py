"""A body that comes too late is ended with 408; one that comes in time is left alone. No test waits for a clock."""

import json
import threading
from typing import Any

import pytest

from alliance import deadlines as module
from alliance.deadlines import ANSWERER, SLOWEST, Deadline, Deadlines, _Unfinished

WAIT = 60  # seconds, for a thread on a machine that has much else to do


class Clock:
    """The time, which only a test moves."""

    def __init__(self) -> None:
        self.now = 1000.0

    def monotonic(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.now += seconds


class Client:
    """What granian would send to a client."""

    def __init__(self) -> None:
        self.answers: list[tuple[int, dict[str, str], Any]] = []
        self.is_answered = threading.Event()

    def response_iter(self, status: int, headers: list[tuple[str, str]], body: Any) -> None:
        self.answers.append((status, dict(headers), body))
        self.is_answered.set()


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(module, "time", clock)
    return clock


@pytest.fixture
def client() -> Client:
    return Client()


@pytest.fixture
def deadlines(clock: Clock) -> Deadlines:
    return Deadlines(15)


@pytest.fixture
def deadline(deadlines: Deadlines, client: Client) -> Deadline:
    return deadlines.of({ANSWERER: client, "PATH_INFO": "/a"}, 0)


def test_a_body_has_a_second_more_for_each_64_kib(deadlines: Deadlines) -> None:
    assert SLOWEST == 64 * 1024
    assert deadlines.of({}, 0).seconds == 15
    assert deadlines.of({}, 10 * SLOWEST).seconds == 25


def test_a_body_is_ended_when_its_time_is_over_and_not_before(
    deadlines: Deadlines, deadline: Deadline, client: Client, clock: Clock
) -> None:
    with deadline:
        clock.now += 14.9
        deadlines.enforce()
        assert not deadline.is_missed
        clock.now += 0.1
        deadlines.enforce()
        assert deadline.is_missed
        assert client.is_answered.wait(WAIT)


def test_the_client_is_told_408_once_in_a_body_that_is_cut_off(
    deadlines: Deadlines, deadline: Deadline, client: Client, clock: Clock
) -> None:
    deadline.start()
    clock.now += 15
    deadlines.enforce()
    deadlines.enforce()
    assert client.is_answered.wait(WAIT)
    ((status, headers, body),) = client.answers
    content = next(body)
    assert status == 408
    assert headers["Content-Type"] == "application/problem+json"
    assert headers["Content-Length"] == str(len(content) + 1)
    assert json.loads(content)["detail"] == "The body did not arrive within 15 seconds."


def test_the_server_is_told_of_the_end_once_the_body_is_sent(clock: Clock) -> None:
    body, before = _Unfinished(b"all of it"), clock.now
    assert next(body) == b"all of it"
    assert clock.now == before
    with pytest.raises(StopIteration):
        next(body)
    assert clock.now > before
    body.close()


def test_a_body_that_came_is_never_ended(
    deadlines: Deadlines, deadline: Deadline, client: Client, clock: Clock
) -> None:
    deadline.start()
    assert deadline.stop()
    clock.now += 1000
    deadlines.enforce()
    deadline.enforce()
    assert not deadline.is_missed
    assert deadline.stop()
    assert not client.answers


def test_a_body_that_is_ended_did_not_come_in_time(deadlines: Deadlines, deadline: Deadline, clock: Clock) -> None:
    deadline.start()
    clock.now += 15
    deadlines.enforce()
    assert not deadline.stop()


def test_nobody_waits_for_a_body_that_is_not_begun(deadlines: Deadlines, deadline: Deadline, clock: Clock) -> None:
    clock.now += 1000
    deadlines.enforce()
    deadline.enforce()
    assert not deadline.is_missed


def test_reading_on_gives_no_more_time(deadlines: Deadlines, deadline: Deadline, clock: Clock) -> None:
    deadline.start()
    clock.now += 10
    deadline.start()
    clock.now += 5
    deadlines.enforce()
    assert deadline.is_missed


def test_a_read_that_fails_leaves_no_deadline_behind(deadlines: Deadlines, deadline: Deadline) -> None:
    with pytest.raises(OSError, match="gone"), deadline:
        raise OSError("gone")
    assert not deadlines._running


def test_all_that_are_too_slow_are_ended_although_one_cannot_be(
    deadlines: Deadlines, client: Client, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    lost, slow = deadlines.of({"PATH_INFO": "/a"}, 0), deadlines.of({ANSWERER: client, "PATH_INFO": "/a"}, 0)
    for deadline in (lost, slow):
        deadline.start()
    clock.now += 15
    deadlines.enforce()
    assert slow.is_missed
    # It is tried again.
    assert not lost.is_missed
    assert deadlines._running == {lost}
    assert caplog.messages == ["A body that is too slow could not be ended."]


def test_the_bodies_are_looked_at_again_and_again(deadlines: Deadlines, monkeypatch: pytest.MonkeyPatch) -> None:
    rounds: list[str] = []

    def enforce(deadlines: Deadlines) -> None:
        rounds.append("looked")
        if len(rounds) > 2:
            raise KeyboardInterrupt

    monkeypatch.setattr(Deadlines, "enforce", enforce)
    with pytest.raises(KeyboardInterrupt):
        deadlines._watch()
