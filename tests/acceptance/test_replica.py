"""The service with a replica of its database: reads go there, and what was written is read at once, however late it is."""

import os
import signal
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from tests.support.live import Service, becomes_true, running_service
from tests.support.postgres import fresh_database
from tests.support.replica import can_be_made, replica_of

pytestmark = [
    pytest.mark.once("postgresql"),
    pytest.mark.skipif(not can_be_made(), reason="runs on PostgreSQL, with the program pg_basebackup"),
]
# Without a shelf each answer is rendered from one of the databases.
SETTINGS = {"ALLIANCE_SHELF": "", "ALLIANCE_SAMPLE": "false", "ALLIANCE_WEBHOOK_WORKER": "false"}


@pytest.fixture(scope="module")
def database() -> Iterator[str]:
    with fresh_database(os.environ["DATABASE_URL"]) as url:
        yield url


@pytest.fixture(scope="module")
def replica(database: str) -> Iterator[str]:
    with replica_of(database) as url:
        yield url


@pytest.fixture(scope="module")
def service(database: str, replica: str) -> Iterator[Service]:
    with running_service({**SETTINGS, "DATABASE_URL": database, "ALLIANCE_REPLICA_URL": replica}) as service:
        yield service


@pytest.fixture(scope="module")
def key(service: Service) -> str:
    return service.manage("create_api_key", "replica", "--scope", "publish")


def publish(service: Service, key: str, title: str) -> str:
    answer = service.ask("/api/v1/articles/", key, {"source": f"{title}\n\nA paragraph of {title}."})
    return f"/api/v1/articles/{answer['article']['slug']}/"


def reads(url: str) -> int:
    """Return how many connections to the database at `url` last asked for more than the end of the log."""
    with psycopg.connect(url) as connection:
        row = connection.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
            " AND query LIKE '%articles_%' AND query NOT LIKE '%articles_event%'"
        ).fetchone()
    assert row
    return int(row[0])


def test_public_reads_go_to_the_replica_once_it_has_what_was_written(service: Service, replica: str, key: str) -> None:
    article = publish(service, key, "The first bridge")
    assert service.ask(article)["title"] == "The first bridge"

    def is_read() -> bool:
        service.ask(article)
        return reads(replica) > 0

    assert becomes_true(is_read)


def test_what_was_written_is_read_at_once_though_the_replica_is_late(service: Service, replica: str, key: str) -> None:
    publish(service, key, "An old bridge")
    with psycopg.connect(replica, autocommit=True) as connection:
        connection.execute("SELECT pg_wal_replay_pause()")
        article = publish(service, key, "A new bridge")
        assert service.ask(article)["title"] == "A new bridge"
        service.ask(f"{article}notices/", key, {"kind": "withdrawal", "text": "By order of a court."})
        with pytest.raises(urllib.error.HTTPError, match="410"):
            service.ask(article)
        connection.execute("SELECT pg_wal_replay_resume()")


# The last test of the module, because it ends the replica.
def test_without_the_replica_the_database_answers(service: Service, replica: str, key: str) -> None:
    article = publish(service, key, "A bridge")
    with psycopg.connect(replica, autocommit=True) as connection:
        (data,) = connection.execute("SHOW data_directory").fetchone() or ("",)
    pid = int((Path(data) / "postmaster.pid").read_text(encoding="ascii").split()[0])
    os.kill(pid, signal.SIGINT)
    for _ in range(3):
        assert service.ask(article)["title"] == "A bridge"
