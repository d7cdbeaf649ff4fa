"""The service behind pgbouncer in transaction mode, in which a client has no connection of its own between transactions."""

import json
import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.support.live import Service, becomes_true, running_service
from tests.support.pgbouncer import pooled, program
from tests.support.postgres import fresh_database
from tests.support.receiver import Receiver, receiving

pytestmark = [
    pytest.mark.once("postgresql"),
    pytest.mark.skipif("DATABASE_URL" not in os.environ, reason="runs on PostgreSQL"),
    pytest.mark.skipif(program() is None, reason="there is no pgbouncer on this machine"),
]

ARTICLES = 12
SETTINGS = {
    "ALLIANCE_DATABASE_POOLER": "true",
    "ALLIANCE_SEVERAL_HOSTS": "true",
    "ALLIANCE_SAMPLE": "false",
    "ALLIANCE_WEBHOOK_ALLOW_PRIVATE": "true",
}


@pytest.fixture(scope="module")
def receiver() -> Iterator[Receiver]:
    with receiving(204) as receiver:
        yield receiver


@pytest.fixture(scope="module")
def service() -> Iterator[Service]:
    with (
        fresh_database(os.environ["DATABASE_URL"]) as url,
        pooled(url) as behind,
        running_service({**SETTINGS, "DATABASE_URL": behind}) as service,
    ):
        yield service


@pytest.fixture(scope="module")
def key(service: Service) -> str:
    return service.manage("create_api_key", "pgbouncer", "--scope", "publish")


@pytest.fixture(scope="module")
def slugs(service: Service, key: str, receiver: Receiver) -> list[str]:
    """Publish several articles at once, so that more transactions want a connection than there are."""
    service.ask("/api/v1/webhooks/", key, {"url": receiver.url, "events": ["article.published"]})

    def publish(number: int) -> str:
        text = f"Bridge number {number}\n\nA river of {number} ferries.\n\nThe ferries of all rivers."
        return str(service.ask("/api/v1/articles/", key, {"source": text})["article"]["slug"])

    with ThreadPoolExecutor(ARTICLES) as threads:
        return list(threads.map(publish, range(ARTICLES)))


def test_articles_published_at_once_are_read_and_searched(service: Service, slugs: list[str]) -> None:
    with ThreadPoolExecutor(ARTICLES) as threads:
        articles = list(threads.map(lambda slug: service.ask(f"/api/v1/articles/{slug}/"), slugs))
    assert [article["slug"] for article in articles] == slugs
    assert len(service.ask("/api/v1/articles/?q=ferries&page_size=100")["results"]) == ARTICLES


def test_the_log_has_every_event_once_without_a_gap(service: Service, slugs: list[str]) -> None:
    log = service.ask("/api/v1/changes/?page_size=100")["results"]
    events = [event for event in log if event["type"] == "article.published"]
    assert sorted(event["article"]["slug"] for event in events) == sorted(slugs)
    assert len({event["id"] for event in events}) == ARTICLES


def test_webhooks_are_delivered_once_each(service: Service, slugs: list[str], receiver: Receiver) -> None:
    assert becomes_true(lambda: len(receiver.received) >= ARTICLES)
    told = [json.loads(request.body)["data"]["article"]["slug"] for request in receiver.received]
    assert sorted(told) == sorted(slugs)


def test_a_new_version_and_a_notice_are_seen_at_once(service: Service, key: str, slugs: list[str]) -> None:
    article = f"/api/v1/articles/{slugs[0]}/"
    service.ask(article)
    service.ask(f"{article}versions/", key, {"source": "Bridge number 0\n\nA river of no ferries."})
    assert service.ask(article)["current_version"]["number"] == 2
    service.ask(f"{article}notices/", key, {"kind": "correction", "text": "The ferries are gone."})
    assert [notice["kind"] for notice in service.ask(article)["notices"]] == ["correction"]


def test_commands_that_read_everything_hold_no_cursor_outside_of_a_transaction(
    service: Service, slugs: list[str], tmp_path: Path
) -> None:
    assert "Everything holds" in service.manage("verify")
    service.manage("dump_archive", str(tmp_path / "archive.gz"))
    assert (tmp_path / "archive.gz").stat().st_size > 1000
