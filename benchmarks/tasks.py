"""Work on a whole archive, each task in a process of its own: `python -m benchmarks.tasks NAME`.

On the store of the environment and without a shelf; prints the figures as JSON. Times are of the wall clock, in seconds.
"""

import json
import random
import statistics
import sys
import time
from collections.abc import Callable
from contextlib import redirect_stdout
from io import StringIO
from typing import Any

QUERIES = 100
LONG = 2_000  # paragraphs
_EDITED = 20
# The ranks of words that people search for: not the most frequent ones, and none that stands in one text only.
_RANKS = slice(30, 5_000)


def read_texts() -> dict[str, float]:
    """Read every text of the archive once, in one query: the baseline of the tasks that read everything."""
    from articles.models import Wording

    return {"seconds": _timed(lambda: sum(map(len, Wording.objects.values_list("text", flat=True).iterator())))}


def search() -> dict[str, float]:
    """Search for one word and for two words in turns; return the median and the 99th percentile of an answer."""
    from alliance.wsgi import application
    from benchmarks.documents import vocabulary
    from benchmarks.misses import ask

    chance = random.Random(QUERIES)
    words = vocabulary()[0][_RANKS]
    queries = ["+".join(chance.sample(words, 1 + number % 2)) for number in range(QUERIES)]
    ask(application, f"/api/v1/articles/?q={words[0]}")
    times = [_timed(lambda query=query: ask(application, f"/api/v1/articles/?q={query}")) for query in queries]  # type: ignore[misc]
    return {"seconds": statistics.median(times), "p99": statistics.quantiles(times, n=100)[-1]}


def long_version() -> dict[str, float]:
    """Publish an article of many paragraphs, and then a version of it with some of them edited; time the version."""
    from articles.intake import read
    from articles.publishing.articles import publish_article
    from articles.publishing.delivery import Delivery
    from articles.publishing.revising.revisions import Revision, publish_version
    from benchmarks.documents import made_article

    first = made_article(-LONG, paragraphs=LONG)
    blocks = first.decode().split("\n\n")
    for place in range(1, LONG, LONG // _EDITED):
        blocks[place] = f"Edited since: {blocks[place]}"
    second = "\n\n".join(blocks).encode()
    slug = publish_article(Delivery(first, read(first))).article.slug
    return {"seconds": _timed(lambda: publish_version(slug, Delivery(second, read(second)), Revision()))}


def verify() -> dict[str, float]:
    """Recompute every digest."""
    from django.core.management import call_command

    with redirect_stdout(StringIO()):
        return {"seconds": _timed(lambda: call_command("verify", quiet=True))}


def public_dump() -> dict[str, float]:
    """Make the dump of all that is public."""
    from articles.publishing.public_dump import dump

    return {"seconds": _timed(dump.public_dump)}


TASKS = (read_texts, search, verify, public_dump, long_version)


def _timed(work: Callable[[], Any]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


if __name__ == "__main__":
    import django

    django.setup()
    print(json.dumps({task.__name__: task for task in TASKS}[sys.argv[1]]()))
