"""No public address reads more if the archive is larger: SQLite counts the steps of its queries."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client

from articles.feeding.oai import harvesting
from articles.selectors import belonging, sitemap
from tests.conftest import Publish
from tests.selectors.test_indexes import ADDRESSES, names

__all__ = ["names"]
pytestmark = pytest.mark.skipif(
    connection.vendor != "sqlite", reason="PostgreSQL does not count its steps; see test_indexes"
)
PAGE, MORE = 60, 120  # articles: enough for every page to be full, and several times as many
EVERY = 10  # steps


def publish_others(publish: Publish, numbers: range) -> None:
    """Publish articles with an author and an outlet of their own."""
    for number in numbers:
        publish(
            f"Another title {number}",
            authors=[{"name_as_printed": f"Author {number}"}],
            publications=[{"role": "original", "outlet": {"name": f"Outlet {number}"}, "date": "2023"}],
        )


def steps(address: str) -> int:
    """Return how many steps SQLite takes for an answer."""
    counted = 0

    def count() -> int:
        nonlocal counted
        counted += EVERY
        return 0

    connection.connection.set_progress_handler(count, EVERY)
    try:
        assert Client(headers={"accept": "*/*"}).get(address).status_code in (200, 302)
    finally:
        connection.connection.set_progress_handler(None, EVERY)
    return counted


def test_no_address_reads_more_in_a_larger_archive(
    names: dict[str, Any], publish: Publish, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sitemap, "SIZE", PAGE)
    monkeypatch.setattr(belonging, "FEW", PAGE // 2)
    monkeypatch.setattr(harvesting, "HEADERS", PAGE)
    monkeypatch.setattr(harvesting, "SETS", PAGE)
    addresses = [address.format(**names) for address in ADDRESSES]
    publish_others(publish, range(PAGE))
    few = {address: steps(address) for address in addresses}
    publish_others(publish, range(PAGE, PAGE + MORE))
    many = {address: steps(address) for address in addresses}
    grown = {
        address: (few[address], many[address]) for address in addresses if many[address] > few[address] * 1.2 + 100
    }
    assert grown == {}


def test_an_address_that_reads_everything_is_noticed(
    names: dict[str, Any], publish: Publish, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(belonging, "FEW", -1)
    publish_others(publish, range(PAGE))
    few = steps("/api/v1/articles/?published_after=2100")
    publish_others(publish, range(PAGE, PAGE + MORE))
    assert steps("/api/v1/articles/?published_after=2100") > few * 2
