"""Which process makes a change, and whether it still does."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from alliance.shelf import writers
from alliance.shelf.writers import is_gone, note_of_this_process


@pytest.fixture
def ended() -> int:
    """The id of a process that has ended."""
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


def test_this_process_has_started_and_one_that_ended_has_not(ended: int) -> None:
    assert int(writers._started(os.getpid())) > 0
    assert writers._started(ended) == ""


def test_a_process_that_proc_does_not_show_is_gone_and_not_asked(ended: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writers, "_alive", lambda _: "alive")
    assert writers._started(ended) == ""


def test_without_proc_a_process_is_asked_for_a_sign_of_life(ended: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writers, "Path", lambda _: Path("/nowhere"))
    assert writers._started(os.getpid()) == "alive"
    assert writers._started(ended) == ""


def test_a_process_of_another_user_is_alive(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(pid: int, sign: int) -> None:
        raise PermissionError(pid, sign)

    monkeypatch.setattr(os, "kill", refused)
    assert writers._alive(1) == "alive"


@pytest.mark.parametrize(("seconds", "gone"), [(300, False), (301, True)])
def test_a_process_in_another_container_is_given_up_after_five_minutes(
    monkeypatch: pytest.MonkeyPatch, seconds: int, *, gone: bool
) -> None:
    monkeypatch.setattr(time, "time", lambda: 1000.0)
    note = note_of_this_process()
    monkeypatch.setattr(writers, "_namespace", lambda: "another container")
    monkeypatch.setattr(time, "time", lambda: 1000.0 + seconds)
    assert is_gone(note) is gone


def test_a_system_without_proc_is_known_by_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    assert writers._namespace().startswith(f"{os.uname().nodename} ")
    monkeypatch.setattr(writers, "Path", lambda _: Path("/nowhere"))
    assert writers._namespace() == os.uname().nodename
