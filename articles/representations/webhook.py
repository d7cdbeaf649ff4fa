"""JSON of the API: a webhook, and its deliveries."""

from pydantic import Field

from articles.addresses import Urls
from articles.choices import DeliveryStatusName, EventTypeName
from articles.models import Delivery, Webhook
from articles.representations.shape import Moment, Pid, Shape, Url


class WebhookShape(Shape):
    """An address that receives events, and the state of its deliveries."""

    id: int
    self_url: Url = Field(description="Where this webhook is")
    url: Url = Field(description="The address to which events are sent", examples=["https://example.org/hook"])
    events: list[EventTypeName] = Field(description="The types of events that are sent")
    article: str | None = Field(description="The slug of the article whose events are sent; null: of all articles")
    paragraph: Pid | None = Field(description="The paragraph whose events are sent; null: of all paragraphs")
    made_by: str = Field(description="The name of the API key that registered it")
    created_at: Moment
    failing_since: Moment | None = Field(description="Since when no delivery has succeeded; null if the last one did")
    disabled_at: Moment | None = Field(description="Since when nothing is sent any more; null while it is enabled")
    disabled_because: str | None
    deliveries_url: Url


class RegisteredWebhook(WebhookShape):
    """A webhook as it was just registered, with its secret."""

    secret: str = Field(
        pattern=r"^whsec_[A-Za-z0-9+/]+={0,2}$",
        description="What messages are signed with; shown this once",
        examples=["whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"],
    )


class AttemptShape(Shape):
    """One attempt at a delivery."""

    at: Moment
    status: int | None = Field(description="The HTTP status that was answered; null if none was")
    error: str | None
    milliseconds: int


class DeliveryShape(Shape):
    """One event on its way to a webhook."""

    id: int
    message_id: str = Field(description="The header `webhook-id`, the same each time that it is sent")
    event: int = Field(description="The id of the event")
    type: EventTypeName
    status: DeliveryStatusName
    due_at: Moment | None = Field(description="When it is sent next; null if it is not sent any more")
    delivered_at: Moment | None
    attempts: list[AttemptShape] = Field(description="The last fifty, the oldest first")
    created_at: Moment


def webhook_json(webhook: Webhook, urls: Urls) -> WebhookShape:
    """Return a webhook; reads its article and its paragraph."""
    return WebhookShape(**_facts(webhook, urls))


def registered_webhook_json(webhook: Webhook, secret: str, urls: Urls) -> RegisteredWebhook:
    """Return a webhook with its secret."""
    return RegisteredWebhook(**_facts(webhook, urls), secret=secret)


def delivery_json(delivery: Delivery) -> DeliveryShape:
    """Return a delivery; reads its event."""
    return DeliveryShape(
        id=delivery.pk,
        message_id=delivery.message_id,
        event=delivery.event_id,
        type=delivery.event.type,
        status=delivery.status,
        due_at=delivery.due_at if delivery.status == "pending" else None,
        delivered_at=delivery.delivered_at,
        attempts=[AttemptShape(**attempt) for attempt in delivery.log],
        created_at=delivery.created_at,
    )


def _facts(webhook: Webhook, urls: Urls) -> dict[str, object]:
    return {
        "id": webhook.pk,
        "self_url": urls.webhook(webhook.pk),
        "url": webhook.url,
        "events": webhook.events,
        "article": webhook.article.slug if webhook.article else None,
        "paragraph": webhook.paragraph.pid if webhook.paragraph else None,
        "made_by": webhook.made_by,
        "created_at": webhook.created_at,
        "failing_since": webhook.failing_since,
        "disabled_at": webhook.disabled_at,
        "disabled_because": webhook.disabled_because,
        "deliveries_url": f"{urls.webhook(webhook.pk)}deliveries/",
    }
