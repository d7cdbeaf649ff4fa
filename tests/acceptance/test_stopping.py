"""SIGTERM ends the service with its children, at whatever moment of a start it comes."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.support.live import ROOT
from tests.support.processes import free_port

pytestmark = pytest.mark.once("sqlite")
LONG = 60  # seconds, on a machine that has much else to do


def processes_of(group: int) -> list[int]:
    """Return the processes of a group that still run."""
    alive = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _, its_group = status.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()[:3]
        except (FileNotFoundError, ProcessLookupError):
            continue
        if int(its_group) == group and state != "Z":
            alive.append(int(status.parent.name))
    return alive


@pytest.mark.parametrize("seconds", [0.2, 1.0, 1.5, 2.0, 2.5, 3.0, 3.5, 4.0, 5.0, 8.0])
def test_a_start_is_stopped(seconds: float, tmp_path: Path) -> None:
    environment = {**os.environ, "ALLIANCE_DATA": str(tmp_path), "PORT": str(free_port()), "ALLIANCE_SAMPLE": "0"}
    process = subprocess.Popen(
        [sys.executable, "manage.py", "start"],
        cwd=ROOT,
        env={name: value for name, value in environment.items() if name != "DATABASE_URL"},
        stdin=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )
    time.sleep(seconds)
    process.send_signal(signal.SIGTERM)
    try:
        process.wait(LONG)
        deadline = time.monotonic() + LONG
        while processes_of(process.pid) and time.monotonic() < deadline:
            time.sleep(0.1)
        assert processes_of(process.pid) == []
    finally:
        for survivor in processes_of(process.pid):
            os.kill(survivor, signal.SIGKILL)
