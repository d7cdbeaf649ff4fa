"""A throwaway store for the benchmarks that run in one process."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def throwaway_store() -> Iterator[Path]:
    """Set Django up on an empty SQLite store in a temporary folder, or on the database of DATABASE_URL; yield the folder."""
    with tempfile.TemporaryDirectory(prefix="alliance-bench-") as folder:
        os.environ.update(ALLIANCE_DATA=folder, DJANGO_SETTINGS_MODULE="alliance.settings")
        os.environ["ALLIANCE_RATE_ANONYMOUS"] = "1000000000/minute"
        import django

        django.setup()
        from django.core.management import call_command
        from django.db import connections

        call_command("migrate", verbosity=0)
        yield Path(folder)
        connections.close_all()
