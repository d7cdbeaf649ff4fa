"""How the delivery of webhooks goes."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from articles.models import Delivery, Event, Webhook
from articles.publishing.articles import Published
from articles.selectors.webhooks import oldest_due_delivery, webhooks_by_state

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def webhook(**fields: object) -> Webhook:
    return Webhook.objects.create(url="https://a.example/", events=[], base="", salt="", **fields)


def delivery(to: Webhook, due_at: datetime, number: int, status: str = "pending") -> None:
    event = Event.objects.order_by("pk")[0]
    Delivery.objects.bulk_create(
        [
            Delivery(
                webhook=to, event=event, message_id=str(number), due_at=due_at, status=status, created_at=timezone.now()
            )
        ]
    )


def test_the_oldest_of_the_deliveries_that_are_due_and_will_be_sent(sample: Published) -> None:
    now = timezone.now()
    assert oldest_due_delivery() is None
    delivery(webhook(), now + HOUR, 1)
    delivery(webhook(disabled_at=now), now - 5 * HOUR, 2)
    delivery(webhook(), now - 4 * HOUR, 3, "delivered")
    delivery(webhook(), now - 4 * HOUR, 4, "failed")
    assert oldest_due_delivery() is None
    delivery(webhook(), now - HOUR, 5)
    delivery(webhook(), now - 2 * HOUR, 6)
    delivery(webhook(), now - HOUR, 7)
    assert oldest_due_delivery() == now - 2 * HOUR


def test_webhooks_are_counted_by_state() -> None:
    now = timezone.now()
    assert webhooks_by_state() == {"working": 0, "failing": 0, "disabled": 0}
    for fields in (
        {},
        {},
        {},
        {"failing_since": now},
        {"failing_since": now},
        {"disabled_at": now, "failing_since": now},
    ):
        webhook(**fields)
    assert webhooks_by_state() == {"working": 3, "failing": 2, "disabled": 1}
