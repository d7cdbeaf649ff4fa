"""The message that tells a webhook of an event: its body, and headers with its signature (Standard Webhooks)."""

import datetime

from pydantic_core import to_json
from standardwebhooks.webhooks import Webhook as Signer

from articles import __version__
from articles.addresses import Urls
from articles.models import Delivery, Event
from articles.publishing.webhooks.registering import secret_of
from articles.representations.event import event_json
from articles.selectors.events import logged_events


def message_of(delivery: Delivery, naan: str | None, now: datetime.datetime) -> tuple[dict[str, str], bytes]:
    """Return the headers and the body; the body shows the event as it may be shown now, without withdrawn texts."""
    (logged,) = logged_events(Event.objects.filter(pk=delivery.event_id), 1)
    data = event_json(logged, Urls(delivery.webhook.base, naan)).model_dump(mode="json")
    body = to_json({"type": data["type"], "timestamp": data["at"], "data": data})
    signature = Signer(secret_of(delivery.webhook)).sign(delivery.message_id, now, body.decode())
    headers = {
        "Content-Type": "application/json",
        "User-Agent": f"alliance/{__version__}",
        "webhook-id": delivery.message_id,
        "webhook-timestamp": str(int(now.timestamp())),
        "webhook-signature": signature,
    }
    return headers, body
