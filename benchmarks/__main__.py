"""Measure the service, as ratios to baselines of the same run: `make bench`, or `python -m benchmarks [options]`.

For each database and size of the archive it makes a store, saturates the service and the baselines, counts what a miss costs,
and times the work on the whole archive. Prints the tables; without --quick it also writes them into the documentation.
"""

import argparse
import datetime
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any

from benchmarks import hot, load, report
from benchmarks.servers import ROOT
from benchmarks.tasks import TASKS
from tests.support.postgres import fresh_database, throwaway_postgres
from tests.support.processes import exit_on_sigterm

SIZES, QUICK_SIZES = (1, 1_000, 50_000), (1, 1_000)
DATABASES = ("sqlite", "postgresql")
# As a server would be set up; the tests' own settings would let PostgreSQL lose what it has acknowledged.
POSTGRESQL = ("max_connections=200", "shared_buffers=1GB", "max_wal_size=8GB")


def main(arguments: list[str]) -> None:
    """Run what the arguments ask for."""
    options = _options(arguments)
    with exit_on_sigterm(), tempfile.TemporaryDirectory(prefix="alliance-bench-", dir=options.folder) as folder:
        runs = [run for file in options.earlier for run in json.loads(file.read_text(encoding="utf-8"))]
        for database in options.databases:
            with _database_server(database) as url:
                for size in options.sizes:
                    print(f"{database}, {size:,} articles …", file=sys.stderr, flush=True)
                    runs.append(_run(Path(folder), database, url, size, options))
    runs.sort(key=lambda run: (DATABASES.index(run["database"]), run["articles"]))
    if options.json:
        options.json.write_text(json.dumps(runs, indent=1), encoding="utf-8")
    print(report.tables(runs, vars(options)))
    if options.write:
        report.write(runs, vars(options))


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__.partition("\n")[0])
    add = parser.add_argument
    add("--quick", action="store_true", help="in small: 1 and 1,000 articles on SQLite, a second a figure, one round")
    add("--sizes", type=int, nargs="+", help="articles: 1 to 1,000, or a multiple of 1,000")
    add("--databases", nargs="+", choices=DATABASES)
    add("--keys", type=int, help="answers on the shelf for the row of many passages")
    add("--seconds", type=float, help="of load for each figure of a round")
    add("--rounds", type=int, help="in which all that is saturated takes turns")
    add("--calls", type=int, help="answers of each kind whose cost is counted")
    add("--patience", type=float, default=300, help="seconds after which a task on the whole archive is given up")
    add("--folder", type=Path, help="where the stores are made, on a disk with 10 GB; a temp folder by default")
    add("--json", type=Path, help="a file for the figures")
    add(
        "--with",
        type=Path,
        nargs="+",
        default=[],
        dest="earlier",
        help="files with figures of earlier runs, to show beside",
    )
    add("--write", action=argparse.BooleanOptionalAction, help="write the page of the documentation")
    options = parser.parse_args(arguments)
    defaults = _QUICK if options.quick else _WHOLE
    for name, value in defaults.items():
        if getattr(options, name) is None:
            setattr(options, name, value)
    return options


_WHOLE = {
    "sizes": SIZES,
    "databases": DATABASES,
    "keys": 200_000,
    "seconds": 2,
    "rounds": 3,
    "calls": 100,
    "write": True,
}
_QUICK = {
    "sizes": QUICK_SIZES,
    "databases": ("sqlite",),
    "keys": 10_000,
    "seconds": 1,
    "rounds": 1,
    "calls": 20,
    "write": False,
}


@contextmanager
def _database_server(database: str) -> Iterator[str | None]:
    """Run PostgreSQL, if it is to be measured, and yield its URL."""
    if database == "sqlite":
        yield None
    else:
        with throwaway_postgres(POSTGRESQL) as url:
            yield url


def _run(folder: Path, database: str, server: str | None, size: int, options: argparse.Namespace) -> report.Run:
    """Make a store, and return all its figures."""
    # A passage takes two pages of 4 KiB at most, and each half of the shelf is to hold all of them.
    shelf_size = max(1024, 2 * options.keys * 8 // 1024)
    with _store(folder, server, shelf_size) as environment:
        quiet = {**environment, "ALLIANCE_SHELF": ""}
        run: report.Run = {"database": database, "articles": size, "hot": {}}
        run["publishing"] = _figures(quiet, "archive", str(size))
        run["misses"] = _figures(quiet, "misses", str(options.calls))
        if load.is_there():
            names = _figures(quiet, "addresses")
            run["hot"] = hot.rates(environment, names, folder, options.keys, options.seconds, options.rounds)
        run |= {task.__name__: _task(quiet, task.__name__, options.patience) for task in TASKS}
        return run | {"date": datetime.datetime.now(tz=datetime.UTC).date().isoformat(), "load": os.getloadavg()[2]}


@contextmanager
def _store(folder: Path, server: str | None, shelf_size: int) -> Iterator[Mapping[str, str]]:
    """Yield the environment of an empty store, which goes with the context."""
    with tempfile.TemporaryDirectory(dir=folder) as data, fresh_database(server) if server else nullcontext("") as url:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("ALLIANCE_")}
        kept.pop("DATABASE_URL", None)
        yield {
            **kept,
            "DJANGO_SETTINGS_MODULE": "alliance.settings",
            "ALLIANCE_DATA": data,
            "ALLIANCE_SHELF_SIZE": str(shelf_size),
            "ALLIANCE_SAMPLE": "false",
            "ALLIANCE_WEBHOOK_WORKER": "false",
            "ALLIANCE_RATE_ANONYMOUS": "1000000000/second",
            **({"DATABASE_URL": url} if url else {}),
        }


def _task(environment: Mapping[str, str], name: str, patience: float) -> dict[str, float]:
    try:
        figures: dict[str, float] = _figures(environment, "tasks", name, patience=patience)
    except subprocess.TimeoutExpired:
        return {"timeout": patience}
    return figures


def _figures(environment: Mapping[str, str], module: str, *arguments: str, patience: float | None = None) -> Any:
    """Run a module of the benchmarks in a process of its own, and return what it prints."""
    command = [sys.executable, "-m", f"benchmarks.{module}", *arguments]
    done = subprocess.run(
        command, cwd=ROOT, env=dict(environment), stdout=subprocess.PIPE, encoding="utf-8", check=True, timeout=patience
    )
    return json.loads(done.stdout.splitlines()[-1])


if __name__ == "__main__":
    main(sys.argv[1:])
