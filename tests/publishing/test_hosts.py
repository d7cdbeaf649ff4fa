"""The hosts in the database: leases, the log as they read it, and a writer who waits for them."""

import threading
import uuid
from datetime import timedelta

import pytest
from django.db import DatabaseError, connection
from django.utils import timezone

from alliance.shelf import LEASE
from articles.models import Event, Host
from articles.publishing import hosts
from articles.publishing.articles import publish_article
from articles.publishing.hosts import DatabaseLog, is_running, wait_until_followed
from articles.publishing.notices import NoticeDraft, publish_notice
from articles.publishing.transactions import EVERYTHING, article_tag
from tests.stories import SLUG, story

HOST = str(uuid.UUID(int=1))


def host(number: int, position: int, seconds: float) -> Host:
    """Return a host that has followed the log up to a position, and has a lease for so many seconds."""
    lease_until = timezone.now() + timedelta(seconds=seconds)
    return Host.objects.create(pk=uuid.UUID(int=number), name="web", position=position, lease_until=lease_until)


# ── Leases ──────────────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.django_db
def test_a_lease_is_given_and_renewed() -> None:
    before = timezone.now() - timedelta(seconds=1)
    DatabaseLog().renew(HOST)
    row = Host.objects.get()
    assert str(row.pk) == HOST
    assert row.name
    assert before < row.lease_until - timedelta(seconds=LEASE) < timezone.now() + timedelta(seconds=1)
    Host.objects.update(lease_until=before, position=7)
    DatabaseLog().renew(HOST)
    row.refresh_from_db()
    assert row.lease_until > timezone.now()
    assert row.position == 7


@pytest.mark.django_db
def test_hosts_that_are_long_gone_are_forgotten_when_another_one_comes() -> None:
    host(2, 0, -23 * 3600)
    host(3, 0, -25 * 3600)
    DatabaseLog().renew(HOST)
    assert {row.pk.int for row in Host.objects.all()} == {1, 2}


@pytest.mark.django_db
def test_a_host_acknowledges_for_itself() -> None:
    host(1, 0, 60)
    host(2, 0, 60)
    DatabaseLog().acknowledge(HOST, 9)
    assert dict(Host.objects.values_list("pk", "position")) == {uuid.UUID(int=1): 9, uuid.UUID(int=2): 0}


# ── The log ─────────────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.django_db
def test_without_a_cursor_of_this_log_there_is_its_end() -> None:
    empty = DatabaseLog().read("")
    assert (empty.events, empty.position, empty.is_continuous) == ([], 0, False)
    publish_article(story())
    for cursor in ("", "1.9.0badcafe", "nonsense"):
        news = DatabaseLog().read(cursor)
        assert (news.events, news.position, news.is_continuous) == ([], 1, False)
    assert DatabaseLog().read(news.cursor) == news._replace(is_continuous=True)


@pytest.mark.django_db
def test_each_event_changes_its_article_and_everything(monkeypatch: pytest.MonkeyPatch) -> None:
    start = DatabaseLog().read("").cursor
    article = publish_article(story()).article
    other = publish_article(story(title="Another")).article
    tags = [
        [(number, article_tag(row.pk).encode()), (number, EVERYTHING.encode())]
        for number, row in ((1, article), (2, other))
    ]
    news = DatabaseLog().read(start)
    assert (news.events, news.position) == (tags[0] + tags[1], 2)
    monkeypatch.setattr(hosts, "_MOST_EVENTS", 1)
    first = DatabaseLog().read(start)
    assert (first.events, first.position) == (tags[0], 1)
    assert DatabaseLog().read(first.cursor).events == tags[1]


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="only PostgreSQL gives notice")
def test_whoever_waits_learns_of_an_event_at_once() -> None:
    log, waited = DatabaseLog(), threading.Event()

    def wait() -> None:
        try:
            log.wait(0.01)  # listens from now on
            waited.set()
            log.wait(600)
        finally:
            connection.close()

    thread = threading.Thread(target=wait)
    thread.start()
    assert waited.wait(60)
    publish_article(story())
    thread.join(60)
    assert not thread.is_alive()


@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="only PostgreSQL names its transactions")
@pytest.mark.django_db
def test_a_transaction_is_running_until_it_is_over() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_current_xact_id()::text")
        (current,) = cursor.fetchone()
        cursor.execute("SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint - 1")
        (earlier,) = cursor.fetchone()
    assert is_running(current)
    assert not is_running(str(earlier))
    assert not is_running("")


# ── Waiting ─────────────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.django_db
def test_nobody_waits_for_hosts_that_have_followed_or_have_no_lease(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("articles.publishing.hosts.time.sleep", lambda _: pytest.fail("it waits"))
    host(1, 5, 60)
    host(2, 4, -1)
    wait_until_followed(5)


@pytest.mark.django_db
def test_a_writer_waits_until_each_host_has_followed(monkeypatch: pytest.MonkeyPatch) -> None:
    behind, rounds = [host(1, 4, 60), host(2, 4, 60)], []

    def follow(seconds: float) -> None:
        rounds.append(seconds)
        Host.objects.filter(pk=behind.pop().pk).update(position=5)

    monkeypatch.setattr("articles.publishing.hosts.time.sleep", follow)
    wait_until_followed(5)
    assert len(rounds) == 2


@pytest.mark.django_db
def test_a_writer_waits_until_a_lease_has_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    host(1, 4, 60)
    over = timezone.now() - timedelta(seconds=1)
    monkeypatch.setattr("articles.publishing.hosts.time.sleep", lambda _: Host.objects.update(lease_until=over))
    wait_until_followed(5)


@pytest.mark.django_db
def test_without_an_answer_of_the_database_a_writer_waits_as_long_as_a_lease(monkeypatch: pytest.MonkeyPatch) -> None:
    slept: list[float] = []

    def fail(**lookups: object) -> None:
        raise DatabaseError

    monkeypatch.setattr(Host.objects, "filter", fail)
    monkeypatch.setattr("articles.publishing.hosts.time.sleep", slept.append)
    wait_until_followed(5)
    assert slept == [LEASE]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("kind", "waits"), [("withdrawal", True), ("correction", False)])
def test_a_withdrawal_is_over_when_no_host_can_show_the_text(
    monkeypatch: pytest.MonkeyPatch, kind: str, waits: bool
) -> None:
    publish_article(story())
    positions: list[int] = []
    monkeypatch.setattr("articles.publishing.notices.wait_until_followed", positions.append)
    publish_notice(SLUG, NoticeDraft(kind, "So it is."))
    assert positions == ([Event.objects.latest("id").pk] if waits else [])
