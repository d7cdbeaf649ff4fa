"""Fill the store of the environment with a made-up archive: `python -m benchmarks.archive ARTICLES`.

The first thousand articles are published like any folder of documents; a larger archive is made of copies of their rows.
Prints the seconds and the paragraphs of the publishing, as JSON.
"""

import json
import os
import sys
import tempfile
import time
from pathlib import Path

PUBLISHED = 1_000


def fill(articles: int) -> dict[str, float]:
    """Migrate, publish up to `PUBLISHED` articles, and copy them until there are as many as `articles`."""
    from django.core.management import call_command

    from articles.models import Article
    from articles.publishing.neighbours import index_neighbours
    from benchmarks.copies import copy_everything

    call_command("migrate", verbosity=0)
    publishing = publish_documents(range(min(articles, PUBLISHED)))
    if articles > PUBLISHED:
        copy_everything(articles // PUBLISHED - 1)
        index_neighbours()
        settle()
    assert Article.objects.count() == articles, f"{articles} articles are not a multiple of {PUBLISHED}"
    return publishing


def settle() -> None:
    """Do what PostgreSQL would do by itself in the minutes after so much was stored, when other things are measured."""
    from django.db import connection

    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM (ANALYZE)")
            cursor.execute("CHECKPOINT")


def publish_documents(numbers: range) -> dict[str, float]:
    """Publish the made-up documents with these numbers in bulk; return how many paragraphs in how many seconds."""
    from articles.addresses import Urls
    from articles.publishing.files import Order, publish_files
    from benchmarks.documents import PARAGRAPHS, write_documents

    with tempfile.TemporaryDirectory(prefix="alliance-bench-") as folder:
        paths = list(write_documents(Path(folder), numbers))
        began = time.perf_counter()
        outcomes = list(publish_files(paths, Order(Urls("http://bench.example", None)), os.cpu_count() or 1))
        seconds = time.perf_counter() - began
    failed = [outcome for outcome in outcomes if "error" in outcome]
    assert not failed, failed[0]
    return {"paragraphs": len(paths) * PARAGRAPHS, "seconds": seconds}


if __name__ == "__main__":
    import django

    django.setup()
    print(json.dumps(fill(int(sys.argv[1]))))
