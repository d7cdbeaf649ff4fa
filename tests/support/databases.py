"""A pytest plugin that tells the tests that ask a database from the others, so that these run on one database only.

Each test that asks a database has the property `database` in the report, by which `tests/run.py` counts them.
`--database-only` leaves out the tests that ask none: what they check cannot depend on the database.

Inside of a test's process pytest-django refuses every query of a test without one of its fixtures. Other processes that a
test starts may ask a database as well, so all tests of the running service count as tests that ask one.
"""

import pytest

PROPERTY = ("database", "asked")
# The fixture `service` is a running service.
_FIXTURES = {"db", "transactional_db", "service"}
_LIVE = "tests/acceptance/"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option."""
    parser.addoption("--database-only", action="store_true", help="leave out the tests that ask no database")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Note which tests ask a database, and deselect the others if that is wished."""
    others = []
    for item in items:
        if asks_a_database(item):
            item.user_properties.append(PROPERTY)
        else:
            others.append(item)
    if config.getoption("--database-only"):
        config.hook.pytest_deselected(items=others)
        items[:] = [item for item in items if PROPERTY in item.user_properties]


def asks_a_database(item: pytest.Item) -> bool:
    """Whether a test, or a process that it starts, may ask a database."""
    fixtures = set(getattr(item, "fixturenames", ()))
    marked = item.get_closest_marker("django_db") is not None
    return marked or bool(fixtures & _FIXTURES) or item.nodeid.startswith(_LIVE)
