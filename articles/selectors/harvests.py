"""Reading articles for harvesters: those that changed in a stretch of time, the one that changed longest ago first.

An article that changes while somebody harvests moves to the end, so that nothing is skipped. Withdrawn articles keep their
places.
"""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from articles.models import Article, Outlet
from articles.selectors.feeds import Cursor, articles_in, states_of
from articles.selectors.people import named_outlets
from articles.selectors.states import State


@dataclass(frozen=True, slots=True)
class Harvest:
    """Some articles with their states, and the last of them if more follow."""

    states: Sequence[State]
    following: Cursor | None


def harvest(
    since: datetime.datetime | None,
    before: datetime.datetime | None,
    outlet_id: int | None,
    after: Cursor | None,
    size: int,
) -> Harvest:
    """Return up to `size` articles that changed at `since` or later, and before `before`, and that come `after` a cursor.

    With `outlet_id`, only those that appeared in the outlet. Two queries; three with an outlet.
    """
    articles = Article.objects.all() if outlet_id is None else articles_in(outlet_id)
    if since:
        articles = articles.filter(updated_at__gte=since)
    if before:
        articles = articles.filter(updated_at__lt=before)
    if after:
        # The first condition says nothing more than the second, but lets the database begin at the cursor.
        later = Q(updated_at__gt=after.changed_at) | Q(updated_at=after.changed_at, pk__gt=after.article_id)
        articles = articles.filter(Q(updated_at__gte=after.changed_at) & later)
    with_next = list(articles.order_by("updated_at", "pk").values_list("pk", "updated_at")[: size + 1])
    keys = with_next[:size]
    following = Cursor(keys[-1][1], keys[-1][0]) if len(with_next) > size else None
    return Harvest(states_of([pk for pk, _ in keys]), following)


def first_change() -> datetime.datetime | None:
    """Return a moment before which no article changed; None if there is no article. One query."""
    return Article.objects.order_by("created_at").values_list("created_at", flat=True).first()


def outlets_after(outlet_id: int, size: int) -> tuple[list[Outlet], int | None]:
    """Return up to `size` outlets with a higher id, and the last of their ids if more follow; one query."""
    rows: QuerySet[Outlet] = named_outlets().filter(pk__gt=outlet_id).order_by("pk")
    with_next = list(rows[: size + 1])
    return with_next[:size], with_next[size - 1].pk if len(with_next) > size else None
