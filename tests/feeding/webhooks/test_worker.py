"""The worker: what is due is sent and signed, what failed is sent again when it is time, and who stays silent is left."""

import datetime
import json
import threading
import time
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone
from standardwebhooks.webhooks import Webhook as Verifier
from standardwebhooks.webhooks import WebhookVerificationError

from articles.feeding.webhooks import worker
from articles.feeding.webhooks.worker import deliver_due
from articles.models import Delivery, Event, Webhook
from articles.publishing.articles import publish_article, rehearsal
from articles.publishing.notices import NoticeDraft, publish_notice
from articles.publishing.webhooks import attempts
from articles.publishing.webhooks.attempts import WAITS, Outcome
from articles.publishing.webhooks.registering import (
    WebhookDraft,
    enable_webhook,
    redeliver,
    register_webhook,
    secret_of,
)
from tests.conftest import delivery
from tests.stories import FERRY, MAYOR_EDITED, PENGUIN, SLUG, pids, revised, story
from tests.support.receiver import Receiver, receiving

BASE = "https://articles.example.org"
EVERY = ["article.published", "version.published", "notice.published", "paragraph.changed", "article.amended"]
DAY = datetime.timedelta(days=1)


class Time:
    """A clock that a test puts forward."""

    def __init__(self) -> None:
        self.now = timezone.now() + datetime.timedelta(seconds=5)

    def __call__(self) -> datetime.datetime:
        return self.now


class Answers:
    """Sends nothing, and answers one status after another, the last one again and again."""

    def __init__(self, *statuses: int | None) -> None:
        self.statuses = list(statuses)
        self.sent: list[tuple[str, dict[str, str], bytes]] = []

    def __call__(self, url: str, headers: Any, body: bytes) -> Outcome:
        self.sent.append((url, dict(headers), body))
        status = self.statuses.pop(0) if len(self.statuses) > 1 else self.statuses[0]
        return Outcome(status, None if status else "ReadTimeout")

    @property
    def ids(self) -> list[str]:
        return [headers["webhook-id"] for _, headers, _ in self.sent]


@pytest.fixture(autouse=True)
def allowed(db: None, settings: Any) -> None:
    settings.WEBHOOK_ALLOW_PRIVATE = True


@pytest.fixture
def clock() -> Time:
    return Time()


def register(url: str = "http://127.0.0.1:9/", events: list[str] | None = None, **about: Any) -> Webhook:
    return register_webhook(WebhookDraft(url, events or EVERY, **about), base=BASE, made_by="a test")


def deliveries_to(webhook: Webhook) -> list[str]:
    """Return what the webhook is to be told, in order."""
    rows = Delivery.objects.filter(webhook=webhook).order_by("event")
    return [f"{row.event.type} {row.event.change or ''}".strip() for row in rows.select_related("event")]


# ── What is to be told ──────────────────────────────────────────────────────────────────────────────────────────────
def test_each_event_of_its_types_is_to_be_told() -> None:
    webhook = register(events=["version.published"])
    publish_article(story())
    revised(FERRY, PENGUIN)
    assert deliveries_to(webhook) == ["version.published"]


def test_what_comes_to_nothing_is_not_told() -> None:
    register()
    with rehearsal():
        publish_article(story())
    assert not Delivery.objects.exists()


def test_only_what_happens_to_its_article_is_told() -> None:
    publish_article(story())
    webhook = register(article=SLUG)
    publish_article(delivery("Another"))
    revised(FERRY, PENGUIN)
    assert deliveries_to(webhook)[0] == "version.published"
    assert {row.event.article.slug for row in Delivery.objects.all()} == {SLUG}


def test_who_cites_a_paragraph_is_told_when_it_changes_and_not_when_another_does() -> None:
    ferry, mayor, *_ = pids(publish_article(story()).version)
    of_mayor, of_ferry = register(paragraph=mayor), register(paragraph=ferry)
    revised(FERRY, MAYOR_EDITED, PENGUIN)
    assert deliveries_to(of_mayor) == ["version.published", "paragraph.changed edited"]
    assert deliveries_to(of_ferry) == []


def test_who_cites_a_paragraph_is_told_of_a_notice_on_the_whole_article() -> None:
    ferry, *_ = pids(publish_article(story()).version)
    webhook = register(paragraph=ferry)
    publish_notice(SLUG, NoticeDraft("correction", "The day was wrong."))
    publish_notice(SLUG, NoticeDraft("withdrawal", "A court said so."))
    assert deliveries_to(webhook) == ["notice.published", "notice.published", "paragraph.changed withdrawal"]


def test_a_disabled_webhook_is_told_nothing() -> None:
    webhook = register()
    Webhook.objects.update(disabled_at=timezone.now())
    publish_article(story())
    assert deliveries_to(webhook) == []


