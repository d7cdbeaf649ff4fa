"""Reading articles with everything that their representation shows."""

import datetime
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from articles.choices import ArticleStatus
from articles.folding import folded
from articles.models import Article, Contribution, Person, Publication, Withdrawal
from articles.models.expressions import PublishedOrNever
from articles.references import is_slug
from articles.searching import index
from articles.searching.search import Search
from articles.searching.terms import Clause
from articles.selectors.belonging import appeared_as, written_as
from articles.selectors.errors import unknown_article
from articles.selectors.languages import known_languages
from articles.selectors.parts import (
    add_affiliations,
    bylines_of,
    hand_over,
    notices_of,
    publications_of,
    sections_of,
)

_ID = re.compile(r"^[1-9]\d{0,17}$")


@dataclass(frozen=True, slots=True)
class ArticleFilter:
    """Which articles are wanted. Days are inclusive; one publication must lie between both."""

    author: str | None = None
    outlet: str | None = None
    language: str | None = None
    published_from: datetime.date | None = None
    published_until: datetime.date | None = None
    clauses: tuple[Clause, ...] | None = None


def articles_with_current_version() -> QuerySet[Article]:
    """Return all articles, each to be loaded with its current version and with what `text_is_withdrawn` tells."""
    withdrawals = Withdrawal.objects.filter(article=OuterRef("pk"), paragraph=None, lifted_by=None)
    of_text = withdrawals.filter(Q(version=None) | Q(version=OuterRef("current_version")))
    return Article.objects.select_related("current_version").annotate(withdrawn_text=Exists(of_text))


def text_is_withdrawn(article: Article) -> bool:
    """Return whether the whole article or its current version is withdrawn; reads an article loaded by this module."""
    return bool(getattr(article, "withdrawn_text"))  # noqa: B009  (an annotation, which no type knows)


def readable_articles() -> QuerySet[Article]:
    """Return all articles that are not withdrawn, to be loaded as by `articles_with_current_version`."""
    return articles_with_current_version().filter(status=ArticleStatus.PUBLISHED)


def listed_articles() -> QuerySet[Article]:
    """Return all articles that are not withdrawn, with the day that a list is ordered by as `published_or_never`."""
    return readable_articles().annotate(published_or_never=PublishedOrNever("first_published_on"))


def complete(rows: Iterable[Article]) -> list[Article]:
    """Return articles of `articles_with_current_version` after loading what their representation shows beside; five queries."""
    articles = {article.pk: article for article in rows}
    versions = {version.pk: version for article in articles.values() if (version := article.current_version)}
    bylines, sections = bylines_of(versions), sections_of(versions)
    add_affiliations([contribution for byline in bylines.values() for contribution in byline])
    for article in articles.values():
        if article.current_version:
            article.current_version.article = article
    for key, version in versions.items():
        hand_over(version, "contributions", bylines[key])
        hand_over(version, "sections", sections[key])
    publications, notices = publications_of(articles), notices_of(articles)
    for key, article in articles.items():
        hand_over(article, "publications", publications[key])
        hand_over(article, "notices", notices[key])
    return list(articles.values())


def article_by_slug(slug: str, articles: QuerySet[Article]) -> Article:
    """Return the one of the `articles` that has that slug. Raises `UnknownError`."""
    article = articles.filter(slug=slug).first() if is_slug(slug) else None
    if article is None:
        raise unknown_article(slug)
    return article


def filtered(articles: QuerySet[Article], wanted: ArticleFilter) -> QuerySet[Article]:
    """Return the articles among `articles` that the filter wants."""
    if wanted.author:
        articles = written_as(articles, _contributions_by(wanted.author))
    if wanted.outlet:
        articles = appeared_as(articles, _publications_in(wanted.outlet))
    if wanted.language:
        articles = articles.filter(Q(language__iexact=wanted.language) | Q(language__istartswith=f"{wanted.language}-"))
    if wanted.published_from or wanted.published_until:
        articles = articles.filter(Exists(_publications_between(wanted.published_from, wanted.published_until)))
    return articles if wanted.clauses is None else _answering(articles, wanted.clauses)


def _answering(articles: QuerySet[Article], clauses: Sequence[Clause]) -> QuerySet[Article]:
    """Return the articles among `articles` that match the clauses; no clause at all finds nothing."""
    if not clauses:
        return articles.none()
    search = Search.of(clauses, known_languages())
    if search.wanted:
        articles = articles.filter(pk__in=index.matching(search.wanted, search.languages))
    for clause in search.excluded:
        articles = articles.exclude(pk__in=index.matching([clause], search.languages))
    return articles


def _now(people: QuerySet[Person]) -> QuerySet[Any, Any]:
    """Return the ids of people, or of those whom editors found them to be."""
    return people.values_list(Coalesce("merged_into", "pk"))


def _contributions_by(author: str) -> QuerySet[Contribution]:
    if _ID.fullmatch(author):
        return Contribution.objects.filter(person_id=Subquery(_now(Person.objects.filter(pk=int(author)))))
    people = _now(Person.objects.filter(folded_name=folded(author)))
    return Contribution.objects.filter(Q(person__in=people) | Q(folded_name=folded(author)))


def _publications_in(outlet: str) -> QuerySet[Publication]:
    if _ID.fullmatch(outlet):
        return Publication.objects.filter(outlet_id=int(outlet))
    return Publication.objects.filter(outlet__folded_name=folded(outlet))


def _publications_between(start: datetime.date | None, end: datetime.date | None) -> QuerySet[Publication]:
    publications = Publication.objects.filter(article=OuterRef("pk"), starts_on__isnull=False)
    if start:
        publications = publications.filter(ends_on__gte=start)
    return publications.filter(starts_on__lte=end) if end else publications
