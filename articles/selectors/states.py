"""The state of an article in one short string: it changes whenever anything that its addresses show may have changed.

Reads the article, its publications, its byline and its notices, and no text: a client that is up to date costs little.
"""

import datetime
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar, cast

from django.db.models import Aggregate, Count, F, Max, Model, OuterRef, QuerySet, Subquery

from articles.models import Article, Contribution, Notice, Publication, Version
from articles.references import is_slug, positive_int
from articles.selectors.articles import articles_with_current_version
from articles.selectors.errors import unknown_article
from articles.selectors.prepared import prepared
from articles.selectors.public_since import with_appearance
from articles.selectors.versions import no_such_version

Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True, slots=True)
class State:
    """The article with its current version, what an entity tag is made of, and when the last change was."""

    article: Article
    tag: str
    changed_at: datetime.datetime

    @property
    def version(self) -> Version:
        """The version that is current."""
        version = self.article.current_version
        assert version is not None, "an article is published together with its first version"
        return version

    @property
    def current_version(self) -> int:
        """The number of the version that is current."""
        return self.version.number


def state_of_slug(slug: str) -> State:
    """Return the state of the article of that slug; one query. Raises `UnknownError`."""
    articles = _by_slug(slug) if is_slug(slug) else []
    if not articles:
        raise unknown_article(slug)
    return state_in(articles[0], articles[0])


def current_with_state(slug: str) -> tuple[Version, State]:
    """Return the current version of the article of that slug, and the state of the article; one query. Raises `UnknownError`.

    The version can tell since when it was public.
    """
    rows = _current(slug) if is_slug(slug) else []
    if not rows:
        raise unknown_article(slug)
    state = state_in(rows[0], rows[0].article)
    return rows[0], state


def version_with_state(slug: str, number: str | int) -> tuple[Version, State]:
    """Return a version of the article of that slug, and the state of the article; one query. Raises `UnknownError`."""
    (version,), state = versions_with_state(slug, [number])
    return version, state


def versions_with_state(slug: str, numbers: Sequence[str | int]) -> tuple[list[Version], State]:
    """Return versions of the article of that slug, in the order of the numbers, and the state of the article; one query.

    The versions can tell since when they were public. Raises `UnknownError`.
    """
    wanted = [positive_int(number) for number in numbers]
    rows = _by_numbers(slug, {number for number in wanted if number}) if is_slug(slug) else []
    versions = {version.number: version for version in rows}
    for number, known in zip(numbers, wanted, strict=True):
        if known not in versions:
            raise no_such_version(slug, number)
    return [versions[number] for number in wanted if number], state_in(rows[0], rows[0].article)


def state_of(article: Article) -> State:
    """Return the state of an article; one query."""
    (row,) = _by_id(article.pk)
    return state_in(row, article)


def with_state(rows: QuerySet[Row], article: str, version: str) -> QuerySet[Row]:
    """Return `rows`, each with what `state_in` reads; `article` and `version` are paths from a row to the ids of both."""
    publications = Publication.objects.filter(article=OuterRef(article)).order_by().values("article")
    contributions = Contribution.objects.filter(version=OuterRef(version)).order_by().values("version")
    notices = Notice.objects.filter(article=OuterRef(article)).order_by().values("article")
    annotated = rows.annotate(
        state_publications=_aggregated(publications, Count("pk")),
        state_publications_changed_at=_aggregated(publications, Max("updated_at")),
        state_outlets_changed_at=_aggregated(publications, Max("outlet__updated_at")),
        state_people_changed_at=_aggregated(contributions, Max("person__updated_at")),
        state_notices=_aggregated(notices, Count("pk")),
        state_last_notice_at=_aggregated(notices, Max("created_at")),
    )
    return cast("QuerySet[Row]", annotated)


def state_in(row: Model, article: Article) -> State:
    """Return the state of an article from a row that `with_state` loaded. Hands the article on to its current version."""
    version = article.current_version
    assert version is not None, "an article is published together with its first version"
    version.article = article
    beside = [value for name, value in sorted(vars(row).items()) if name.startswith("state_")]
    facts = [article.updated_at, *beside]
    return State(
        article=article,
        tag="|".join([str(article.pk), article.status, str(version.number), *map(str, facts)]),
        changed_at=max(fact for fact in facts if isinstance(fact, datetime.datetime)),
    )


def has_notices(row: Model) -> bool:
    """Return whether the article of a row that `with_state` loaded has any notice, and so perhaps a withdrawal."""
    return bool(getattr(row, "state_notices"))  # noqa: B009  (an annotation, which no type knows)


@prepared
def _by_slug(slug: str) -> QuerySet[Article]:
    return with_state(articles_with_current_version().filter(slug=slug).order_by(), "pk", "current_version")


@prepared
def _by_numbers(slug: str, numbers: Collection[int]) -> QuerySet[Version]:
    rows = with_appearance(Version.objects.filter(article__slug=slug, number__in=numbers))
    return with_state(rows.select_related("article__current_version").order_by(), "article", "article__current_version")


@prepared
def _current(slug: str) -> QuerySet[Version]:
    rows = with_appearance(Version.objects.filter(article__slug=slug, article__current_version=F("pk")))
    return with_state(rows.select_related("article__current_version").order_by(), "article", "article__current_version")


@prepared
def _by_id(article_id: int) -> QuerySet[Article]:
    return with_state(Article.objects.filter(pk=article_id).order_by(), "pk", "current_version")


def _aggregated(rows: QuerySet[Any, Any], aggregate: Aggregate) -> Subquery:
    return Subquery(rows.annotate(aggregated=aggregate).values("aggregated"))
