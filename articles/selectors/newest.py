"""Reading a page of all articles, the newest first: the list that is asked for most, so its queries are prepared."""

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from django.db.models import Q, QuerySet

from articles.models import Article
from articles.selectors.articles import listed_articles
from articles.selectors.prepared import prepared


@dataclass(frozen=True, slots=True)
class Newest:
    """All articles that can be read, by the day of their first publication; the undated ones last."""

    def count(self) -> int:
        """Return how many there are."""
        return listed_articles().count()

    def stretch(self, edge: Sequence[object], count: int, *, backwards: bool) -> list[Article]:
        """Return `count` articles behind the one with the day and the id of `edge`; before it, if `backwards`."""
        if not edge:
            return _from_the_end(count, backwards)()
        day, article_id = edge
        assert isinstance(day, datetime.date)
        assert isinstance(article_id, int)
        return _behind(count, backwards)(day.isoformat(), article_id)


@cache
def _from_the_end(count: int, backwards: bool) -> Callable[[], list[Article]]:
    return prepared(lambda: _in_order(listed_articles(), backwards)[:count])


@cache
def _behind(count: int, backwards: bool) -> Callable[[str, int], list[Article]]:
    """Return what reads so many articles behind a day and an id."""
    comparison = "gt" if backwards else "lt"

    @prepared
    def articles(day: str, article_id: int) -> QuerySet[Article]:
        # The first part says nothing new, but with it a database begins to read its index at the day.
        start = Q(**{f"published_or_never__{comparison}e": day})
        other_day = Q(**{f"published_or_never__{comparison}": day})
        same_day = Q(**{"published_or_never": day, f"pk__{comparison}": article_id})
        return _in_order(listed_articles().filter(start, other_day | same_day), backwards)[:count]

    return articles


def _in_order(articles: QuerySet[Article], backwards: bool) -> QuerySet[Article]:
    sign = "" if backwards else "-"
    return articles.order_by(f"{sign}published_or_never", f"{sign}id")
