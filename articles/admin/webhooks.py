"""Webhooks and their deliveries, to look at; programs register and remove them over the API."""

from django.contrib import admin

from articles.admin.bases import ReadingAdmin
from articles.models import Delivery, Webhook


@admin.register(Webhook)
class WebhookAdmin(ReadingAdmin):
    """Webhooks."""

    list_display = ["url", "made_by", "created_at", "failing_since", "disabled_at"]
    search_fields = ["url", "made_by"]
    fields = [
        "url", "events", "article", "paragraph", "made_by", "created_at", "failing_since", "disabled_at", "disabled_because",
    ]  # fmt: skip


@admin.register(Delivery)
class DeliveryAdmin(ReadingAdmin):
    """Deliveries, the newest first."""

    list_display = ["message_id", "webhook", "event", "status", "attempts", "due_at"]
    list_filter = ["status"]
    list_select_related = ["webhook", "event"]
    search_fields = ["=message_id", "webhook__url"]
    ordering = ["-id"]
    fields = ["message_id", "webhook", "event", "status", "attempts", "due_at", "delivered_at", "log", "created_at"]
