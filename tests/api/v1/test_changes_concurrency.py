"""The log under eight writers: a client that follows it sees every event once, in the lasting order."""

import random
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from threading import Event as Flag
from typing import Any

import pytest
from django.db import connection, connections, transaction
from django.test import Client

from articles.intake.manuscript import Author
from articles.models import Article, Contribution, Event, Person
from articles.publishing.articles import publish_article, rehearsal
from articles.publishing.names import log_change
from articles.publishing.notices import NoticeDraft, publish_notice
from articles.publishing.revising.revisions import Revision, publish_version
from articles.publishing.transactions import writing
from tests.api.asking import ROOT, path_of
from tests.conftest import delivery
from tests.stories import pids

CHANGES = f"{ROOT}changes/?page_size=100"
WRITERS, ROUNDS = 8, 6

concurrent = pytest.mark.skipif(
    connection.vendor == "sqlite", reason="SQLite has one writer at a time, and the tests' is shared by all threads"
)


def write(number: int) -> None:
    """Publish articles, versions and notices, some in transactions that stay open for a while, or come to nothing."""
    draw = random.Random(number)
    try:
        for turn in range(ROUNDS):
            title = f"Writer {number} {turn}"
            with transaction.atomic():
                published = publish_article(delivery(title, "One paragraph of it.", "Another one, of other words."))
                time.sleep(draw.random() / 10)
            slug = published.article.slug
            publish_version(
                slug, delivery(title, "One paragraph of it, edited.", "Another one, of other words."), Revision()
            )
            with rehearsal():
                publish_notice(slug, NoticeDraft("correction", "Never to be seen."))
            publish_notice(slug, NoticeDraft("withdrawal", "So it is.", None, pids(published.version)[:1]))
    finally:
        connections.close_all()


def tail(ready: Barrier, done: Flag) -> list[dict[str, Any]]:
    """Follow the log until the writers are done and nothing comes any more."""
    client, address = Client(headers={"accept": "application/json"}), CHANGES
    seen: list[dict[str, Any]] = []
    try:
        client.get(address)
        ready.wait(30)
        while True:
            last = done.is_set()
            page = client.get(address).json()
            seen += page["results"]
            address = path_of(page["next"])
            if last and not page["results"]:
                return seen
    finally:
        connections.close_all()


def run_together(*jobs: Callable[[], Any], tails: int = 2) -> list[list[dict[str, Any]]]:
    done, ready = Flag(), Barrier(tails + 1)
    with ThreadPoolExecutor(len(jobs) + tails) as pool:
        readers = [pool.submit(tail, ready, done) for _ in range(tails)]
        ready.wait(30)  # the first request loads the service
        writers = [pool.submit(job) for job in jobs]
        try:
            for writer in writers:
                writer.result()
        finally:
            done.set()
        return [reader.result() for reader in readers]


@concurrent
def test_a_follower_of_the_log_under_eight_writers_sees_each_event_once_and_in_order(
    transactional_db: None, settings: Any
) -> None:
    settings.SHELF = ""
    tails = run_together(*(lambda number=number: write(number) for number in range(WRITERS)))
    stored = list(Event.objects.order_by("pk").values_list("pk", "type"))
    assert [key for key, _ in stored] == list(range(1, WRITERS * ROUNDS * 5 + 1))
    for seen in tails:
        assert [(event["id"], event["type"]) for event in seen] == stored


@concurrent
def test_an_event_whose_transaction_is_still_open_holds_up_those_behind_it_and_is_not_passed_over(
    transactional_db: None,
) -> None:
    open_, close = Flag(), Flag()

    def slow() -> None:
        try:
            with transaction.atomic():
                publish_article(delivery("Slow"))
                open_.set()
                assert close.wait(30)
        finally:
            connections.close_all()

    def quick() -> None:
        try:
            publish_article(delivery("Quick"))
        finally:
            connections.close_all()

    client = Client(headers={"accept": "application/json"})
    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(slow)
        assert open_.wait(30)
        second = pool.submit(quick)
        try:
            with pytest.raises(TimeoutError):
                second.result(0.5)
            assert client.get(CHANGES).json()["results"] == []
        finally:
            close.set()
        first.result(30)
        second.result(30)
    slugs = [event["article"]["slug"] for event in client.get(CHANGES).json()["results"]]
    assert slugs == ["slow", "quick"]