# ── What arrives ────────────────────────────────────────────────────────────────────────────────────────────────────
def verified(receiver: Receiver, webhook: Webhook) -> list[dict[str, Any]]:
    """Return the messages that came, each once the library has seen that it is signed."""
    verifier = Verifier(secret_of(webhook))
    return [verifier.verify(request.body, request.headers) for request in receiver.received]


def test_messages_arrive_in_order_and_the_library_verifies_them() -> None:
    with receiving(204) as receiver:
        webhook = register(receiver.url)
        published = publish_article(story())
        revised(FERRY, PENGUIN)
        assert deliver_due() == Event.objects.count()
    messages = verified(receiver, webhook)
    assert [message["data"]["id"] for message in messages] == list(range(1, Event.objects.count() + 1))
    first = messages[0]
    assert first["type"] == first["data"]["type"] == "article.published"
    assert first["timestamp"] == first["data"]["at"]
    assert first["data"]["url"] == f"{BASE}/api/v1/articles/{SLUG}/"
    assert first["data"]["digest"] == published.version.digest
    assert set(Delivery.objects.values_list("status", flat=True)) == {"delivered"}


def test_a_message_that_was_changed_on_its_way_is_not_verified() -> None:
    with receiving(204) as receiver:
        webhook = register(receiver.url)
        publish_article(story())
        deliver_due()
    (request,) = receiver.received
    with pytest.raises(WebhookVerificationError):
        Verifier(secret_of(webhook)).verify(request.body + b" ", request.headers)


def test_each_webhook_has_a_secret_of_its_own_that_is_not_in_the_database() -> None:
    first, second = register(), register()
    assert secret_of(first) != secret_of(second)
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM articles_webhook")
        assert secret_of(first).removeprefix("whsec_") not in repr(cursor.fetchall())


def test_what_was_withdrawn_before_it_was_sent_is_told_without_its_digest(clock: Time) -> None:
    register(events=["article.published"])
    publish_article(story())
    publish_notice(SLUG, NoticeDraft("withdrawal", "A court said so."))
    answers = Answers(204)
    deliver_due(clock, answers)
    assert json.loads(answers.sent[0][2])["data"]["digest"] is None


# ── What fails ──────────────────────────────────────────────────────────────────────────────────────────────────────
def test_a_500_and_then_a_200_is_delivered_the_second_time_under_the_same_id(clock: Time) -> None:
    register()
    publish_article(story())
    answers = Answers(500, 200)
    assert deliver_due(clock, answers) == 1
    assert deliver_due(clock, answers) == 0
    clock.now += WAITS[0]
    assert deliver_due(clock, answers) == 1
    row = Delivery.objects.get()
    assert (row.status, answers.ids) == ("delivered", [row.message_id] * 2)
    assert [attempt["status"] for attempt in row.log] == [500, 200]
    assert Webhook.objects.get().failing_since is None


def test_the_waits_begin_with_seconds_and_grow_over_a_day(clock: Time) -> None:
    register()
    publish_article(story())
    answers, waits = Answers(None), []
    while Delivery.objects.get().status == "pending":
        assert deliver_due(clock, answers) == 1
        row = Delivery.objects.get()
        waits.append(row.due_at - clock.now)
        clock.now = max(row.due_at, clock.now)
    assert waits[:-1] == list(WAITS) == sorted(WAITS)
    assert WAITS[0] <= datetime.timedelta(seconds=10)
    assert DAY <= sum(WAITS, datetime.timedelta()) <= 2 * DAY
    assert len(set(answers.ids)) == 1
    assert row.status == "failed"


def test_who_stays_silent_for_a_day_is_disabled_and_it_is_said(clock: Time) -> None:
    webhook = register()
    publish_article(story())
    for wait in (*WAITS, DAY):
        deliver_due(clock, Answers(503))
        clock.now += wait
    webhook.refresh_from_db()
    assert webhook.disabled_at
    assert webhook.disabled_because == "No delivery has succeeded for a day and more."


def test_who_took_another_message_meanwhile_is_not_disabled(clock: Time) -> None:
    webhook = register()
    publish_article(story())
    for wait in WAITS:
        deliver_due(clock, Answers(503))
        clock.now += wait
    publish_article(delivery("Another"))
    Delivery.objects.filter(event=1).update(due_at=clock.now + DAY)
    deliver_due(clock, Answers(204))
    clock.now += DAY
    deliver_due(clock, Answers(503))
    webhook.refresh_from_db()
    assert Delivery.objects.get(event=1).status == "failed"
    assert webhook.disabled_at is None


def test_who_says_that_it_is_gone_is_disabled_at_once(clock: Time) -> None:
    webhook = register()
    publish_article(story())
    revised(FERRY, PENGUIN)
    assert deliver_due(clock, Answers(410)) == 1
    webhook.refresh_from_db()
    assert webhook.disabled_because == "It answered 410 Gone."
    clock.now += DAY
    assert deliver_due(clock, Answers(204)) == 0


