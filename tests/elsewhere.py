"""Run some of the tests as if on another machine: another day, time zone, locale, umask and order.

    python -m tests.elsewhere [--seed NUMBER] [pytest's arguments …]

What the tests find must not depend on any of them. Runs on SQLite; `--seed` repeats the order that an earlier run printed.
"""

import argparse
import datetime
import importlib.util
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parent.parent
# What shows days, writes files, or starts programs; together one to two minutes on two cores.
TESTS = (
    "tests/docs/test_examples.py",
    "tests/management",
    "tests/reading",
    "tests/feeding/webhooks",
    "tests/feeding/feeds",
    "tests/api/http/test_authentication.py",
    "tests/api/v1/test_changes.py",
    "tests/api/http/test_idempotency.py",
    "tests/api/v1/test_notices.py",
    "tests/api/v1/test_versions.py",
)
YEARS = 2
DAYS = YEARS * 365
# Nowhere is it later: the day there is another than that of UTC for 14 of 24 hours.
TIME_ZONE = "Pacific/Kiritimati"
# The one locale that every machine has and that is not one of UTF-8; Python would otherwise take UTF-8 in its place.
LOCALE = {"LC_ALL": "C", "LANGUAGE": "de", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}


def main(arguments: list[str]) -> NoReturn:
    """Become the runner of all tests, with other surroundings and with these tests unless others are named."""
    parser = argparse.ArgumentParser(description="Run some tests as if on another machine.", allow_abbrev=False)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6), help="makes the order")
    options, pytest_arguments = parser.parse_known_args(arguments)
    clock = fake_clock()
    print(_conditions(clock, options.seed), flush=True)
    os.umask(0o077)
    os.chdir(ROOT)
    order = ["-p", "tests.support.shuffling", "--shuffle", str(options.seed), "--no-loadscope-reorder"]
    command = [sys.executable, "-m", "tests.run", "--only", "sqlite", "-q", *order, *pytest_arguments]
    if not any((ROOT / argument.partition("::")[0]).exists() for argument in pytest_arguments):
        command += TESTS
    os.execve(sys.executable, command, {**os.environ, **LOCALE, "TZ": TIME_ZONE, **clock})


def fake_clock() -> dict[str, str]:
    """Return the environment in which every process sees a day two years ahead; empty if there is no fake clock here."""
    for library in _libraries():
        # Only the day is another one: what measures or waits goes by the monotonic clock, and that one stays as it is.
        environment = {"LD_PRELOAD": str(library), "FAKETIME": f"+{DAYS}d", "FAKETIME_DONT_FAKE_MONOTONIC": "1"}
        if _works(environment):
            return environment
    return {}


def _libraries() -> Iterator[Path]:
    """Yield the libraries that may fake the clock: the one from requirements-dev.txt, then that of `faketime`, if any."""
    package = importlib.util.find_spec("libfaketime")
    for folder in package.submodule_search_locations or [] if package else []:
        yield from Path(folder).glob("vendor/libfaketime/src/libfaketime.so.1")
    program = shutil.which("faketime")
    if program:
        command = [program, "-f", f"+{DAYS}d", "printenv", "LD_PRELOAD"]
        answer = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
        yield from map(Path, answer.stdout.split())


def _works(environment: dict[str, str]) -> bool:
    """Whether the clock is fake in a program that a Python in this environment starts, as the service starts its own.

    The fake clock of Debian 12 moves the day too, but under it no Python can sleep.
    """
    ask = "import datetime, time; time.sleep(0.01); print(datetime.date.today())"
    start = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {ask!r}])"
    command = [sys.executable, "-c", start]
    answer = subprocess.run(
        command, env={**os.environ, **environment}, capture_output=True, encoding="utf-8", check=False
    )
    ahead = datetime.date.today() + datetime.timedelta(days=DAYS)
    return answer.stdout.strip() in {str(ahead), str(ahead + datetime.timedelta(days=1))}


def _conditions(clock: dict[str, str], seed: int) -> str:
    """Return what is different in this run, for whoever reads its log."""
    day = f"{YEARS} years ahead" if clock else "today, since this machine has no fake clock (libfaketime or faketime)"
    return f"Tests elsewhere. Day: {day}. Time zone: {TIME_ZONE}. Locale: C, ASCII. Umask: 0077. Order: --seed {seed}."


if __name__ == "__main__":
    main(sys.argv[1:])
