"""A replica of the tests' PostgreSQL, by streaming replication; gone when its context ends."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit, urlunsplit

from tests.support.postgres import FAST, home_of, server_in
from tests.support.postgres_binaries import PostgresUnavailable, dropped_user, find_binaries


def can_be_made() -> bool:
    """Whether there is a PostgreSQL on this machine whose programs make replicas; the wheel's do not."""
    try:
        return "DATABASE_URL" in os.environ and os.access(find_binaries() / "pg_basebackup", os.X_OK)
    except PostgresUnavailable:
        return False


@contextmanager
def replica_of(url: str) -> Iterator[str]:
    """Start a replica of the server of `url`, and yield the URL of the same database there."""
    user, parts = dropped_user(), urlsplit(url)
    with home_of(user) as home:
        data = home / "data"
        source = urlunsplit(parts._replace(scheme="postgresql", path="/postgres"))
        subprocess.run(
            [
                *(find_binaries() / "pg_basebackup", "--pgdata", data, "--dbname", source),
                *("--write-recovery-conf", "--checkpoint=fast", "--no-sync"),
            ],
            cwd=home,
            check=True,
            **user,
        )
        settings = (*FAST, "hot_standby_feedback=on")
        with server_in(find_binaries(), data, str(parts.password), user, settings) as copy:
            yield urlunsplit(urlsplit(copy)._replace(path=parts.path))
