"""Queueing deliveries, in the transaction of the events that they deliver. Reads `Webhook`; writes `Delivery`."""

import uuid
from collections.abc import Sequence

from django.db.models import Q, QuerySet

from articles.choices import EventType
from articles.models import Delivery, Event, Webhook
from articles.selectors.prepared import prepared


def enqueue(events: Sequence[Event]) -> None:
    """Store a delivery of each event to each webhook that subscribes to it; the events are of one moment."""
    if not _any_enabled():
        return
    enabled = Webhook.objects.filter(disabled_at=None)
    articles, now = {event.article_id for event in events}, events[0].at
    webhooks = enabled.filter(Q(article=None) | Q(article__in=articles))
    webhooks = webhooks.filter(Q(paragraph=None) | Q(paragraph__article__in=articles))
    Delivery.objects.bulk_create(
        Delivery(webhook=webhook, event=event, message_id=f"msg_{uuid.uuid4().hex}", due_at=now, created_at=now)
        for webhook in webhooks.select_related("paragraph").order_by("pk")
        for event in events
        if _subscribes(webhook, event)
    )


@prepared
def _any_enabled() -> QuerySet[Webhook, tuple[int]]:
    return Webhook.objects.filter(disabled_at=None).order_by().values_list("pk")[:1]


def _subscribes(webhook: Webhook, event: Event) -> bool:
    """Whether the webhook is sent the event; a notice on a whole text also concerns each of its paragraphs."""
    if event.type not in webhook.events or webhook.article_id not in (None, event.article_id):
        return False
    if webhook.paragraph is None or webhook.paragraph.pid in event.paragraphs:
        return True
    is_on_whole_text = event.type == EventType.NOTICE_PUBLISHED and not event.paragraphs
    return is_on_whole_text and webhook.paragraph.article_id == event.article_id
