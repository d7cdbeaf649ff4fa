"""Reading articles with everything that their representation shows."""

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from articles.choices import ArticleStatus
from articles.folding import folded
from articles.models import Article, Contribution, Notice, Publication, Withdrawal
from articles.searching import index
from articles.searching.terms import Clause
from articles.selectors.errors import UnknownError

_SLUG = re.compile(r"^[a-z0-9]+(?:-[a-z0-9]+)*$")
_ID = re.compile(r"^[1-9]\d{0,17}$")


@dataclass(frozen=True, slots=True)
class ArticleFilter:
    """Which articles are wanted. Days are inclusive, and one publication must satisfy both of them."""

    author: str | None = None
    outlet: str | None = None
    language: str | None = None
    published_from: datetime.date | None = None
    published_until: datetime.date | None = None
    clauses: tuple[Clause, ...] | None = None


def readable_articles() -> QuerySet[Article]:
    """Return all articles that are not withdrawn, each to be loaded with what its representation shows."""
    return complete_articles().filter(status=ArticleStatus.PUBLISHED)


def complete_articles() -> QuerySet[Article]:
    """Return all articles, each to be loaded with what its representation shows."""
    contributions = Contribution.objects.select_related("person").prefetch_related("affiliations").order_by("order")
    notices = Notice.objects.select_related("article", "version").prefetch_related("paragraphs")
    return Article.objects.select_related("current_version").prefetch_related(
        Prefetch("current_version__contributions", contributions),
        "current_version__sections",
        Prefetch("publications", Publication.objects.select_related("outlet", "version").order_by("order")),
        Prefetch("withdrawals", Withdrawal.objects.filter(lifted_by=None, paragraph=None)),
        Prefetch("notices", notices.order_by("created_at", "id")),
    )


def article_by_slug(slug: str, articles: QuerySet[Article] | None = None) -> Article:
    """Return the article of that slug, complete unless other `articles` are given. Raises `UnknownError`."""
    found = complete_articles() if articles is None else articles
    article = found.filter(slug=slug).first() if _SLUG.fullmatch(slug) else None
    if article is None:
        raise UnknownError("unknown_article", f"No article has the slug “{slug[:80]}”.")
    return article


def filtered(articles: QuerySet[Article], wanted: ArticleFilter) -> QuerySet[Article]:
    """Return those of `articles` that are wanted."""
    if wanted.author:
        articles = articles.filter(Exists(_contributions_by(wanted.author)))
    if wanted.outlet:
        articles = articles.filter(Exists(_publications_in(wanted.outlet)))
    if wanted.language:
        articles = articles.filter(Q(language__iexact=wanted.language) | Q(language__istartswith=f"{wanted.language}-"))
    if wanted.published_from or wanted.published_until:
        articles = articles.filter(Exists(_publications_between(wanted.published_from, wanted.published_until)))
    return articles if wanted.clauses is None else _answering(articles, wanted.clauses)


def known_languages() -> list[str | None]:
    """Return the languages that articles are in, in order."""
    return list(Article.objects.order_by("language").values_list("language", flat=True).distinct())


def _answering(articles: QuerySet[Article], clauses: Sequence[Clause]) -> QuerySet[Article]:
    """Return those of `articles` whose text answers the clauses; where nothing is asked for, nothing answers."""
    languages = known_languages()
    if not clauses:
        return articles.none()
    for clause in clauses:
        answering = index.matching(clause, languages)
        articles = articles.exclude(pk__in=answering) if clause.excluded else articles.filter(pk__in=answering)
    return articles


def _contributions_by(author: str) -> QuerySet[Contribution]:
    mine = Contribution.objects.filter(version=OuterRef("current_version"))
    if _ID.fullmatch(author):
        return mine.filter(person_id=int(author))
    return mine.filter(Q(person__folded_name=folded(author)) | Q(folded_name=folded(author)))


def _publications_in(outlet: str) -> QuerySet[Publication]:
    mine = Publication.objects.filter(article=OuterRef("pk"))
    return (
        mine.filter(outlet_id=int(outlet)) if _ID.fullmatch(outlet) else mine.filter(outlet__folded_name=folded(outlet))
    )


def _publications_between(start: datetime.date | None, end: datetime.date | None) -> QuerySet[Publication]:
    mine = Publication.objects.filter(article=OuterRef("pk"), starts_on__isnull=False)
    if start:
        mine = mine.filter(ends_on__gte=start)
    return mine.filter(starts_on__lte=end) if end else mine
