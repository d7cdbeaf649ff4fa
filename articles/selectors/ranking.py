"""Reading the articles that answer a search, the best first, and no further than a page needs."""

import datetime
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import NamedTuple, TypeVar

from django.db.models import QuerySet, Value

from articles.models import Article
from articles.searching import index
from articles.searching.places import place_of
from articles.searching.ranks import Rank
from articles.searching.search import Search, Stretch
from articles.selectors.articles import ArticleFilter, answering, filtered, listed_articles
from articles.selectors.languages import known_languages
from articles.selectors.prepared import prepared

AnyRank = TypeVar("AnyRank", bound=IntEnum)


class Edge(NamedTuple):
    """Where a page ends: the rank of its last match, and the match's place in the index."""

    rank: int
    place: int


@dataclass(frozen=True, slots=True)
class Ranked:
    """The articles that answer a search, by their `rank`, and those of one rank the newest first.

    `allowed` are those that the filter wants; None if it wants all that can be read, as the index has no others.
    """

    search: Search
    allowed: QuerySet[Article] | None

    def count(self) -> int:
        """Return how many articles answer the search."""
        articles = listed_articles() if self.allowed is None else self.allowed
        return answering(articles, self.search).count()

    def stretch(self, edge: Sequence[object], count: int, *, backwards: bool) -> list[Article]:
        """Return `count` articles behind the one with the rank, the day and the id of `edge`; before it, if `backwards`."""

        def read(rank: Rank, wanted: Stretch) -> list[int]:
            return index.of_rank(self.search, rank, wanted, self.allowed)

        ranks = in_ranks(Rank, read, _edge(edge), count, backwards=backwards)
        articles = {article.pk: article for article in _listed(list(ranks))}
        for key, article in articles.items():
            setattr(article, "rank", int(ranks[key]))  # noqa: B010  (as an annotation would, which no type knows)
        return [articles[key] for key in ranks if key in articles]


def ranked(wanted: ArticleFilter) -> QuerySet[Article] | Ranked:
    """Return the articles that the filter wants, each with its `rank`; all have rank 0 if no word is wanted."""
    search = Search.of(wanted.clauses or (), known_languages())
    if not search.wanted:
        return filtered(listed_articles(wanted.status), wanted).annotate(rank=Value(int(Rank.OCCURS)))
    others = replace(wanted, clauses=None)
    if others == ArticleFilter():
        return Ranked(search, None)
    return Ranked(search, filtered(Article.objects.filter(status=wanted.status), others))


@prepared
def _listed(ids: Collection[int]) -> QuerySet[Article]:
    return listed_articles().filter(pk__in=ids).order_by()


def in_ranks(
    every: Iterable[AnyRank],
    read: Callable[[AnyRank, Stretch], list[int]],
    edge: Edge | None,
    count: int,
    *,
    backwards: bool,
) -> dict[int, AnyRank]:
    """Return the ids of so many matches behind the edge, each with its rank, in order; before it, if `backwards`.

    `read` gives the ids of a stretch of a rank. A rank that the page does not need is not read.
    """
    ranks: dict[int, AnyRank] = {}
    for rank in sorted(every, reverse=not backwards):
        if len(ranks) < count and (wanted := _of_rank(rank, edge, count - len(ranks), backwards=backwards)):
            ranks |= dict.fromkeys(read(rank, wanted), rank)
    return ranks


def _of_rank(rank: IntEnum, edge: Edge | None, count: int, *, backwards: bool) -> Stretch | None:
    """Return the stretch of a rank that is wanted; None if all of the rank lies on the other side of the edge."""
    if edge is None:
        return Stretch(count, None, backwards)
    if rank == edge.rank:
        return Stretch(count, edge.place, backwards)
    return Stretch(count, None, backwards) if (rank > edge.rank) == backwards else None


def _edge(values: Sequence[object]) -> Edge | None:
    if not values:
        return None
    rank, published, article_id = values
    assert isinstance(rank, int)
    assert isinstance(published, datetime.date)
    assert isinstance(article_id, int)
    return Edge(rank, place_of(article_id, published))
