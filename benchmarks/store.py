"""A throwaway store for the benchmarks, with the sample article and a number of made-up articles."""

import os
import random
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

WORDS = ("alliance trade treaty ocean border winter archive signal market harbour province reform journal letter "
         "council minister engine valley summit river").split()  # fmt: skip


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


def made_article(number: int, paragraphs: int = 20, words: int = 80) -> bytes:
    """Return a made-up document, always the same one for the same number."""
    chance = random.Random(number)

    def sentence() -> str:
        return " ".join(chance.choices(WORDS, k=words)).capitalize() + "."

    return "\n\n".join([f"Made Article Number {number}", *(sentence() for _ in range(paragraphs))]).encode()
