"""How the delivery of webhooks goes, for whoever operates the service. Reads `Webhook` and `Delivery`."""

from datetime import datetime

from django.db.models import Count, Min, Q
from django.utils import timezone

from articles.choices import DeliveryStatus
from articles.models import Delivery, Webhook


def oldest_due_delivery() -> datetime | None:
    """Return since when the delivery is due that waits longest; None if none is due. Disabled webhooks are sent nothing."""
    due = Delivery.objects.filter(status=DeliveryStatus.PENDING, due_at__lte=timezone.now(), webhook__disabled_at=None)
    moment: datetime | None = due.aggregate(oldest=Min("due_at"))["oldest"]
    return moment


def webhooks_by_state() -> dict[str, int]:
    """Return how many webhooks are working, failing and disabled."""
    enabled = Q(disabled_at=None)
    return Webhook.objects.aggregate(
        working=Count("pk", filter=enabled & Q(failing_since=None)),
        failing=Count("pk", filter=enabled & Q(failing_since__isnull=False)),
        disabled=Count("pk", filter=~enabled),
    )
