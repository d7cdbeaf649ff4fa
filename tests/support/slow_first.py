"""A pytest plugin that runs the slow files first, so that no parallel worker is left with one of them at the end."""

import pytest

# The slowest first: a file, or a folder with a slash at its end.
SLOW = (
    "tests/acceptance/test_schemathesis.py",
    "tests/docs/test_examples.py",
    "tests/citing/rendering/test_every_style.py",
    "tests/api/v1/test_withdrawals.py",
    "tests/acceptance/",
    "tests/feeding/export/test_export_site.py",
    "tests/publishing/",
    "tests/management/",
)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Move the tests of slow files to the front, unless another plugin shuffles them."""
    if config.getoption("shuffle", None) is None:
        items.sort(key=_rank)


def _rank(item: pytest.Item) -> int:
    """Return the place of a test's file in the list; of a file that is not there, the one after the last."""
    return next((place for place, path in enumerate(SLOW) if item.nodeid.startswith(path)), len(SLOW))