@concurrent
def test_a_writer_who_holds_a_person_and_one_who_names_them_do_not_wait_for_each_other(transactional_db: None) -> None:
    """References are checked at the commit, and would wait there for a row that waits for the log."""
    from articles.publishing.amending.amendments import amend_article

    slug = publish_article(delivery("First", authors=(Author("Jane Doe"),))).article.slug

    def amend() -> None:
        try:
            for turn in range(20):
                amend_article(slug, {"authors": [{"order": 1, "name": f"Jane {turn} Doe"}]}, made_by="x")
                amend_article(slug, {"authors": [{"order": 1, "name": "Jane Doe"}]}, made_by="x")
        finally:
            connections.close_all()

    def publish(number: int) -> None:
        try:
            for turn in range(10):
                publish_article(delivery(f"Other {number} {turn}", authors=(Author("Jane Doe"),)))
        finally:
            connections.close_all()

    (seen,) = run_together(amend, lambda: publish(1), lambda: publish(2), tails=1)
    assert [event["id"] for event in seen] == list(range(1, len(seen) + 1))
    types = Counter(event["type"] for event in seen if event["article"]["slug"] == slug)
    assert types == {"article.published": 1, "article.amended": 40}
    others = Counter(event["type"] for event in seen if event["article"]["slug"] != slug)
    assert others["article.published"] == 20
    # Each change of the name comes with an event of every article that named the person before it.
    person = Contribution.objects.get(version__article__slug=slug).person
    named = set(Article.objects.filter(versions__contributions__person=person).values_list("slug", flat=True))
    for number, event in enumerate(seen):
        if event["article"]["slug"] in named - {slug} and event["type"] == "article.published":
            later = [other["article"]["slug"] for other in seen[number + 1 :]]
            assert later.count(event["article"]["slug"]) == later.count(slug)


def rename_waits_for(other: Callable[[Flag, Flag], None]) -> list[str]:
    """Rename the person while `other`, which sets its first flag, waits for its second; return the types of all events.

    The rename is not done before the other one is.
    """
    held, go_on = Flag(), Flag()
    person = Person.objects.get()

    def rename() -> None:
        with writing():
            Person.objects.filter(pk=person.pk).update(name="Jane Roe")
            log_change(person)

    def alone(work: Callable[..., None], *arguments: Any) -> None:
        try:
            work(*arguments)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(alone, other, held, go_on)
        assert held.wait(30)
        second = pool.submit(alone, rename)
        with pytest.raises(TimeoutError):
            second.result(0.5)
        go_on.set()
        first.result(30)
        second.result(30)
    return list(Event.objects.order_by("pk").values_list("type", flat=True))


@concurrent
def test_a_changed_name_amends_an_article_that_is_published_at_the_same_moment(transactional_db: None) -> None:
    Person.objects.create(name="Jane Doe")

    def publish(published: Flag, commit: Flag) -> None:
        with transaction.atomic():
            publish_article(delivery("Meanwhile", authors=(Author("Jane Doe"),)))
            published.set()
            assert commit.wait(30)

    assert rename_waits_for(publish) == ["article.published", "article.amended"]


@concurrent
def test_a_changed_name_waits_for_who_holds_an_article_before_it_holds_the_log(transactional_db: None) -> None:
    slug = publish_article(delivery("First", authors=(Author("Jane Doe"),))).article.slug

    def revise(held: Flag, go_on: Flag) -> None:
        with writing():
            Article.objects.select_for_update().get(slug=slug)
            held.set()
            assert go_on.wait(30)
            publish_notice(slug, NoticeDraft("correction", "So it is."))

    assert rename_waits_for(revise) == ["article.published", "notice.published", "article.amended"]
