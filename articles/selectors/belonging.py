"""The articles that belong to a person or an outlet, or that satisfy another filter, for a page of them in any order.

A few articles are looked up and sorted, and many are met soon on a walk along the order of the page. Either way alone would
read the whole archive: for somebody who wrote little the one, and for an outlet that printed everything the other.
"""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.expressions import Combinable

from articles.models import Article, Contribution, Publication

FEW = 1_000
Condition = Q | Exists | Combinable


def written_as(articles: QuerySet[Article], contributions: QuerySet[Contribution]) -> QuerySet[Article]:
    """Return the articles whose current version has one of the contributions; one query, to see how many those are."""
    if _are_few(contributions):
        return articles.filter(current_version__in=contributions.order_by().values("version"))
    return articles.filter(Exists(contributions.filter(version=OuterRef("current_version"))))


def appeared_as(articles: QuerySet[Article], publications: QuerySet[Publication]) -> QuerySet[Article]:
    """Return the articles that have one of the publications; one query, to see how many those are."""
    if _are_few(publications):
        return articles.filter(pk__in=publications.order_by().values("article"))
    return articles.filter(Exists(publications.filter(article=OuterRef("pk"))))


def satisfying(
    articles: QuerySet[Article], condition: Condition, wanted: QuerySet[Article] | None = None
) -> QuerySet[Article]:
    """Return the articles that satisfy a condition; one query, to see how many those are.

    `wanted` gives the same articles by an index, if the condition itself does not.
    """
    rows = Article.objects.filter(condition) if wanted is None else wanted
    if _are_few(rows):
        return articles.filter(pk__in=rows.order_by().values("pk"))
    return articles.filter(condition)


def _are_few(rows: QuerySet[Any]) -> bool:
    return len(rows.order_by().values_list("pk", flat=True)[: FEW + 1]) <= FEW
