"""Removing what is no longer needed: settled deliveries, expired sessions of the admin, and answers kept for repetition.

Writes `Delivery`, `Session` and `IdempotentAnswer`, some hundreds of rows at a time, so that nobody waits long for it.
"""

import datetime
from dataclasses import dataclass
from typing import Any

from django.contrib.sessions.models import Session
from django.db.models import QuerySet

from articles.choices import DeliveryStatus
from articles.models import Delivery, IdempotentAnswer
from articles.publishing.idempotency import KEPT_FOR

_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Pruned:
    """How many rows of each kind were removed."""

    deliveries: int
    sessions: int
    answers: int


def prune(now: datetime.datetime, keep_deliveries: datetime.timedelta) -> Pruned:
    """Remove what has been of no use since before `now`; a delivery that is still to be sent stays, however old."""
    settled = Delivery.objects.exclude(status=DeliveryStatus.PENDING)
    return Pruned(
        deliveries=_removed(settled.filter(created_at__lt=now - keep_deliveries)),
        sessions=_removed(Session.objects.filter(expire_date__lt=now)),
        answers=_removed(IdempotentAnswer.objects.filter(created_at__lt=now - KEPT_FOR)),
    )


def _removed(rows: QuerySet[Any]) -> int:
    count = 0
    while keys := list(rows.order_by("pk").values_list("pk", flat=True)[:_AT_ONCE]):
        count += rows.model._default_manager.filter(pk__in=keys).delete()[0]
    return count
