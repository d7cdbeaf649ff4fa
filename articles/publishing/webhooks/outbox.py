"""Queueing deliveries, in the transaction of the events that they deliver. Reads `Webhook`; writes `Delivery`."""

import uuid
from collections.abc import Sequence

from django.db.models import Q

from articles.choices import EventType
from articles.models import Delivery, Event, Webhook


def enqueue(events: Sequence[Event]) -> None:
    """Store a delivery of each event to each webhook that subscribes to it; the events are of one article."""
    article, now = events[0].article_id, events[0].at
    enabled = Webhook.objects.filter(disabled_at=None)
    if not enabled.exists():
        return
    webhooks = enabled.filter(Q(article=None) | Q(article=article))
    webhooks = webhooks.filter(Q(paragraph=None) | Q(paragraph__article=article))
    Delivery.objects.bulk_create(
        Delivery(webhook=webhook, event=event, message_id=f"msg_{uuid.uuid4().hex}", due_at=now, created_at=now)
        for webhook in webhooks.select_related("paragraph").order_by("pk")
        for event in events
        if _subscribes(webhook, event)
    )


def _subscribes(webhook: Webhook, event: Event) -> bool:
    """Whether the webhook is sent the event; a notice on a whole text also concerns each of its paragraphs."""
    if event.type not in webhook.events:
        return False
    if webhook.paragraph is None or webhook.paragraph.pid in event.paragraphs:
        return True
    return event.type == EventType.NOTICE_PUBLISHED and not event.paragraphs
