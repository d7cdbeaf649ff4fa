"""An article with 200 versions: its addresses ask the database no more than those of one with two, and are answered."""

import time
from itertools import count
from typing import Any

from tests.soak.addresses import OF_AN_ARTICLE
from tests.soak.changes import delivered
from tests.soak.child import run_inside, verify
from tests.soak.result import Result

VERSIONS = 200
SLOWEST = 5.0  # seconds for an answer, on a machine that others load too
BELOW = (
    *OF_AN_ARTICLE,
    "/api/v1/articles/{slug}/versions/?page_size=2",
    "/api/v1/articles/{slug}/versions/{number}/paragraphs/2/",
    "/api/v1/articles/{slug}/paragraphs/?as_of=2040-01-01",
    "/api/v1/articles/?q=zq{article}x{number}x1qz",
    "/embed/articles/{slug}/?version=1",
    "/feeds/articles.atom",
    "/sitemap.xml",
    "/api/v1/articles/?page_size=1",
)


def run(seconds: float) -> Result:
    """Publish up to 200 versions, and ask; fewer if there are few seconds."""
    return run_inside("many_versions", seconds)


def inside(seconds: float) -> Result:
    """Compare an article of two versions with one of many."""
    result, ends = Result(), time.monotonic() + seconds
    few, many = _published(1, 2, ends), _published(2, VERSIONS, ends)
    result.done["versions"] = many["number"]
    slowest, most = 0.0, 0
    for address in BELOW:
        expected = _cost(address.format(**few))[1]
        status, queries, took = _cost(address.format(**many))
        result.expect(status in (200, 302, 303, 307, 308), f"{address} is answered {status}")
        result.expect(queries <= expected, f"{address} asks {queries} times instead of {expected}")
        result.expect(took < SLOWEST, f"{address} takes {took:.1f} s")
        slowest, most = max(slowest, took), max(most, queries)
        result.done["addresses"] += 1
    result.figures.append(f"at most {most} queries and {slowest:.2f} s")
    verdict = verify()
    result.expect(verdict.startswith("Everything holds"), f"verify: {verdict[-500:]}")
    return result


def _published(article: int, versions: int, ends: float) -> dict[str, Any]:
    """Publish an article with so many versions, or at least three if the time ends; return the names in its addresses."""
    from articles.publishing.articles import publish_article
    from articles.publishing.revising.revisions import Revision, publish_version

    for number in count(1):
        delivery = delivered(article, number)
        if number == 1:
            published = publish_article(delivery)
        else:
            publish_version(published.article.slug, delivery, Revision())
        if number >= versions or (number > 2 and time.monotonic() > ends):
            break
    pid = published.article.paragraphs.order_by("pk")[0].pid
    return {"slug": published.article.slug, "pid": pid, "number": number, "article": article}


def _cost(path: str) -> tuple[int, int, float]:
    """Return the status of an answer, how often the database was asked for it, and how many seconds it took."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client(headers={"host": "localhost"})
    client.get(path)  # the first time a process prepares its queries
    began = time.monotonic()
    with CaptureQueriesContext(connection) as captured:
        answer = client.get(path)
        getattr(answer, "getvalue", lambda: b"")()
    return answer.status_code, len(captured), time.monotonic() - began
