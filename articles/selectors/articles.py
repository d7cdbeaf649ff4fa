"""Reading articles with everything that their representation shows."""

import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from articles.choices import ArticleStatus
from articles.folding import folded
from articles.models import Article, Contribution, Outlet, Person, Publication, Withdrawal
from articles.models.expressions import PublishedOrNever
from articles.references import is_slug
from articles.searching import index, keywords
from articles.searching.search import Search
from articles.searching.terms import Clause
from articles.selectors.belonging import appeared_as, satisfying, written_as
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
    genre: str | None = None
    keyword: str | None = None
    status: ArticleStatus = ArticleStatus.PUBLISHED
    published_from: datetime.date | None = None
    published_until: datetime.date | None = None
    updated_from: datetime.datetime | None = None
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


def listed_articles(status: ArticleStatus = ArticleStatus.PUBLISHED) -> QuerySet[Article]:
    """Return all articles of that status, with the day that a list is ordered by as `published_or_never`."""
    articles = articles_with_current_version().filter(status=status)
    return articles.annotate(published_or_never=PublishedOrNever("first_published_on"))


def complete(rows: Iterable[Article]) -> list[Article]:
    """Return articles of `articles_with_current_version` after loading what their representation shows beside; five queries."""
    articles = complete_for_list(rows)
    versions = {version.pk: version for article in articles if (version := article.current_version)}
    sections = sections_of(versions)
    for key, version in versions.items():
        hand_over(version, "sections", sections[key])
    add_affiliations([contribution for version in versions.values() for contribution in version.contributions.all()])
    return articles


def complete_for_list(rows: Iterable[Article]) -> list[Article]:
    """Return articles of `articles_with_current_version` after loading bylines, publications and notices; three queries."""
    articles = {article.pk: article for article in rows}
    versions = {version.pk: version for article in articles.values() if (version := article.current_version)}
    bylines, publications, notices = bylines_of(versions), publications_of(articles), notices_of(articles)
    for key, version in versions.items():
        hand_over(version, "contributions", bylines[key])
    for key, article in articles.items():
        if article.current_version:
            article.current_version.article = article
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
        articles = satisfying(articles, Q(language__in=_variants(wanted.language) or [wanted.language]))
    if wanted.genre:
        articles = satisfying(articles, Q(genre=wanted.genre))
    if wanted.keyword:
        of_keyword = Article.objects.filter(pk__in=keywords.matching(wanted.keyword))
        articles = satisfying(articles, keywords.having(wanted.keyword), of_keyword)
    if wanted.updated_from:
        articles = satisfying(articles, Q(updated_at__gte=wanted.updated_from))
    if wanted.published_from or wanted.published_until:
        articles = appeared_as(articles, _publications_between(wanted.published_from, wanted.published_until))
    if wanted.status == ArticleStatus.WITHDRAWN:
        articles = articles.filter(pk__in=_withdrawn_as_a_whole())
    if wanted.clauses is None:
        return articles
    return answering(articles, Search.of(wanted.clauses, known_languages())) if wanted.clauses else articles.none()


def answering(articles: QuerySet[Article], search: Search) -> QuerySet[Article]:
    """Return the articles among `articles` that answer a search."""
    if search.wanted:
        articles = articles.filter(pk__in=index.matching(search.wanted, search.languages))
    for clause in search.excluded:
        articles = articles.exclude(pk__in=index.matching([clause], search.languages))
    return articles


def _variants(language: str) -> list[str]:
    """Return the languages of the archive that a language means: itself, and with a region, a script or the like."""
    wanted = language.casefold()
    return [
        known for known in known_languages() if known.casefold() == wanted or known.casefold().startswith(f"{wanted}-")
    ]


def _withdrawn_as_a_whole() -> QuerySet[Withdrawal, int]:
    rows = Withdrawal.objects.filter(version=None, paragraph=None, lifted_by=None)
    return rows.values_list("article", flat=True)


def row_id(text: str) -> int | None:
    """Return the id of a row that a filter names, or None if it names the row otherwise."""
    return int(text) if _ID.fullmatch(text) else None


def _now(rows: QuerySet[Any]) -> QuerySet[Any, Any]:
    """Return the ids of people or outlets, or of those that editors found them to be."""
    return rows.values_list(Coalesce("merged_into", "pk"))


def _contributions_by(author: str) -> QuerySet[Contribution]:
    if number := row_id(author):
        return Contribution.objects.filter(person_id=Subquery(_now(Person.objects.filter(pk=number))))
    people = _now(Person.objects.filter(folded_name=folded(author)))
    return Contribution.objects.filter(Q(person__in=people) | Q(folded_name=folded(author)))


def _two_years_before(day: datetime.date) -> datetime.date:
    """Return a day that is earlier than the first day of any date that may mean `day`: a year is the longest of them."""
    return datetime.date.fromordinal(max(day.toordinal() - 2 * 366, 1))


def _publications_in(outlet: str) -> QuerySet[Publication]:
    if number := row_id(outlet):
        return Publication.objects.filter(outlet_id=Subquery(_now(Outlet.objects.filter(pk=number))))
    return Publication.objects.filter(outlet__in=_now(Outlet.objects.filter(folded_name=folded(outlet))))


def _publications_between(start: datetime.date | None, end: datetime.date | None) -> QuerySet[Publication]:
    publications = Publication.objects.filter(starts_on__isnull=False)
    if start:
        # The first part says nothing new, but with it a database begins to read its index near the day.
        publications = publications.filter(starts_on__gte=_two_years_before(start), ends_on__gte=start)
    return publications.filter(starts_on__lte=end) if end else publications
