"""Reading what a sitemap lists: the articles that can be read, and when each last changed.

A sitemap has files, and each lists the articles with ids of its own range. So the oldest and the newest article say how many
files there are, a file reads no more than its own rows, and a new article moves no other one.
"""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet, Subquery

from articles.models import Article
from articles.selectors.articles import articles_with_current_version
from articles.selectors.prepared import prepared

# The protocol allows 50,000 addresses in a file; a file of a thousand is made in some milliseconds.
SIZE = 1_000


@dataclass(frozen=True, slots=True)
class Files:
    """How many files the sitemap has, at least one; the id of the oldest article, and when the newest one was published."""

    count: int
    oldest: int
    changed_at: datetime.datetime | None


@dataclass(frozen=True, slots=True)
class Listed:
    """The articles of a file, as slugs with the moments of their last changes.

    `changed_at` is when an article of its range last changed, be it withdrawn or not; None if there is none.
    """

    articles: Sequence[tuple[str, datetime.datetime]]
    changed_at: datetime.datetime | None


def sitemap_files() -> Files:
    """Return the files that the sitemap has; one query."""
    for newest in _newest():
        oldest: int = getattr(newest, "oldest")  # noqa: B009  (an annotation, which no type knows)
        return Files((newest.pk - oldest) // SIZE + 1, oldest, newest.created_at)
    return Files(1, 0, None)


def listed_in(files: Files, number: int) -> Listed:
    """Return what the file of this number, from 1, lists, the oldest article first; one query."""
    first = files.oldest + (number - 1) * SIZE
    rows = _articles(first, first + SIZE)
    return Listed(
        articles=[(slug, changed_at) for slug, changed_at, is_withdrawn in rows if not is_withdrawn],
        changed_at=max((changed_at for _, changed_at, _ in rows), default=None),
    )


@prepared
def _newest() -> QuerySet[Article]:
    """Return the newest article, if there is any, with the id of the `oldest` one."""
    oldest = Subquery(Article.objects.order_by("pk").values("pk")[:1])
    return Article.objects.only("created_at").annotate(oldest=oldest).order_by("-pk")[:1]


@prepared
def _articles(first: int, end: int) -> "QuerySet[Article, tuple[str, datetime.datetime, bool]]":
    """Return the articles with ids from `first` to before `end`: slug, last change, whether the text is withdrawn."""
    rows = articles_with_current_version().filter(pk__gte=first, pk__lt=end).order_by("pk")
    return rows.values_list("slug", "updated_at", "withdrawn_text")  # type: ignore[misc]  # an annotation