def test_who_is_enabled_again_is_sent_what_was_pending(clock: Time) -> None:
    webhook = register()
    publish_article(story())
    revised(FERRY, PENGUIN)
    deliver_due(clock, Answers(410))
    webhook.refresh_from_db()
    enable_webhook(webhook)
    clock.now += datetime.timedelta(minutes=1)
    assert deliver_due(clock, Answers(204)) == Event.objects.count() - 1


def test_a_delivery_is_sent_again_when_it_is_asked_for(clock: Time) -> None:
    register()
    publish_article(story())
    answers = Answers(204)
    deliver_due(clock, answers)
    redeliver(Delivery.objects.select_related("webhook").get())
    clock.now += datetime.timedelta(minutes=1)
    assert deliver_due(clock, answers) == 1
    assert len(set(answers.ids)) == 1


# ── Workers beside each other ───────────────────────────────────────────────────────────────────────────────────────
def test_what_one_worker_has_taken_another_leaves_until_the_lease_is_over(clock: Time) -> None:
    register()
    publish_article(story())
    assert attempts.claim(clock.now)
    assert attempts.claim(clock.now) is None
    clock.now += attempts.LEASE
    assert attempts.claim(clock.now)


def test_an_address_that_fails_does_not_hold_up_the_others(clock: Time) -> None:
    silent, lively = register("http://127.0.0.1:1/"), register("http://127.0.0.1:2/")
    publish_article(story())
    revised(FERRY, PENGUIN)

    def sender(url: str, headers: Any, body: bytes) -> Outcome:
        return Outcome(None, "ReadTimeout") if url == silent.url else Outcome(204)

    # One attempt for each message to the silent one, and never two in a row.
    deliver_due(clock, sender)
    assert set(Delivery.objects.filter(webhook=lively).values_list("status", flat=True)) == {"delivered"}
    assert set(Delivery.objects.filter(webhook=silent).values_list("status", flat=True)) == {"pending"}


def test_a_webhook_that_is_removed_while_a_message_is_on_its_way_is_forgotten(clock: Time) -> None:
    register()
    publish_article(story())

    def sender(url: str, headers: Any, body: bytes) -> Outcome:
        Webhook.objects.all().delete()
        return Outcome(204)

    assert deliver_due(clock, sender) == 1
    assert not Delivery.objects.exists()


# ── Pruning ─────────────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.fixture
def idle(monkeypatch: pytest.MonkeyPatch) -> None:
    """A worker that delivers nothing, looks often, and keeps the test's own connection."""
    monkeypatch.setattr(worker, "THREADS", 1)
    monkeypatch.setattr(worker, "_loop", lambda _: None)
    monkeypatch.setattr(worker, "LOOK_EVERY", 0.01)
    monkeypatch.setattr(worker, "connections", connections_that_stay())


@pytest.mark.usefixtures("idle")
def test_the_worker_prunes_every_hour_and_goes_on_if_that_fails(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    stop, calls = threading.Event(), []

    def fail(now: datetime.datetime, keep: datetime.timedelta) -> None:
        calls.append(keep)
        if len(calls) == 2:
            stop.set()
        raise ValueError

    monkeypatch.setattr(worker, "prune", fail)
    monkeypatch.setattr(worker, "PRUNE_EVERY", 0.05)
    worker.run(stop)
    assert calls == [datetime.timedelta(days=30)] * 2
    assert "Pruning failed" in caplog.text


@pytest.mark.usefixtures("idle")
def test_the_worker_indexes_neighbours_until_it_is_to_stop(monkeypatch: pytest.MonkeyPatch) -> None:
    stop, answers = threading.Event(), []

    def index_neighbours(should_stop: Callable[[], bool]) -> None:
        answers.append(should_stop())
        stop.set()
        answers.append(should_stop())

    monkeypatch.setattr(worker, "prune", lambda *_: None)
    monkeypatch.setattr(worker, "index_neighbours", index_neighbours)
    worker.run(stop)
    assert answers == [False, True]


@pytest.mark.usefixtures("idle")
def test_the_worker_places_new_terms_every_minute_and_goes_on_if_that_fails(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    stop, calls = threading.Event(), []

    def fail() -> None:
        calls.append(time.monotonic())
        if len(calls) == 2:
            stop.set()
        raise ValueError

    began = time.monotonic()
    monkeypatch.setattr(worker, "prune", lambda *_: None)
    monkeypatch.setattr(worker, "index_neighbours", lambda _: None)
    monkeypatch.setattr(worker, "place_new_terms", fail)
    monkeypatch.setattr(worker, "PLACE_EVERY", 0.1)
    worker.run(stop)
    assert calls[0] - began > 0.1
    assert calls[1] - calls[0] > 0.1
    assert "could not be tidied" in caplog.text


def connections_that_stay() -> Any:
    class Stay:
        def close_all(self) -> None:
            """Keep the test's own connection."""

    return Stay()
