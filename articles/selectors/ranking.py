"""Reading the articles that answer a search, the best first, and no further than a page needs."""

import datetime
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from django.db.models import QuerySet, Value

from articles.models import Article
from articles.searching import index
from articles.searching.places import place_of
from articles.searching.ranks import Rank
from articles.searching.search import Search, Stretch
from articles.selectors.articles import ArticleFilter, answering, filtered, listed_articles
from articles.selectors.languages import known_languages
from articles.selectors.prepared import prepared


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
        ranks: dict[int, Rank] = {}
        for rank in sorted(Rank, reverse=not backwards):
            if len(ranks) < count and (wanted := _of_rank(rank, edge, count - len(ranks), backwards=backwards)):
                ranks |= dict.fromkeys(index.of_rank(self.search, rank, wanted, self.allowed), rank)
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


def _of_rank(rank: Rank, edge: Sequence[object], count: int, *, backwards: bool) -> Stretch | None:
    """Return the stretch of a rank that is wanted; None if all of the rank lies on the other side of the edge."""
    if not edge:
        return Stretch(count, None, backwards)
    edge_rank, published, article_id = edge
    assert isinstance(edge_rank, int)
    assert isinstance(published, datetime.date)
    assert isinstance(article_id, int)
    if rank == edge_rank:
        return Stretch(count, place_of(article_id, published), backwards)
    return Stretch(count, None, backwards) if (rank > edge_rank) == backwards else None
