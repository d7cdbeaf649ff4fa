"""The runner of the tests: which of them are repeated on PostgreSQL, and how their results are summed."""

import gc
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest

from tests import run
from tests.run import Outcome
from tests.support import garbage
from tests.support.databases import asks_a_database, database_of, pytest_collection_modifyitems

REPORT = """<testsuites><testsuite tests="4" failures="1" errors="0" skipped="1">
<testcase name="a"><properties><property name="database" value="asked"/></properties></testcase>
<testcase name="b"><properties><property name="other" value="database"/></properties></testcase>
<testcase name="c"/><testcase name="d"/></testsuite></testsuites>"""


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, list[str]]]:
    """The databases and the arguments of the runs; on SQLite each finds six tests, four of which ask a database."""
    calls: list[tuple[str, list[str]]] = []
    outcomes = {"sqlite": Outcome(5, 0, 1, databases=4), "postgresql": Outcome(4, databases=4)}

    def record(database: str, arguments: list[str]) -> Outcome:
        calls.append((database, arguments))
        return outcomes[database]

    monkeypatch.setattr(run, "_run", record)
    return calls


def test_only_tests_that_ask_a_database_are_repeated(
    runs: list[tuple[str, list[str]]], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run.main(["-k", "x"]) == 0
    assert runs == [
        ("sqlite", ["--postgresql-follows", "-k", "x"]),
        ("postgresql", ["--database-only", "-k", "x"]),
    ]
    printed = capsys.readouterr().out
    assert "SQLite is enough for 2 tests, which are not repeated; 4 are." in printed
    assert printed.splitlines()[-1] == "9 passed, 0 failed, 1 skipped"


def test_a_run_on_one_database_leaves_nothing_out(runs: list[tuple[str, list[str]]]) -> None:
    assert run.main(["--only", "postgresql"]) == 0
    assert runs == [("postgresql", [])]


def test_postgresql_is_not_started_for_tests_that_ask_no_database(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "_run", lambda database, _: {"sqlite": Outcome(3)}[database])
    assert run.main([]) == 0


def test_a_run_that_broke_off_is_tried_on_postgresql_too_and_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    outcomes = {"sqlite": Outcome(clean=False), "postgresql": Outcome(3)}
    monkeypatch.setattr(run, "_run", lambda database, _: outcomes[database])
    assert run.main([]) == 1


@pytest.mark.parametrize(
    ("arguments", "outcome", "succeeds"),
    [
        ([run.FOLLOWS], Outcome(skipped=1, databases=1), True),
        ([run.FOLLOWS], Outcome(skipped=1), False),
        ([run.FOLLOWS], Outcome(skipped=1, clean=False, databases=1), False),
        ([], Outcome(skipped=1, databases=1), False),
    ],
    ids=["left for PostgreSQL", "nothing left", "broken off", "no other run"],
)
def test_a_run_that_leaves_all_of_its_tests_for_postgresql_succeeds(
    monkeypatch: pytest.MonkeyPatch, arguments: list[str], outcome: Outcome, *, succeeds: bool
) -> None:
    monkeypatch.setattr(run, "_run_pytest", lambda _url, _arguments: outcome)
    assert run._run("sqlite", arguments).clean == succeeds


def test_a_run_reads_no_setting_of_the_caller_and_keeps_bytecode(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name in ("DATABASE_URL", "HOST", "PORT", "ALLIANCE_NAAN", "PYTHONDONTWRITEBYTECODE"):
        monkeypatch.setenv(name, "1")
    monkeypatch.setenv("ALLIANCE_TEST_EXAMPLES", "7")
    environment = run._environment(None, tmp_path)
    assert {name for name in environment if name.startswith("ALLIANCE_")} >= {"ALLIANCE_DATA", "ALLIANCE_TEST_EXAMPLES"}
    assert not {"DATABASE_URL", "HOST", "PORT", "ALLIANCE_NAAN", "PYTHONDONTWRITEBYTECODE"} & set(environment)


def test_a_run_loads_the_named_plugins_of_pytest_and_no_other(tmp_path: Path) -> None:
    environment = run._environment(None, tmp_path)
    assert environment["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] == "1"
    assert "tests.support.databases" in environment["PYTEST_PLUGINS"].split(",")


def test_garbage_is_looked_for_again_once_the_tests_are_collected() -> None:
    threshold, enabled = gc.get_threshold(), gc.isenabled()
    garbage.pytest_load_initial_conftests()
    while_collecting = gc.isenabled()
    garbage.pytest_collection_finish()
    afterwards = (gc.isenabled(), gc.get_threshold())
    gc.set_threshold(*threshold)
    assert enabled
    assert (while_collecting, afterwards) == (False, (True, garbage.RARELY))


def test_the_report_says_which_tests_ask_a_database(tmp_path: Path) -> None:
    report = tmp_path / "report.xml"
    report.write_text(REPORT, encoding="utf-8")
    assert run._outcome(report, clean=True) == Outcome(2, 1, 1, clean=True, databases=1)
    assert run._outcome(tmp_path / "missing.xml", clean=True) == Outcome(clean=False)


# ── Which tests ask a database ──────────────────────────────────────────────────────────────────────────────────────
def test_a_test_without_a_database_asks_none(request: pytest.FixtureRequest) -> None:
    assert not asks_a_database(request.node)


@pytest.mark.django_db
def test_a_test_that_is_marked_asks_a_database(request: pytest.FixtureRequest) -> None:
    assert asks_a_database(request.node)


def test_a_test_with_a_fixture_that_needs_the_database_asks_it(request: pytest.FixtureRequest, publish: object) -> None:
    assert asks_a_database(request.node)


@pytest.mark.once("sqlite")
def test_a_test_that_sqlite_is_enough_for_says_so(request: pytest.FixtureRequest) -> None:
    assert database_of(request.node) == "sqlite"


def test_a_test_is_for_both_databases_unless_it_says_otherwise(request: pytest.FixtureRequest) -> None:
    assert database_of(request.node) is None


class Item:
    """A test of a name, with markers; notes for which reason it is skipped."""

    nodeid = "tests/test_x.py"

    def __init__(self, name: str, *marks: pytest.MarkDecorator) -> None:
        self.name = name
        self.marks = {mark.name: mark.mark for mark in marks}
        self.user_properties: list[tuple[str, str]] = []
        self.skipped = False

    def get_closest_marker(self, name: str) -> pytest.Mark | None:
        return self.marks.get(name)

    def add_marker(self, mark: pytest.MarkDecorator) -> None:
        self.skipped = mark.name == "skip"


@pytest.mark.parametrize(
    ("option", "left"),
    [
        ("", {"both", "sqlite", "postgresql", "neither"}),
        ("--postgresql-follows", {"both", "sqlite", "neither"}),
        ("--database-only", {"both", "postgresql"}),
    ],
    ids=["one database", "the first of two", "the second of two"],
)
def test_each_database_gets_its_share(option: str, left: set[str]) -> None:
    asks, once = pytest.mark.django_db, pytest.mark.once
    items = [
        Item("both", asks),
        Item("sqlite", asks, once("sqlite")),
        Item("postgresql", asks, once("postgresql")),
        Item("neither"),
    ]
    hook = SimpleNamespace(pytest_deselected=lambda **_: None)
    config = SimpleNamespace(getoption=lambda name: name == option, hook=hook)
    pytest_collection_modifyitems(cast(pytest.Config, config), cast(list[pytest.Item], items))
    assert {item.name for item in items if not item.skipped} == left
    assert {item.name for item in items if item.user_properties} == {"both", "postgresql"}


def test_every_test_of_the_running_service_asks_a_database() -> None:
    item = SimpleNamespace(nodeid="tests/acceptance/test_x.py::test_y", get_closest_marker=lambda _: None)
    assert asks_a_database(cast(pytest.Item, item))
