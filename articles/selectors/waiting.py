"""What waits for an editor: deliveries that failed, people of the same name, and what changed last."""

from dataclasses import dataclass

from django.db.models import Count, Prefetch, QuerySet

from articles.choices import DeliveryStatus
from articles.models import Article, Delivery, Notice, Person
from articles.selectors.articles import articles_with_current_version

MOST = 20


@dataclass(frozen=True, slots=True)
class Namesakes:
    """A name that several people have."""

    name: str
    count: int


def articles_changed_last(most: int = MOST) -> list[Article]:
    """Return the articles that changed last, withdrawn ones too, with their current versions and their notices."""
    notices = Prefetch("notices", queryset=Notice.objects.order_by("-id"))
    return list(articles_with_current_version().order_by("-updated_at", "-id").prefetch_related(notices)[:most])


def failed_deliveries() -> int:
    """Return how many deliveries of webhooks were given up."""
    return Delivery.objects.filter(status=DeliveryStatus.FAILED).count()


def namesakes(most: int = MOST) -> list[Namesakes]:
    """Return the names that several people have, who were not merged."""
    people: QuerySet[Person] = Person.objects.filter(merged_into=None).order_by("name")
    rows = people.values_list("name").annotate(count=Count("pk")).filter(count__gt=1)[:most]
    return [Namesakes(name, count) for name, count in rows]
