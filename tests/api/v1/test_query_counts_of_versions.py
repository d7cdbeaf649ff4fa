"""The number of queries does not grow with the paragraphs of a new version, nor with what is withdrawn."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.models import Version
from articles.publishing.articles import publish_article
from articles.publishing.notices import NoticeDraft, publish_notice
from tests.api.asking import ARTICLES, PARAGRAPHS
from tests.conftest import delivery, text_of
from tests.stories import pids

FEW, MANY = 20, 200
# Databases take a bounded number of parameters in one query, so that many rows are stored in a few of them.
BATCHES = 12


def texts(title: str, count: int, state: str = "first") -> list[str]:
    return [f"{title}, paragraph number {number}, in its {state} state, of a few words." for number in range(count)]


def queries(client: Client, method: str, address: str, **options: Any) -> int:
    """Return how many queries a request costs."""
    with CaptureQueriesContext(connection) as captured:
        answer = getattr(client, method)(address, **options)
    assert answer.status_code in (200, 201, 410), answer.content
    return len(captured)


def publishing(client: Client, title: str, paragraphs: list[str], query: str = "") -> int:
    body = {"source": text_of(title, *paragraphs).decode()}
    address = f"{ARTICLES}{title.lower()}/versions/{query}"
    return queries(client, "post", address, data=body, content_type="application/json")


@pytest.fixture
def both(db: None) -> None:
    """An article with few paragraphs, and one with many."""
    for title, count in (("Short", FEW), ("Long", MANY)):
        publish_article(delivery(title, *texts(title, count)))


# ── Publishing ──────────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.usefixtures("both")
@pytest.mark.parametrize("query", ["", "?dry_run=true"])
def test_more_edited_paragraphs_cost_hardly_more_queries(publisher: Client, query: str) -> None:
    few = publishing(publisher, "Short", texts("Short", FEW, "second"), query)
    many = publishing(publisher, "Long", texts("Long", MANY, "second"), query)
    assert many - few <= BATCHES
    assert few <= 60


@pytest.mark.usefixtures("both")
def test_more_new_paragraphs_cost_hardly_more_queries(publisher: Client) -> None:
    few = publishing(publisher, "Short", [*texts("Short", FEW), *texts("Other", FEW, "quite another")])
    many = publishing(publisher, "Long", [*texts("Long", MANY), *texts("Other", MANY, "quite another")])
    assert many - few <= BATCHES


@pytest.mark.usefixtures("both")
def test_a_text_that_is_stored_already_costs_as_many_queries_however_long_it_is(publisher: Client) -> None:
    few = publishing(publisher, "Short", texts("Short", FEW))
    assert publishing(publisher, "Long", texts("Long", MANY)) == few


@pytest.mark.usefixtures("both")
def test_more_versions_cost_no_more_queries(publisher: Client) -> None:
    counts = [publishing(publisher, "Short", texts("Short", FEW, f"{number}th")) for number in range(2, 9)]
    assert counts[-1] == counts[0]


@pytest.mark.usefixtures("both")
def test_a_notice_on_many_paragraphs_costs_as_many_queries_as_one_on_few(publisher: Client) -> None:
    counts = []
    for slug in ("short", "long"):
        body = {"kind": "withdrawal", "text": "So it is.", "paragraphs": pids(Version.objects.get(article__slug=slug))}
        counts.append(
            queries(publisher, "post", f"{ARTICLES}{slug}/notices/", data=body, content_type="application/json")
        )
    assert counts[1] - counts[0] <= BATCHES


# ── Reading what is withdrawn in part ───────────────────────────────────────────────────────────────────────────────
def withdraw(slug: str, count: int) -> None:
    """Withdraw the first paragraphs of an article, each for a reason of its own."""
    for pid in pids(Version.objects.get(article__slug=slug))[:count]:
        publish_notice(slug, NoticeDraft("withdrawal", f"A reason of {pid}.", None, [pid]))


@pytest.mark.usefixtures("both")
@pytest.mark.parametrize(
    "part",
    [
        "",
        "versions/",
        "versions/1/",
        "versions/1/source/",
        "versions/1/paragraphs/",
        "versions/1/paragraphs/1-20/",
        "versions/1/paragraphs/20/",
        "paragraphs/",
        "notices/",
        "changes/1..1/",
    ],
)
def test_more_withdrawals_cost_no_more_queries(api: Client, part: str) -> None:
    withdraw("short", 1)
    withdraw("long", 15)
    counts = [queries(api, "get", f"{ARTICLES}{slug}/{part}") for slug in ("short", "long")]
    assert counts[0] == counts[1]
    assert counts[1] <= 20


@pytest.mark.usefixtures("both")
def test_more_withdrawals_cost_no_more_queries_on_a_page() -> None:
    withdraw("short", 1)
    withdraw("long", 15)
    browser = Client(headers={"accept": "text/html"})
    few, many = (queries(browser, "get", f"/articles/{slug}/") for slug in ("short", "long"))
    assert few == many


@pytest.mark.usefixtures("both")
def test_a_batch_of_withdrawn_paragraphs_costs_as_many_queries_as_one_of_them(api: Client) -> None:
    withdraw("long", 15)
    every = pids(Version.objects.get(article__slug="long"))[:15]
    single, fifteen = (queries(api, "get", f"{PARAGRAPHS}?id={','.join(some)}") for some in (every[:1], every))
    assert single == fifteen


def test_a_batch_over_many_articles_with_withdrawals_costs_as_many_queries_as_over_one(api: Client, db: None) -> None:
    kept = []
    for number in range(10):
        published = publish_article(delivery(f"Title {number}", *texts(f"Title {number}", 2)))
        gone, here = pids(published.version)
        publish_notice(published.article.slug, NoticeDraft("withdrawal", "So it is.", None, [gone]))
        kept.append(here)
    single, ten = (queries(api, "get", f"{PARAGRAPHS}?id={','.join(some)}") for some in (kept[:1], kept))
    assert single == ten
