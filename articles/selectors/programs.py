"""API keys and webhooks as those who look after them see them. Reads the store."""

from django.db.models import Count, Q, QuerySet

from articles.choices import DeliveryStatus
from articles.models import ApiKey, Delivery, Webhook
from articles.selectors.errors import UnknownError


def api_keys() -> QuerySet[ApiKey]:
    """Return all keys: those that open something first, and the newest of them first."""
    keys: QuerySet[ApiKey] = ApiKey.objects.order_by("revoked", "-created", "pk")
    return keys


def api_key_by_prefix(prefix: str) -> ApiKey:
    """Return a key. Raises `UnknownError`."""
    key: ApiKey | None = ApiKey.objects.filter(prefix=prefix).first()
    if key is None:
        raise UnknownError("not_found", f"No key begins with “{prefix[:20]}”.")
    return key


def webhooks_with_counts() -> QuerySet[Webhook]:
    """Return all webhooks, the oldest first, each with the number of its deliveries that `waiting` and that `failed`."""
    return webhooks().annotate(
        waiting=Count("deliveries", filter=Q(deliveries__status=DeliveryStatus.PENDING)),
        failed=Count("deliveries", filter=Q(deliveries__status=DeliveryStatus.FAILED)),
    )


def webhooks() -> QuerySet[Webhook]:
    """Return all webhooks, the oldest first, each to be loaded with its article and its paragraph."""
    return Webhook.objects.select_related("article", "paragraph").order_by("pk")


def webhook_by_id(number: int) -> Webhook:
    """Return a webhook. Raises `UnknownError`."""
    webhook = webhooks().filter(pk=number).first()
    if webhook is None:
        raise UnknownError("unknown_webhook", f"There is no webhook {number}.")
    return webhook


def deliveries_to(webhook: Webhook) -> QuerySet[Delivery]:
    """Return the deliveries to a webhook, the newest first, each to be loaded with its event and the event's article."""
    return Delivery.objects.filter(webhook=webhook).select_related("event__article", "webhook").order_by("-pk")


def delivery_by_id(webhook: Webhook, number: int) -> Delivery:
    """Return a delivery to a webhook. Raises `UnknownError`."""
    delivery = deliveries_to(webhook).filter(pk=number).first()
    if delivery is None:
        raise UnknownError("unknown_delivery", f"Webhook {webhook.pk} has no delivery {number}.")
    return delivery
