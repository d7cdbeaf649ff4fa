"""Load: 32 connections that ask as quickly as they are answered, by wrk (Debian's package of that name)."""

import json
import shutil
import statistics
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

CONNECTIONS, THREADS = 32, 2
_SCRIPT = Path(__file__).with_name("load.lua")


@dataclass(frozen=True, slots=True)
class Target:
    """A server, the file with the addresses to ask for, headers as wrk takes them, and seconds of load before it is measured.

    The addresses are of one length.
    """

    server: str
    addresses: Path
    headers: tuple[str, ...] = ()
    before: float = 1  # the first answers of a process are slow


def is_there() -> bool:
    """Whether wrk is on this machine. The packages of PyPI that make load do so in Python, slower than what they measure."""
    return shutil.which("wrk") is not None


def saturated(targets: Mapping[str, Target], seconds: float, rounds: int) -> dict[str, dict[str, float]]:
    """Return answers a second and latencies in milliseconds, the medians of the rounds, in which the targets take turns.

    Raises `AssertionError` if a server answers an error.
    """
    for target in targets.values():
        _run(target, target.before)
    runs: dict[str, list[dict[str, float]]] = {name: [] for name in targets}
    for _ in range(rounds):
        for name, target in targets.items():
            runs[name].append(_run(target, seconds))
    return {
        name: {figure: statistics.median(run[figure] for run in of_one) for figure in of_one[0]}
        for name, of_one in runs.items()
    }


def _run(target: Target, seconds: float) -> dict[str, float]:
    headers = [part for header in target.headers for part in ("-H", header)]
    command = [
        "wrk",
        f"-t{THREADS}",
        f"-c{CONNECTIONS}",
        f"-d{seconds:.0f}s",
        "-s",
        str(_SCRIPT),
        *headers,
        target.server,
    ]
    done = subprocess.run([*command, "--", str(target.addresses)], capture_output=True, encoding="utf-8", check=True)
    figures = json.loads(done.stdout.splitlines()[-1])
    assert figures["errors"] == 0, f"{target} answered {figures['errors']} errors:\n{done.stdout}"
    return {"rate": figures["requests"] / figures["seconds"], "p50": figures["p50"], "p99": figures["p99"]}
