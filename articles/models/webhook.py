"""Webhooks, which are sent events; and deliveries, each of one event to one webhook."""

from django.db import models

from articles.choices import DeliveryStatus
from articles.models.closed_lists import labelled, one_of


class Webhook(models.Model):
    """An address that is sent events. Its secret is not stored, but derived from `salt` and the service's own key."""

    url = models.CharField(max_length=2000)
    events = models.JSONField(help_text="The types of events that it is told of")
    article = models.ForeignKey(
        "articles.Article", null=True, blank=True, on_delete=models.PROTECT, related_name="webhooks"
    )
    paragraph = models.ForeignKey(
        "articles.Paragraph", null=True, blank=True, on_delete=models.PROTECT, related_name="webhooks"
    )
    base = models.CharField(max_length=300, help_text="The base of the URLs that it is told")
    salt = models.CharField(max_length=32)
    made_by = models.CharField(max_length=200, help_text="The name of the API key that registered it")
    created_at = models.DateTimeField(auto_now_add=True)
    failing_since = models.DateTimeField(null=True, blank=True, help_text="Since when no delivery has succeeded")
    disabled_at = models.DateTimeField(null=True, blank=True)
    disabled_because = models.CharField(max_length=300, null=True, blank=True)  # noqa: DJ001
    leased_until = models.DateTimeField(null=True, blank=True, help_text="Until when one worker has it to itself")

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.url


class Delivery(models.Model):
    """One event on its way to one webhook, stored in the transaction of the event. Each attempt has the same message id."""

    webhook = models.ForeignKey(Webhook, on_delete=models.CASCADE, related_name="deliveries")
    event = models.ForeignKey("articles.Event", on_delete=models.PROTECT, related_name="deliveries")
    message_id = models.CharField(max_length=40, unique=True)
    status = models.CharField(max_length=9, choices=labelled(DeliveryStatus), default=DeliveryStatus.PENDING)
    attempts = models.PositiveIntegerField(default=0)
    due_at = models.DateTimeField(help_text="When it is to be sent next")
    delivered_at = models.DateTimeField(null=True, blank=True)
    log = models.JSONField(default=list, blank=True, help_text="When it was sent, and what came of it")
    created_at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        verbose_name_plural = "deliveries"
        indexes = [models.Index(fields=["status", "due_at"]), models.Index(fields=["webhook", "status", "due_at"])]
        constraints = [
            models.UniqueConstraint(fields=["webhook", "event"], name="articles_delivery_once"),
            one_of("status", DeliveryStatus),
        ]

    def __str__(self) -> str:
        return self.message_id
