"""Taking deliveries that are due, and recording each attempt. Writes `Webhook` and `Delivery`, in short transactions.

A worker leases one webhook at a time. So no transaction is open while it sends, two workers never send the same delivery, and
an address that hangs delays no other webhook. A lease ends by itself if its worker dies.
"""

import datetime
from dataclasses import dataclass

from django.db import connection, transaction
from django.db.models import Exists, F, OuterRef, Q, QuerySet

from articles.choices import DeliveryStatus
from articles.models import Delivery, Webhook

LEASE = datetime.timedelta(minutes=5)
AT_ONCE = 10
# The waits after each failed attempt, in seconds: 27 hours and 35 minutes together.
WAITS = tuple(datetime.timedelta(seconds=s) for s in (5, 60, 300, 1800, 7200, 18_000, 28_800, 43_200))
DISABLED_AFTER = datetime.timedelta(days=1)
GONE = 410
_LONGEST_ERROR = 200
_LONGEST_LOG = 50


@dataclass(frozen=True, slots=True)
class Outcome:
    """The result of an attempt: the status of the answer, or an error if there was no answer; and the time it took."""

    status: int | None
    error: str | None = None
    milliseconds: int = 0

    @property
    def delivered(self) -> bool:
        """Whether the receiver accepted the delivery."""
        return self.status is not None and 200 <= self.status < 300  # noqa: PLR2004


def claim(now: datetime.datetime) -> Webhook | None:
    """Return a webhook with a delivery that is due, leased to the caller; None if no such webhook is free."""
    if not _claimable(now).exists():
        return None  # without a transaction, which on SQLite would keep others from writing
    with transaction.atomic():
        rows = _claimable(now)
        if connection.features.has_select_for_update_skip_locked:
            rows = rows.select_for_update(skip_locked=True)
        # The webhook that has waited longest since its last lease comes first.
        webhook = rows.order_by(F("leased_until").asc(nulls_first=True), "pk").first()
        if webhook is not None:
            webhook.leased_until = now + LEASE
            webhook.save(update_fields=["leased_until"])
        return webhook


def due(webhook: Webhook, now: datetime.datetime) -> list[Delivery]:
    """Return the next deliveries that are due for a webhook, at most `AT_ONCE`, in the order of the log."""
    rows = Delivery.objects.filter(webhook=webhook, status=DeliveryStatus.PENDING, due_at__lte=now)
    return list(rows.select_related("webhook").order_by("event")[:AT_ONCE])


def release(webhook: Webhook, now: datetime.datetime) -> None:
    """End the lease of a webhook."""
    Webhook.objects.filter(pk=webhook.pk).update(leased_until=now)


def note(delivery: Delivery, outcome: Outcome, now: datetime.datetime) -> None:
    """Record an attempt and what follows from it: delivered, another attempt later, or failed."""
    delivery.attempts += 1
    error = outcome.error[:_LONGEST_ERROR] if outcome.error else None
    entry = {"at": now.isoformat(), "status": outcome.status, "error": error, "milliseconds": outcome.milliseconds}
    delivery.log = [*delivery.log, entry][-_LONGEST_LOG:]
    if outcome.delivered:
        delivery.status, delivery.delivered_at = DeliveryStatus.DELIVERED, now
    elif outcome.status == GONE or delivery.attempts > len(WAITS):
        delivery.status = DeliveryStatus.FAILED
    else:
        delivery.due_at = now + WAITS[delivery.attempts - 1]
    with transaction.atomic():
        # If the webhook was deleted meanwhile, its deliveries are too, and nothing is written.
        fields = ("attempts", "log", "status", "delivered_at", "due_at")
        Delivery.objects.filter(pk=delivery.pk).update(**{name: getattr(delivery, name) for name in fields})
        _note_health(delivery, outcome, now)


def _note_health(delivery: Delivery, outcome: Outcome, now: datetime.datetime) -> None:
    rows = Webhook.objects.filter(pk=delivery.webhook_id)
    if outcome.delivered:
        rows.update(failing_since=None)
        return
    rows.filter(failing_since=None).update(failing_since=now)
    if outcome.status == GONE:
        rows.update(disabled_at=now, disabled_because="It answered 410 Gone.")
    elif delivery.status == DeliveryStatus.FAILED:
        why = "No delivery has succeeded for a day and more."
        rows.filter(failing_since__lte=now - DISABLED_AFTER).update(disabled_at=now, disabled_because=why)


def _claimable(now: datetime.datetime) -> QuerySet[Webhook]:
    waiting = Delivery.objects.filter(webhook=OuterRef("pk"), status=DeliveryStatus.PENDING, due_at__lte=now)
    free = Q(leased_until=None) | Q(leased_until__lte=now)
    return Webhook.objects.filter(free, Exists(waiting), disabled_at=None)
