"""The database is killed while articles are published, and its synchronous replica promoted: what was acknowledged is there.

The service names both servers in `DATABASE_URL`, and finds the one that takes writes by itself; nobody restarts it.
"""

import json
import os
import signal
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from http.client import HTTPException
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest

from tests.support.live import Service, becomes_true, running_service
from tests.support.postgres import kill_server, own_postgres
from tests.support.replica import can_be_made, replica_of

pytestmark = [
    pytest.mark.once("postgresql"),
    pytest.mark.skipif(not can_be_made(), reason="runs on PostgreSQL, with the program pg_basebackup"),
]
CLIENTS = 4
# How many publications are acknowledged before the primary is killed, and how many more after the promotion.
BEFORE, AFTER = 24, 24
# A commit is acknowledged once the replica has it on its disk.
PRIMARY = ("fsync=off", "autovacuum=off", "synchronous_commit=on")
SETTINGS = {
    "ALLIANCE_SAMPLE": "false",
    "ALLIANCE_WEBHOOK_WORKER": "false",
    "ALLIANCE_RATE_ANONYMOUS": "1000000/minute",
    "ALLIANCE_RATE_PUBLISH": "1000000/minute",
}
# An answer that does not come, or is an error of the server; the client tries again.
FAILURES = (OSError, HTTPException)


@dataclass
class Story:
    """What the clients were told: the articles that were acknowledged, by title, and the events that a mirror read."""

    published: dict[str, str] = field(default_factory=dict)
    refused: list[str] = field(default_factory=list)
    failures: int = 0
    events: list[dict[str, Any]] = field(default_factory=list)
    over: threading.Event = field(default_factory=threading.Event)


def ask(
    service: Service, path: str, body: dict[str, Any] | None = None, headers: Mapping[str, str] | None = None
) -> Any:
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(
        f"{service.url}{path}", data, {"Content-Type": "application/json", **(headers or {})}
    )
    with urllib.request.urlopen(request, timeout=30) as answer:
        return json.load(answer)


def publish_until_over(service: Service, story: Story, key: str, client: int) -> None:
    """Publish one article after another; repeat each under its key until it is acknowledged."""
    number, headers = 0, {"Authorization": f"Api-Key {key}"}
    while not story.over.is_set():
        number += 1
        title = f"Bridge {client} {number}"
        body = {"source": f"{title}\n\nOne paragraph of {title}.\n\nAnother paragraph of {title}."}
        while title not in story.published:
            try:
                answer = ask(service, "/api/v1/articles/", body, {**headers, "Idempotency-Key": f"{client}.{number}"})
                story.published[title] = answer["article"]["slug"]
            except urllib.error.HTTPError as error:
                story.failures += 1
                if error.code < 500:
                    story.refused.append(f"{title}: {error.code} {error.read()!r}")
                    return
                time.sleep(0.2)
            except FAILURES:
                story.failures += 1
                time.sleep(0.2)


def follow_until_over(service: Service, story: Story) -> None:
    """Read the log as a mirror does: from where the last answer ended."""
    address = "/api/v1/changes/"
    while not story.over.is_set():
        with suppress(*FAILURES):
            page = ask(service, address)
            story.events += page["results"]
            address = page["next"].removeprefix(service.url)
        time.sleep(0.1)


@pytest.fixture(scope="module")
def servers() -> Iterator[tuple[str, str]]:
    """A primary that waits for its replica at each commit, and the replica."""
    with own_postgres(PRIMARY) as primary, replica_of(primary) as replica:
        with psycopg.connect(primary, autocommit=True) as connection:
            connection.execute("ALTER SYSTEM SET synchronous_standby_names = '*'")
            connection.execute("SELECT pg_reload_conf()")
            state = "SELECT sync_state FROM pg_stat_replication"
            assert becomes_true(lambda: connection.execute(state).fetchall() == [("sync",)])
        yield primary, replica


def stop_sending(primary: str) -> int:
    """Stop what sends the changes to the replica, so that transactions wait on the primary which the replica never gets.

    Return the id of the process that is stopped.
    """
    with psycopg.connect(primary) as connection:
        ((sender,),) = connection.execute("SELECT pid FROM pg_stat_replication").fetchall()
    os.kill(sender, signal.SIGSTOP)
    return int(sender)


@pytest.fixture(scope="module")
def service(servers: tuple[str, str]) -> Iterator[Service]:
    first, second = (urlsplit(url) for url in servers)
    hosts = f"{first.netloc},{second.netloc.rpartition('@')[2]}"
    url = urlunsplit(first._replace(netloc=hosts, query="target_session_attrs=read-write&connect_timeout=3"))
    with running_service({**SETTINGS, "DATABASE_URL": url}) as service:
        yield service


@pytest.fixture(scope="module")
def story(service: Service, servers: tuple[str, str]) -> Story:
    """What happened: clients published, the primary was killed, the replica promoted, and the clients went on."""
    primary, replica = servers
    story = Story()
    key = service.manage("create_api_key", "promotion", "--scope", "publish")
    threads = [
        *(threading.Thread(target=publish_until_over, args=(service, story, key, client)) for client in range(CLIENTS)),
        threading.Thread(target=follow_until_over, args=(service, story)),
    ]
    with ExitStack() as stack:
        for thread in threads:
            thread.start()
            stack.callback(thread.join)
        stack.callback(story.over.set)
        assert becomes_true(lambda: len(story.published) >= BEFORE)
        sender = stop_sending(primary)
        time.sleep(0.5)
        kill_server(primary)
        os.kill(sender, signal.SIGKILL)  # stopped, it would not see that its server is gone
        acknowledged = len(story.published)
        with psycopg.connect(replica, autocommit=True) as connection:
            connection.execute("SELECT pg_promote()")
        assert becomes_true(lambda: len(story.published) >= acknowledged + AFTER)
    return story


def all_of(service: Service, address: str | None) -> list[dict[str, Any]]:
    """Return what is on all pages of a list; the log always names a next page, which is empty at its end."""
    rows: list[dict[str, Any]] = []
    while address:
        page = ask(service, address.removeprefix(service.url))
        rows += page["results"]
        address = page["next"] if page["results"] else None
    return rows


def test_no_acknowledged_publication_is_lost(service: Service, story: Story) -> None:
    assert not story.refused
    assert story.failures, "the primary was not killed while somebody published"
    for title, slug in story.published.items():
        version = ask(service, f"/api/v1/articles/{slug}/versions/1/")
        texts = [passage["text"] for passage in version["paragraphs"]]
        assert (version["title"], texts) == (title, [f"{part} paragraph of {title}." for part in ("One", "Another")])


def test_none_was_published_twice_or_by_half(service: Service, story: Story) -> None:
    slugs = [article["slug"] for article in all_of(service, "/api/v1/articles/?page_size=100")]
    assert sorted(slugs) == sorted(story.published.values())
    assert "hold" in service.manage("verify")


def test_the_log_neither_skips_nor_repeats(service: Service, story: Story) -> None:
    log = all_of(service, "/api/v1/changes/")
    assert [event["id"] for event in log] == list(range(1, len(log) + 1))
    published = [event["article"]["slug"] for event in log if event["type"] == "article.published"]
    assert sorted(published) == sorted(story.published.values())


def test_a_mirror_that_followed_all_the_time_has_the_same_log(service: Service, story: Story) -> None:
    log = all_of(service, "/api/v1/changes/")
    assert len(story.events) > BEFORE
    assert story.events == log[: len(story.events)]
