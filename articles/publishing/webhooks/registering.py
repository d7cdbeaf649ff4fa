"""Registering, removing and enabling webhooks, and sending again. Writes `Webhook` and `Delivery`."""

import base64
import secrets
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import timezone
from django.utils.crypto import salted_hmac

from articles.choices import DeliveryStatus
from articles.identity import pids
from articles.models import Article, Delivery, Paragraph, Webhook
from articles.publishing.errors import ConflictError, PublishingError
from articles.publishing.webhooks.targets import TargetError, check_target
from articles.selectors.errors import unknown_article, unknown_paragraph

_KEY_SALT = "articles.webhooks"


class WebhookError(PublishingError):
    """The webhook cannot be registered as it is."""

    code = "invalid_webhook"


@dataclass(frozen=True, slots=True)
class WebhookDraft:
    """A webhook to register: its URL, the types of events, and the article or the paragraph that they must concern, if any."""

    url: str
    events: Sequence[str]
    article: str | None = None
    paragraph: str | None = None


def register_webhook(draft: WebhookDraft, *, base: str, made_by: str) -> Webhook:
    """Store a webhook, which is sent the events from now on. Raises `WebhookError`."""
    article = _article(draft.article)
    paragraph = _paragraph(draft.paragraph, article)
    try:
        check_target(draft.url)
    except TargetError as error:
        raise WebhookError(str(error), pointer="/url") from error
    return Webhook.objects.create(
        url=draft.url,
        events=sorted(set(draft.events)),
        article=article,
        paragraph=paragraph,
        base=base,
        salt=secrets.token_hex(16),
        made_by=made_by,
    )


def secret_of(webhook: Webhook) -> str:
    """Return the secret that the webhook's messages are signed with (Standard Webhooks: `whsec_` and Base64).

    It is derived from the service's own key, so that a reader of the database cannot sign.
    """
    derived = salted_hmac(_KEY_SALT, webhook.salt, algorithm="sha256").digest()
    return f"whsec_{base64.b64encode(derived).decode()}"


def remove_webhook(webhook: Webhook) -> None:
    """Remove a webhook with its deliveries."""
    webhook.delete()


def enable_webhook(webhook: Webhook) -> None:
    """Enable a webhook that was disabled; its pending deliveries are due now."""
    webhook.disabled_at = webhook.disabled_because = webhook.failing_since = None
    webhook.save(update_fields=["disabled_at", "disabled_because", "failing_since"])
    Delivery.objects.filter(webhook=webhook, status=DeliveryStatus.PENDING).update(due_at=timezone.now(), attempts=0)


def redeliver(delivery: Delivery) -> None:
    """Send a delivery again, now, with as many attempts as a new one. Raises `ConflictError` for a disabled webhook."""
    if delivery.webhook.disabled_at:
        raise ConflictError("The webhook is disabled; enable it first.", code="webhook_disabled")
    delivery.status, delivery.due_at, delivery.attempts = DeliveryStatus.PENDING, timezone.now(), 0
    delivery.save(update_fields=["status", "due_at", "attempts"])


def _article(slug: str | None) -> Article | None:
    if slug is None:
        return None
    article = Article.objects.filter(slug=slug).first()
    if article is None:
        raise WebhookError(unknown_article(slug).detail, pointer="/article")
    return article


def _paragraph(given: str | None, article: Article | None) -> Paragraph | None:
    if given is None:
        return None
    try:
        pid = pids.parse(given)
    except (pids.MalformedPidError, pids.MistypedPidError) as error:
        raise WebhookError(str(error), pointer="/paragraph") from error
    paragraph = Paragraph.objects.filter(pid=pid).first()
    if paragraph is None:
        raise WebhookError(unknown_paragraph(pid).detail, pointer="/paragraph")
    if article and paragraph.article_id != article.pk:
        raise WebhookError(f"The paragraph “{pid}” is of another article.", pointer="/paragraph")
    return paragraph
