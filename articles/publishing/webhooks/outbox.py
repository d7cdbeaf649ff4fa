"""What each webhook is to be told, written in the transaction of what it is told of. Reads `Webhook`; writes `Delivery`."""

import uuid
from collections.abc import Sequence

from django.db.models import Q

from articles.choices import EventType
from articles.models import Delivery, Event, Webhook


def enqueue(events: Sequence[Event]) -> None:
    """Store a delivery of each of the events, which are of one article, to each webhook that wants it."""
    article, now = events[0].article_id, events[0].at
    webhooks = Webhook.objects.filter(Q(article=None) | Q(article=article), disabled_at=None)
    webhooks = webhooks.filter(Q(paragraph=None) | Q(paragraph__article=article))
    Delivery.objects.bulk_create(
        Delivery(webhook=webhook, event=event, message_id=f"msg_{uuid.uuid4().hex}", due_at=now, created_at=now)
        for webhook in webhooks.select_related("paragraph").order_by("pk")
        for event in events
        if _wants(webhook, event)
    )


def _wants(webhook: Webhook, event: Event) -> bool:
    """Whether the webhook is to be told: a paragraph is also hit by what is said of the whole article."""
    if event.type not in webhook.events:
        return False
    if webhook.paragraph is None or webhook.paragraph.pid in event.paragraphs:
        return True
    return event.type == EventType.NOTICE_PUBLISHED and not event.paragraphs
