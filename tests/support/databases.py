"""A pytest plugin that shares the tests out between the databases: what cannot depend on the database runs on one only.

Each test that is for both databases has the property `database` in the report, by which `tests/run.py` counts them.
`--database-only` leaves out the other ones: those that ask no database, and those that are marked `once("sqlite")`.
`--postgresql-follows` skips the tests that are marked `once("postgresql")`. Without these options no test is left out.

Inside of a test's process pytest-django refuses every query of a test without one of its fixtures. Other processes that a
test starts may ask a database as well, so all tests of the running service count as tests that ask one.
"""

import pytest

PROPERTY = ("database", "asked")
# The fixture `service` is a running service.
_FIXTURES = {"db", "transactional_db", "service"}
_LIVE = "tests/acceptance/"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options."""
    parser.addoption("--database-only", action="store_true", help="leave out the tests that SQLite is enough for")
    parser.addoption("--postgresql-follows", action="store_true", help="skip the tests that PostgreSQL is enough for")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Note which tests ask a database, and leave out those that the other database is enough for, if that is wished."""
    others = []
    for item in items:
        if asks_a_database(item) and database_of(item) != "sqlite":
            item.user_properties.append(PROPERTY)
        else:
            others.append(item)
        if config.getoption("--postgresql-follows") and database_of(item) == "postgresql":
            item.add_marker(pytest.mark.skip(reason="runs on PostgreSQL"))
    if config.getoption("--database-only"):
        config.hook.pytest_deselected(items=others)
        items[:] = [item for item in items if PROPERTY in item.user_properties]


def asks_a_database(item: pytest.Item) -> bool:
    """Whether a test, or a process that it starts, may ask a database."""
    fixtures = set(getattr(item, "fixturenames", ()))
    marked = item.get_closest_marker("django_db") is not None
    return marked or bool(fixtures & _FIXTURES) or item.nodeid.startswith(_LIVE)


def database_of(item: pytest.Item) -> str | None:
    """Return the one database that is enough for a test; None if it has to run on both."""
    mark = item.get_closest_marker("once")
    return str(mark.args[0]) if mark else None
