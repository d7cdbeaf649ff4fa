"""Which database the settings choose, and how it is opened."""

from pathlib import Path
from typing import Any

import pytest

from alliance.databases import database, replica
from alliance.environment import Environment

DATA = Path("/data")


def settings_for(monkeypatch: pytest.MonkeyPatch, **variables: str) -> dict[str, Any]:
    for name in ("DATABASE_URL", "ALLIANCE_DATABASE_POOL", "ALLIANCE_DATABASE_POOLER", "ALLIANCE_REPLICA_URL"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    return database(Environment(), DATA)


def test_the_default_is_sqlite_in_the_data_directory(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = settings_for(monkeypatch)
    assert settings["ENGINE"] == "django.db.backends.sqlite3"
    assert settings["NAME"] == "/data/alliance.sqlite3"


def test_sqlite_waits_for_other_writers_and_keeps_its_promises(monkeypatch: pytest.MonkeyPatch) -> None:
    options = settings_for(monkeypatch, DATABASE_URL="sqlite:////elsewhere/a.sqlite3")["OPTIONS"]
    assert (options["transaction_mode"], options["timeout"]) == ("IMMEDIATE", 20)
    pragmas = {pragma.strip() for pragma in options["init_command"].split(";")}
    assert pragmas >= {"PRAGMA journal_mode=WAL", "PRAGMA synchronous=NORMAL", "PRAGMA foreign_keys=ON"}


def test_postgresql_is_pooled(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = settings_for(monkeypatch, DATABASE_URL="postgres://user:secret@db.example:5433/articles")
    assert settings["ENGINE"] == "alliance.postgresql"
    assert (settings["HOST"], settings["PORT"], settings["NAME"]) == ("db.example", 5433, "articles")
    # A pool keeps the connections; Django must not.
    assert settings["CONN_MAX_AGE"] == 0
    assert settings["CONN_HEALTH_CHECKS"] is True
    pool = {"min_size": 1, "max_size": 8, "timeout": 0.5}
    connection = {"connect_timeout": 2, "options": "-c jit=off", "prepare_threshold": 5}
    assert settings["OPTIONS"] == {**connection, "pool": pool}


def test_the_size_of_the_pool_and_the_options_of_the_url_are_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    url = "postgres://user@db.example/articles?sslmode=require"
    options = settings_for(monkeypatch, DATABASE_URL=url, ALLIANCE_DATABASE_POOL="3")["OPTIONS"]
    assert options["sslmode"] == "require"
    assert options["pool"]["max_size"] == 3


def test_a_pooler_is_sent_no_options_for_the_server_but_those_of_the_url(monkeypatch: pytest.MonkeyPatch) -> None:
    url = "postgres://user@db.example/articles"
    assert "options" not in settings_for(monkeypatch, DATABASE_URL=url, ALLIANCE_DATABASE_POOLER="true")["OPTIONS"]
    with_own = settings_for(monkeypatch, DATABASE_URL=f"{url}?options=-c%20jit=on")["OPTIONS"]
    assert with_own["options"] == "-c jit=off -c jit=on", "PostgreSQL takes the last one"


def test_statements_are_prepared_unless_a_pooler_stands_before_it(monkeypatch: pytest.MonkeyPatch) -> None:
    url = "postgres://user@db.example/articles"
    pooled = settings_for(monkeypatch, DATABASE_URL=url, ALLIANCE_DATABASE_POOLER="true")
    assert "prepare_threshold" not in pooled["OPTIONS"]


def test_cursors_stay_on_the_server_unless_a_pooler_stands_before_it(monkeypatch: pytest.MonkeyPatch) -> None:
    url = "postgres://user@db.example/articles"
    assert not settings_for(monkeypatch, DATABASE_URL=url)["DISABLE_SERVER_SIDE_CURSORS"]
    pooled = settings_for(monkeypatch, DATABASE_URL=url, ALLIANCE_DATABASE_POOLER="true")
    assert pooled["DISABLE_SERVER_SIDE_CURSORS"]


def test_there_is_no_replica_unless_one_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ALLIANCE_REPLICA_URL", raising=False)
    assert replica(Environment()) is None


def test_a_replica_is_pooled_and_not_waited_for_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALLIANCE_REPLICA_URL", "postgres://user@copy.example/articles")
    settings = replica(Environment())
    assert settings
    assert settings["HOST"] == "copy.example"
    assert settings["OPTIONS"]["pool"]["timeout"] == 1
