"""`/healthz` and `/readyz`: whether the process lives, and whether it can answer."""

import pytest
from django.db import InterfaceError, OperationalError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client


def test_alive_asks_nothing_of_the_database(client: Client) -> None:
    answer = client.get("/healthz")
    assert answer.status_code == 200
    assert answer.json() == {"status": "ok"}


def test_ready_where_the_database_is_there_and_migrated(client: Client, db: None) -> None:
    answer = client.get("/readyz")
    assert answer.status_code == 200
    assert answer.json() == {"status": "ok", "database": "reachable", "migrations": "applied"}


def test_not_ready_while_a_migration_is_pending(client: Client, db: None) -> None:
    ((app, name),) = MigrationLoader(connection).graph.leaf_nodes("articles")
    MigrationRecorder(connection).record_unapplied(app, name)
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.json()["migrations"] == "pending"


@pytest.mark.parametrize("error", [OperationalError, InterfaceError])
def test_not_ready_while_the_database_is_down(
    client: Client, db: None, monkeypatch: pytest.MonkeyPatch, error: type[Exception]
) -> None:
    def down(*args: object) -> None:
        raise error("connection refused")

    monkeypatch.setattr(MigrationRecorder, "applied_migrations", down)
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.json() == {"status": "unavailable", "database": "unreachable"}


def test_not_ready_while_the_service_may_not_write_its_folders(
    client: Client, db: None, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    fault = "/data/shelf belongs to root, and alliance may not write it."
    monkeypatch.setattr("articles.api.health.unwritable", lambda: fault)
    answers = [client.get("/readyz") for _ in range(2)]
    assert [answer.status_code for answer in answers] == [503, 503]
    assert answers[0].json()["folders"] == "not writable"
    assert caplog.text.count(fault) == 1
    assert client.get("/healthz").status_code == 200


@pytest.mark.parametrize("address", ["/healthz", "/readyz"])
def test_nothing_of_it_is_kept(client: Client, db: None, address: str) -> None:
    assert client.get(address)["Cache-Control"] == "no-store"
    assert client.head(address).content == b""
    assert client.post(address).status_code == 405
