"""Work on a whole archive, each task in a process of its own: `python -m benchmarks.tasks NAME`.

On the store of the environment and without a shelf; prints the figures as JSON. Times are of the wall clock, in seconds.
"""

import json
import statistics
import sys
import time
from collections.abc import Callable
from contextlib import redirect_stdout
from io import StringIO
from typing import Any

from benchmarks.archive import PUBLISHED

EACH = 20  # queries of a kind
PAGE = 20  # articles, or paragraphs
LONG = 2_000  # paragraphs
_EDITED = 20
QUOTED, AT_ONCE = 60, 100  # quotations of a kind, and in one request
_ABSENT = 20  # documents that are not in the archive


def read_texts() -> dict[str, float]:
    """Read every text of the archive once, in one query: the baseline of the tasks that read everything."""
    from articles.models import Wording

    return {"seconds": _timed(lambda: sum(map(len, Wording.objects.values_list("text", flat=True).iterator())))}


def search() -> dict[str, Any]:
    """Search for articles with every kind of query."""
    return _search("articles")


def search_paragraphs() -> dict[str, Any]:
    """Search for paragraphs with every kind of query; each is shown with a snippet."""
    return _search("paragraphs")


def _search(resource: str) -> dict[str, Any]:
    """Return the median and the 99th percentile of an answer with a page of the best.

    Each query is asked twice: what the first answers read from the disk, a service that runs has in memory.
    """
    from alliance.wsgi import application
    from articles.models import Article
    from benchmarks.misses import ask
    from benchmarks.searches import queries

    addresses = [
        f"/api/v1/{resource}/?q={query}&page_size={PAGE}"
        for of_kind in queries(EACH, Article.objects.count()).values()
        for query in of_kind
    ]
    ask(application, addresses[0])
    first, again = (
        [_timed(lambda address=address: ask(application, address)) for address in addresses]  # type: ignore[misc]
        for _ in range(2)
    )
    return {**_latency(again), "first": _latency(first)}


def _latency(times: list[float]) -> dict[str, float]:
    return {"seconds": statistics.median(times), "p99": statistics.quantiles(times, n=100)[-1]}


def quotations() -> dict[str, Any]:
    """Verify quotations of each kind, one by one, and a hundred in one request."""
    from alliance.wsgi import application
    from articles.models import Article
    from benchmarks.misses import ask
    from benchmarks.quotation_set import cases

    texts = [_paragraphs(number) for number in range(min(Article.objects.count(), PUBLISHED))]
    absent = [text for number in range(PUBLISHED, PUBLISHED + _ABSENT) for text in _paragraphs(number)]
    by_kind: dict[str, list[str]] = {}
    for case in cases(texts, absent, QUOTED):
        by_kind.setdefault(case.kind, []).append(case.text)

    def verify(*quoted: str) -> None:
        body = json.dumps({"quotations": [{"text": text} for text in quoted]}).encode()
        ask(application, "/api/v1/quotations/verify/", body=body)

    verify("the first request loads what all share")
    kinds = {
        kind: [_timed(lambda text=text: verify(text)) for text in quoted]  # type: ignore[misc]
        for kind, quoted in by_kind.items()
    }
    every = [text for of_one in zip(*by_kind.values(), strict=True) for text in of_one]
    return {
        "seconds": _timed(lambda: verify(*every[:AT_ONCE])),
        "kinds": {kind: _latency(times) for kind, times in kinds.items()},
    }


def _paragraphs(number: int) -> list[str]:
    from benchmarks.documents import made_article

    return made_article(number).decode().split("\n\n")[1:]


def long_version() -> dict[str, float]:
    """Publish an article of many paragraphs, and then a version of it with some of them edited; time the version.

    As in a process of the service, the garbage collector does not look at what was loaded before.
    """
    from alliance.warming import keep_loaded
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
    keep_loaded()
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


TASKS = (read_texts, search, search_paragraphs, quotations, verify, public_dump, long_version)


def _timed(work: Callable[[], Any]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


if __name__ == "__main__":
    import django

    django.setup()
    print(json.dumps({task.__name__: task for task in TASKS}[sys.argv[1]]()))
