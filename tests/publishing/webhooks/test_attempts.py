"""Taking what is due, one webhook at a time, and what follows from each attempt."""

import datetime

import pytest
from django.utils import timezone

from articles.models import Article, Delivery, Event, Webhook
from articles.publishing.webhooks.attempts import AT_ONCE, LEASE, WAITS, Outcome, claim, due, note, release

pytestmark = pytest.mark.django_db
NOW = timezone.now()
SECOND = datetime.timedelta(seconds=1)
REFUSED = Outcome(500)


def webhook(**facts: object) -> Webhook:
    return Webhook.objects.create(url="https://example.org/", events=[], base="", salt="s", made_by="x", **facts)


def delivery(subscriber: Webhook, **facts: object) -> Delivery:
    article, _ = Article.objects.get_or_create(slug="an-article")
    position = Event.objects.count() + 1
    event = Event.objects.create(id=position, type="article.amended", article=article, at=NOW)
    values = {"message_id": f"msg_{position}", "due_at": NOW, "created_at": NOW, **facts}
    return Delivery.objects.create(webhook=subscriber, event=event, **values)


# ── Claiming ────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_nothing_is_claimed_if_nothing_is_due() -> None:
    subscriber = webhook()
    assert claim(NOW) is None
    delivery(subscriber, due_at=NOW + SECOND)
    assert claim(NOW) is None
    assert claim(NOW + SECOND) == subscriber


@pytest.mark.parametrize("status", ["delivered", "failed"])
def test_a_delivery_that_is_done_is_not_due(status: str) -> None:
    delivery(webhook(), status=status)
    assert claim(NOW) is None


def test_a_disabled_webhook_is_not_claimed() -> None:
    delivery(webhook(disabled_at=NOW))
    assert claim(NOW) is None


def test_a_claimed_webhook_is_free_again_when_its_lease_ends_or_is_released() -> None:
    subscriber = webhook()
    delivery(subscriber)
    claimed = claim(NOW)
    assert claimed == subscriber
    assert claimed.leased_until == NOW + LEASE
    assert claim(NOW + LEASE - SECOND) is None
    assert claim(NOW + LEASE) == subscriber
    release(subscriber, NOW + LEASE)
    assert claim(NOW + LEASE) == subscriber


def test_the_webhook_that_waited_longest_is_claimed_first() -> None:
    served_now, served_before, never_served = (
        webhook(leased_until=NOW - SECOND),
        webhook(leased_until=NOW - 2 * SECOND),
        webhook(),
    )
    for subscriber in (served_now, served_before, never_served):
        delivery(subscriber)
    assert [claim(NOW), claim(NOW), claim(NOW), claim(NOW)] == [never_served, served_before, served_now, None]


def test_some_of_what_is_due_is_taken_in_the_order_of_the_log() -> None:
    subscriber, other = webhook(), webhook()
    later = delivery(subscriber, due_at=NOW + SECOND)
    rows = [delivery(subscriber) for _ in range(AT_ONCE + 1)]
    delivery(other)
    delivery(subscriber, status="failed")
    assert due(subscriber, NOW) == rows[:AT_ONCE]
    assert due(subscriber, NOW + SECOND)[0] == later


# ── What follows ────────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(("status", "delivered"), [(199, False), (200, True), (299, True), (300, False), (None, False)])
def test_only_a_status_of_2xx_is_a_delivery(status: int | None, delivered: bool) -> None:
    assert Outcome(status).delivered == delivered


def test_a_delivery_that_succeeds_is_done_and_the_webhook_is_well() -> None:
    subscriber = webhook(failing_since=NOW)
    row = delivery(subscriber)
    note(row, Outcome(204, None, 7), NOW)
    row.refresh_from_db()
    subscriber.refresh_from_db()
    assert (row.status, row.delivered_at, row.attempts) == ("delivered", NOW, 1)
    assert row.log == [{"at": NOW.isoformat(), "status": 204, "error": None, "milliseconds": 7}]
    assert subscriber.failing_since is None


def test_each_failed_attempt_waits_longer_and_the_last_one_fails() -> None:
    row = delivery(webhook())
    for wait in WAITS:
        note(row, REFUSED, NOW)
        row.refresh_from_db()
        assert (row.status, row.due_at) == ("pending", NOW + wait)
    note(row, REFUSED, NOW)
    row.refresh_from_db()
    assert (row.status, row.attempts) == ("failed", len(WAITS) + 1)
    assert sum(WAITS, datetime.timedelta()) == datetime.timedelta(hours=27, minutes=36, seconds=5)


def test_a_webhook_fails_since_its_first_failure() -> None:
    subscriber = webhook()
    row = delivery(subscriber)
    note(row, REFUSED, NOW)
    note(row, REFUSED, NOW + SECOND)
    subscriber.refresh_from_db()
    assert (subscriber.failing_since, subscriber.disabled_at) == (NOW, None)


@pytest.mark.parametrize(
    ("failing_for", "disabled"), [(datetime.timedelta(days=1), True), (datetime.timedelta(hours=23), False)]
)
def test_a_delivery_that_fails_for_good_disables_a_webhook_that_failed_for_a_day(
    failing_for: datetime.timedelta, disabled: bool
) -> None:
    subscriber = webhook(failing_since=NOW - failing_for)
    note(delivery(subscriber, attempts=len(WAITS)), REFUSED, NOW)
    subscriber.refresh_from_db()
    assert (subscriber.disabled_at is not None) == disabled


def test_an_attempt_that_is_repeated_later_disables_nothing() -> None:
    subscriber = webhook(failing_since=NOW - datetime.timedelta(days=9))
    note(delivery(subscriber), REFUSED, NOW)
    subscriber.refresh_from_db()
    assert subscriber.disabled_at is None


def test_410_gone_disables_the_webhook_at_once() -> None:
    subscriber = webhook()
    row = delivery(subscriber)
    note(row, Outcome(410), NOW)
    row.refresh_from_db()
    subscriber.refresh_from_db()
    assert (row.status, subscriber.disabled_at) == ("failed", NOW)
    assert subscriber.disabled_because == "It answered 410 Gone."


def test_an_error_and_the_log_are_kept_within_bounds() -> None:
    row = delivery(webhook(), log=[{"at": str(number)} for number in range(50)])
    note(row, Outcome(None, "x" * 300), NOW)
    row.refresh_from_db()
    assert (len(row.log), row.log[0]["at"], row.log[-1]["error"]) == (50, "1", "x" * 200)


def test_a_webhook_that_was_deleted_meanwhile_stays_deleted() -> None:
    subscriber = webhook()
    row = delivery(subscriber)
    subscriber.delete()
    note(row, Outcome(200), NOW)
    assert not Delivery.objects.exists()
