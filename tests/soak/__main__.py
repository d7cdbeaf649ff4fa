"""Run the soak: load, kills, clocks and other troubles, on both databases; exit with 1 if anything does not hold.

    python -m tests.soak [--minutes 30] [--only NAME] [--databases sqlite postgresql]

The minutes are those of `mixed`; other parts have limits of their own. Each ends with a line:
what was done, and whether all held.
"""

import argparse
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from tests.run import DATABASES
from tests.soak.parts import LIMITS, PARTS
from tests.support.postgres import throwaway_postgres
from tests.support.processes import exit_on_sigterm


def main(arguments: list[str]) -> int:
    """Run the parts that the arguments name; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.soak", description=__doc__, allow_abbrev=False)
    parser.add_argument("--minutes", type=float, default=30.0, help="how long the mixed load lasts, on each database")
    parser.add_argument("--only", choices=PARTS, nargs="+", default=list(PARTS), help="run these parts alone")
    parser.add_argument("--databases", choices=DATABASES, nargs="+", default=list(DATABASES))
    options = parser.parse_args(arguments)
    faults = 0
    with exit_on_sigterm():
        for database in options.databases:
            with _database(database):
                faults += sum(_run(name, database, options.minutes * 60) for name in options.only)
    print("Something does not hold." if faults else "All held.", flush=True)
    return 1 if faults else 0


def _run(name: str, database: str, seconds: float) -> int:
    """Run a part, and print what came of it; return how many kinds of faults it has."""
    if database not in PARTS[name].databases:
        return 0
    began = time.monotonic()
    result = PARTS[name].run(min(seconds, LIMITS.get(name, seconds)))
    print(f"{name} on {database}, {time.monotonic() - began:.0f} s: {result}", flush=True)
    return len(result.faults)


@contextmanager
def _database(name: str) -> Iterator[None]:
    """Let services that are started use this database."""
    os.environ.pop("DATABASE_URL", None)
    if name == "sqlite":
        yield
        return
    with throwaway_postgres() as url:
        os.environ["DATABASE_URL"] = url
        try:
            yield
        finally:
            del os.environ["DATABASE_URL"]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
