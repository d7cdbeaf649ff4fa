"""The database of the service: SQLite under the data directory, or the one that `DATABASE_URL` names; and its replica."""

from pathlib import Path
from typing import Any

from alliance.environment import Environment
from alliance.private_files import private_database

# Measured with several writers: nothing is lost, and no write fails with "database is locked". See docs/explanation/storage.md.
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON; PRAGMA cache_size=-16000;",
}

# How long the pool is waited for, in seconds, before somebody looks whether its connections fail (alliance/postgresql).
WAIT = 0.5
CONNECT_SECONDS = 2  # how long a connection may take to be made
PREPARE_AFTER = 5  # times that a connection has run a statement: from then on PostgreSQL need not plan it anew
# PostgreSQL would compile a query with many phrases for longer than it runs, since it thinks such a query dear.
NO_COMPILING = "-c jit=off"


def database(env: Environment, data: Path) -> dict[str, Any]:
    """Return Django's settings of the default database."""
    settings = env.database("DATABASE_URL", default=f"sqlite:///{data / 'alliance.sqlite3'}")
    if settings["ENGINE"] == "django.db.backends.sqlite3":
        if settings["NAME"] and settings["NAME"] != ":memory:":
            private_database(Path(settings["NAME"]))
        # Opening the file for each request takes as long as three queries; a file that was replaced is seen after a minute.
        return {**settings, "CONN_MAX_AGE": 60, "OPTIONS": SQLITE_OPTIONS}
    return _pooled(env, settings, timeout=WAIT)


def replica(env: Environment) -> dict[str, Any] | None:
    """Return Django's settings of the replica that `ALLIANCE_REPLICA_URL` names; None if there is none."""
    if not env.str("ALLIANCE_REPLICA_URL", default=""):
        return None
    # If the replica is away, the database answers; nobody has to wait long for that.
    return {**_pooled(env, env.database("ALLIANCE_REPLICA_URL"), timeout=1), "TEST": {"MIRROR": "default"}}


def _pooled(env: Environment, settings: dict[str, Any], *, timeout: float) -> dict[str, Any]:
    """Return the settings of a PostgreSQL with a pool; `timeout` is in seconds."""
    pool = {
        "min_size": 1,
        "max_size": env.whole("ALLIANCE_DATABASE_POOL", default=8, least=1, most=1000),
        "timeout": timeout,
    }
    has_pooler = env.bool("ALLIANCE_DATABASE_POOLER", default=False)
    options = settings.get("OPTIONS", {})
    if not has_pooler:  # pgbouncer refuses options for the server, and the next statement may reach another connection
        for_the_server = " ".join(filter(None, (NO_COMPILING, options.get("options"))))
        options = {**options, "options": for_the_server, "prepare_threshold": PREPARE_AFTER}
    return {
        **settings,
        "ENGINE": "alliance.postgresql",
        "CONN_MAX_AGE": 0,
        # After a restart of the database the pool would hand out connections that are dead.
        "CONN_HEALTH_CHECKS": True,
        # Behind a pooler in transaction mode the next query may reach another connection, without the cursor.
        "DISABLE_SERVER_SIDE_CURSORS": has_pooler,
        "OPTIONS": {"connect_timeout": CONNECT_SECONDS, **options, "pool": pool},
    }
