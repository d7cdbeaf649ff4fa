"""A program beside the server: it is started anew if it ends, but not again and again at once."""

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from alliance.companion import REST, Companion

SLEEP = [sys.executable, "-c", "import time; time.sleep(600)"]


@pytest.fixture
def companion() -> Iterator[Companion]:
    program = Companion("The program", SLEEP)
    yield program
    if program.process:
        program.process.kill()
        program.process.wait()


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    moment = [100.0]
    monkeypatch.setattr("alliance.companion.time.monotonic", lambda: moment[0])
    return moment


def running(companion: Companion) -> "subprocess.Popen[bytes]":
    assert companion.process is not None
    return companion.process


def test_it_is_started_at_the_first_look_and_left_alone_while_it_runs(companion: Companion) -> None:
    companion.look()
    first = running(companion)
    companion.look()
    assert running(companion) is first
    assert first.poll() is None


def test_one_that_ended_is_started_anew_and_that_is_logged(
    companion: Companion, clock: list[float], capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    companion.look()
    first = running(companion)
    first.kill()
    first.wait()
    clock[0] += REST
    companion.look()
    assert running(companion).pid != first.pid
    assert "The program ended with -9 and is started anew." in caplog.text


def test_one_that_ends_at_once_is_started_once_in_ten_seconds_and_its_end_logged_once(
    companion: Companion, clock: list[float], caplog: pytest.LogCaptureFixture
) -> None:
    companion.look()
    running(companion).kill()
    running(companion).wait()
    clock[0] += REST - 0.1
    companion.look()
    companion.look()
    assert companion.process is None
    assert caplog.text.count("started anew") == 1
    clock[0] += 0.1
    companion.look()
    assert running(companion).poll() is None


def test_it_can_be_asked_to_end(companion: Companion) -> None:
    companion.stop()
    companion.look()
    companion.stop()
    assert running(companion).wait(20) == -15


def test_its_end_leaves_no_zombie(companion: Companion) -> None:
    companion.look()
    pid = running(companion).pid
    running(companion).kill()
    deadline = time.monotonic() + 20
    while companion.process and companion.process.pid == pid and time.monotonic() < deadline:
        companion.look()
    assert not Path(f"/proc/{pid}").exists()
