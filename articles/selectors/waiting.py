"""What waits for an editor: deliveries that failed, and what changed last."""

from django.db.models import Prefetch

from articles.choices import DeliveryStatus
from articles.models import Article, Delivery, Notice
from articles.selectors.articles import articles_with_current_version

MOST = 20


def articles_changed_last(most: int = MOST) -> list[Article]:
    """Return the articles that changed last, withdrawn ones too, with their current versions and their notices."""
    notices = Prefetch("notices", queryset=Notice.objects.order_by("-id"))
    return list(articles_with_current_version().order_by("-updated_at", "-id").prefetch_related(notices)[:most])


def failed_deliveries() -> int:
    """Return how many deliveries of webhooks were given up."""
    return Delivery.objects.filter(status=DeliveryStatus.FAILED).count()
