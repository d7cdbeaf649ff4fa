"""Run all tests, those that ask a database on SQLite and on PostgreSQL; close with one line that sums both runs.

    python -m tests.run [--only sqlite|postgresql] [pytest's arguments …]

Reads none of the caller's settings, so that a run is the same on every machine; writes only to temp folders and to Python's
and pytest's caches.
"""

import argparse
import io
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from xml.etree import ElementTree

from tests.support.postgres import throwaway_postgres
from tests.support.postgres_binaries import PostgresUnavailable
from tests.support.processes import exit_on_sigterm

ROOT = Path(__file__).resolve().parent.parent
DATABASES = ("sqlite", "postgresql")
# Two workers suit a small machine; a file's tests stay together, for they may share a running service. The files are
# taken in the order of the collection, in which the slow ones come first.
PARALLEL = ("-n", "2", "--dist", "loadfile", "--no-loadscope-reorder")
FOLLOWS = "--postgresql-follows"
# Named one by one: those that are installed for other reasons, as Schemathesis brings one, take half a second each to load.
PLUGINS = (
    "xdist.plugin", "pytest_django.plugin", "pytest_timeout", "_hypothesis_pytestplugin",
    "tests.support.databases", "tests.support.slow_first", "tests.support.garbage",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Outcome:
    """The result of one run of pytest, or of several together.

    `clean` is whether pytest itself says that all is well; `databases` counts the tests that PostgreSQL is needed for.
    """

    passed: int = 0
    failed: int = 0
    skipped: int = 0
    clean: bool = True
    databases: int = 0

    def __add__(self, other: "Outcome") -> "Outcome":
        """Return both together."""
        return Outcome(
            self.passed + other.passed,
            self.failed + other.failed,
            self.skipped + other.skipped,
            self.clean and other.clean,
            self.databases + other.databases,
        )

    def __str__(self) -> str:
        """Return the closing line."""
        return f"{self.passed} passed, {self.failed} failed, {self.skipped} skipped"

    @property
    def succeeded(self) -> bool:
        """Whether every run was clean and at least one test passed."""
        return self.clean and self.failed == 0 and self.passed > 0


def main(arguments: list[str]) -> int:
    """Run the tests that the arguments name; return the exit code."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # a terminal that is not one of UTF-8 lacks the rule `━`
    parser = argparse.ArgumentParser(description="Run the tests on SQLite and on PostgreSQL.", allow_abbrev=False)
    parser.add_argument("--only", choices=DATABASES, help="run on this database alone")
    options, pytest_arguments = parser.parse_known_args(arguments)
    with exit_on_sigterm():
        total = _run(options.only, pytest_arguments) if options.only else _run_on_both(pytest_arguments)
    print(f"\nOn {options.only or ' and '.join(DATABASES)} together:\n{total}", flush=True)
    return 0 if total.succeeded else 1


def _run_on_both(arguments: list[str]) -> Outcome:
    """Run the tests on SQLite, then those that it is not enough for on PostgreSQL; say how many are not repeated."""
    sqlite = _run("sqlite", [FOLLOWS, *arguments])
    others = sqlite.passed + sqlite.failed + sqlite.skipped - sqlite.databases
    print(f"\nSQLite is enough for {others} tests, which are not repeated; {sqlite.databases} are.", flush=True)
    if sqlite.databases == 0 and sqlite.succeeded:
        return sqlite
    return sqlite + _run("postgresql", ["--database-only", *arguments])


def _run(database: str, arguments: list[str]) -> Outcome:
    """Run the tests on one database under a heading; one that tests nothing and leaves nothing is not clean."""
    print(f"\n━━ Tests on {database} ━━", flush=True)
    try:
        with _database_url(database) as url:
            outcome = _run_pytest(url, arguments)
    except PostgresUnavailable as problem:
        print(problem)
        outcome = Outcome(clean=False)
    succeeded = outcome.succeeded or (FOLLOWS in arguments and outcome.clean and outcome.databases > 0)
    if not succeeded:
        print(f"The tests on {database} did not succeed.", flush=True)
    return replace(outcome, clean=succeeded)


@contextmanager
def _database_url(database: str) -> Iterator[str | None]:
    """Yield the DATABASE_URL to test on; None leaves the choice to the settings, which is SQLite."""
    if database == "sqlite":
        yield None
        return
    with throwaway_postgres() as url:
        yield url


def _run_pytest(url: str | None, arguments: list[str]) -> Outcome:
    """Run pytest once on the database of `url` with a data directory of its own."""
    with tempfile.TemporaryDirectory(prefix="alliance-tests-", ignore_cleanup_errors=True) as folder:
        report = Path(folder) / "report.xml"
        process = subprocess.Popen(
            [sys.executable, "-m", "pytest", *PARALLEL, f"--junitxml={report}", *arguments],
            cwd=ROOT,
            env=_environment(url, Path(folder) / "data"),
        )
        try:
            code = process.wait()
        except BaseException:
            # As Ctrl-C would: pytest then ends its workers and the services that they started.
            process.send_signal(signal.SIGINT)
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
            raise
        return _outcome(report, clean=code == 0)


def _environment(url: str | None, data: Path) -> dict[str, str]:
    """Return the environment of a run: the caller's without what configures the service, and with pytest's plugins.

    Tests start the service's commands a hundred times: without bytecode each of them would compile the service anew.
    """
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in {"DATABASE_URL", "HOST", "PORT", "PYTHONDONTWRITEBYTECODE"}
        and (not name.startswith("ALLIANCE_") or name.startswith("ALLIANCE_TEST_"))
    }
    plugins = {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "PYTEST_PLUGINS": ",".join(PLUGINS)}
    return {**kept, **plugins, "ALLIANCE_DATA": str(data), **({"DATABASE_URL": url} if url else {})}


def _outcome(report: Path, *, clean: bool) -> Outcome:
    """Count the tests in pytest's JUnit report; a run that broke off before it wrote one is not clean."""
    if not report.is_file():
        return Outcome(clean=False)
    root = ElementTree.parse(report).getroot()
    outcome = Outcome(clean=clean, databases=len(root.findall(".//testcase/properties/property[@name='database']")))
    for suite in root.iter("testsuite"):
        tests, failed, errors, skipped = (int(suite.get(n, 0)) for n in ("tests", "failures", "errors", "skipped"))
        outcome += Outcome(tests - failed - errors - skipped, failed + errors, skipped)
    return outcome


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
