"""Reading articles as the members of one collection, and versions as the members of an article, page by page.

A page of the collection has the articles with ids of a range of its own, and a page of an article the versions with numbers of
one. So the ends of the ranges say how many pages there are, a page reads no more than its own rows, and a new one moves no other.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet, Subquery

from articles.choices import ArticleStatus
from articles.models import Article, Contribution, Version
from articles.selectors.articles import articles_with_current_version
from articles.selectors.parts import bylines_of
from articles.selectors.prepared import prepared
from articles.selectors.public_since import with_appearance

SIZE = 100


@dataclass(frozen=True, slots=True)
class Ends:
    """The ids of the oldest and the newest article; both are 0 if there is none."""

    first: int
    last: int

    @property
    def pages(self) -> int:
        """The number of pages, at least one."""
        return (self.last - self.first) // SIZE + 1


@dataclass(frozen=True, slots=True)
class Member:
    """A version with its article at hand, and its byline."""

    version: Version
    contributions: Sequence[Contribution]


def ends() -> Ends:
    """Return the ends of the collection of all articles; one query."""
    for article in _ends():
        return Ends(article.pk, getattr(article, "last"))  # noqa: B009  (an annotation, which no type knows)
    return Ends(0, 0)


def count_of_readable() -> int:
    """Return the number of articles that are not withdrawn; one query, which reads an index as a whole."""
    return Article.objects.filter(status=ArticleStatus.PUBLISHED).count()


def articles_on(collection: Ends, page: int) -> list[Member]:
    """Return the articles on a page that are not withdrawn, as their current versions, in the order of their ids; two queries."""
    start = collection.first + (page - 1) * SIZE
    articles = _articles(start, start + SIZE)
    versions = [version for article in articles if (version := article.current_version)]
    for article, version in zip(articles, versions, strict=True):
        version.article = article
    return members(versions)


def versions_on(article: Article, page: int) -> list[Member]:
    """Return the versions of an article on a page, in order; two queries."""
    start = (page - 1) * SIZE
    versions = _versions(article.pk, start, start + SIZE)
    for version in versions:
        version.article = article
    return members(versions)


def members(versions: Sequence[Version]) -> list[Member]:
    """Return versions that are loaded with their articles, each with its byline; one query."""
    bylines = bylines_of([version.pk for version in versions])
    return [Member(version, bylines[version.pk]) for version in versions]


@prepared
def _ends() -> QuerySet[Article]:
    """Return the oldest article, with the id of the newest."""
    newest = Subquery(Article.objects.order_by("-pk").values("pk")[:1])
    return Article.objects.only("pk").annotate(last=newest).order_by("pk")[:1]


@prepared
def _articles(first: int, end: int) -> QuerySet[Article]:
    rows = articles_with_current_version().filter(pk__gte=first, pk__lt=end, status=ArticleStatus.PUBLISHED)
    return rows.exclude(current_version=None).order_by("pk")


@prepared
def _versions(article_id: int, before: int, last: int) -> QuerySet[Version]:
    rows = Version.objects.filter(article=article_id, number__gt=before, number__lte=last)
    return with_appearance(rows).order_by("number")
