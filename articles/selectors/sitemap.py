"""Reading what a sitemap lists: articles that can be read, with their last changes, and the people and outlets that they name.

A sitemap has files, and each lists the articles, the people and the outlets with ids of ranges of its own. So the oldest and
the newest rows say how many files there are, a file reads no more than its own rows, and a new article moves no other one.
"""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, F, Model, OuterRef, Q, QuerySet, Subquery

from articles.choices import ArticleStatus
from articles.models import Article, Contribution, Outlet, Person, Publication, Withdrawal
from articles.selectors.articles import articles_with_current_version
from articles.selectors.prepared import prepared

# The protocol allows 50,000 addresses in a file; a file of a thousand of each kind is made in some milliseconds.
SIZE = 1_000
_KINDS: dict[str, type[Model]] = {"article": Article, "person": Person, "outlet": Outlet}


@dataclass(frozen=True, slots=True)
class Oldest:
    """The ids with which the ranges of the first file begin."""

    article: int = 0
    person: int = 0
    outlet: int = 0


@dataclass(frozen=True, slots=True)
class Files:
    """How many files the sitemap has, at least one, and where the first begins.

    `changed_at` is when the last row of them was stored, `articles_changed_at` when any article last changed.
    """

    count: int
    oldest: Oldest
    changed_at: datetime.datetime | None
    articles_changed_at: datetime.datetime | None = None


@dataclass(frozen=True, slots=True)
class Listed:
    """What a file lists: articles as slugs with the moments of their last changes, and people and outlets as ids.

    `changed_at` is when a row of its ranges last changed, whether it is listed or not; None if there is none. What can be read
    of a person changes with articles of other files, so a date needs `Files.articles_changed_at`, too.
    """

    articles: Sequence[tuple[str, datetime.datetime]]
    changed_at: datetime.datetime | None
    people: Sequence[int] = ()
    outlets: Sequence[int] = ()


def sitemap_files() -> Files:
    """Return the files that the sitemap has; one query."""
    for row in _ends():
        facts = vars(row)
        first, last = ([facts[f"{end}_{name}"] or 0 for name in _KINDS] for end in ("first", "last"))
        count = max((end - start) // SIZE + 1 for start, end in zip(first, last, strict=True))
        stored = filter(None, (facts[f"stored_{name}"] for name in _KINDS))
        return Files(count, Oldest(*first), max(stored), facts["latest"])
    return Files(1, Oldest(), None)


def listed_in(files: Files, number: int) -> Listed:
    """Return what the file of this number, from 1, lists, in the order of the ids; three queries."""
    before = (number - 1) * SIZE
    first, person, outlet = files.oldest.article + before, files.oldest.person + before, files.oldest.outlet + before
    articles = _articles(first, first + SIZE)
    people, outlets = _people(person, person + SIZE), _outlets(outlet, outlet + SIZE)
    moments = [row[1] for row in (*articles, *people, *outlets)]
    return Listed(
        articles=[(slug, changed_at) for slug, changed_at, is_withdrawn in articles if not is_withdrawn],
        changed_at=max(moments, default=None),
        people=tuple(key for key, _, named_by in people if named_by),
        outlets=tuple(key for key, _, named_by in outlets if named_by),
    )


@prepared
def _ends() -> QuerySet[Article]:
    """Return an article, if there is any, with the first and the last id of each kind, and when the last row was stored."""
    latest = Subquery(Article.objects.order_by("-updated_at").values("updated_at")[:1])
    return Article.objects.only("pk").annotate(latest=latest, **dict(_subqueries())).order_by("-pk")[:1]


def _subqueries() -> Iterator[tuple[str, Subquery]]:
    for name, model in _KINDS.items():
        rows = model._default_manager.all()
        yield f"first_{name}", Subquery(rows.order_by("pk").values("pk")[:1])
        yield f"last_{name}", Subquery(rows.order_by("-pk").values("pk")[:1])
        yield f"stored_{name}", Subquery(rows.order_by("-pk").values("created_at")[:1])


@prepared
def _articles(first: int, end: int) -> "QuerySet[Article, tuple[str, datetime.datetime, bool]]":
    """Return the articles with ids from `first` to before `end`: slug, last change, whether the text is withdrawn."""
    rows = articles_with_current_version().filter(pk__gte=first, pk__lt=end).order_by("pk")
    return rows.values_list("slug", "updated_at", "withdrawn_text")  # type: ignore[misc]  # an annotation


@prepared
def _people(first: int, end: int) -> "QuerySet[Person, tuple[int, datetime.datetime, int | None]]":
    """Return the people with ids from `first` to before `end`: id, last change, a row of a readable text that names them."""
    naming = Contribution.objects.filter(person=OuterRef("pk"), version=F("version__article__current_version"))
    rows = Person.objects.filter(pk__gte=first, pk__lt=end).annotate(named_by=_readable(naming, "version__article"))
    return rows.order_by("pk").values_list("pk", "updated_at", "named_by")


@prepared
def _outlets(first: int, end: int) -> "QuerySet[Outlet, tuple[int, datetime.datetime, int | None]]":
    """Return the outlets with ids from `first` to before `end`: id, last change, a row of a readable article in it."""
    naming = Publication.objects.filter(outlet=OuterRef("pk"))
    rows = Outlet.objects.filter(pk__gte=first, pk__lt=end).annotate(named_by=_readable(naming, "article"))
    return rows.order_by("pk").values_list("pk", "updated_at", "named_by")


def _readable(rows: QuerySet[Any], article: str) -> Subquery:
    """Return a row that belongs to an article that can be read, if there is one; `article` is the path from a row to it.

    For EXISTS, PostgreSQL may read the rows of all people at once.
    """
    of_text = Q(version=None) | Q(version=OuterRef(f"{article}__current_version"))
    withdrawals = Withdrawal.objects.filter(of_text, article=OuterRef(article), paragraph=None, lifted_by=None)
    readable = rows.filter(~Exists(withdrawals), **{f"{article}__status": ArticleStatus.PUBLISHED})
    return Subquery(readable.order_by().values("pk")[:1])
