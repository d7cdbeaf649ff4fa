"""The list of articles: its orders, its filters, and the articles that a query wants."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, Literal

from django.db.models import QuerySet
from pydantic import Field

from articles.api.http.pagination import DATE, MOMENT, TEXT, Key, Ordering, ordering_of
from articles.api.http.query import CountedListQuery, DateParameter, MomentParameter, Words
from articles.choices import ArticleStatus, ArticleStatusName
from articles.intake.sidecar.fields import Language
from articles.models import Article
from articles.partial_dates import first_day, last_day
from articles.searching.terms import clauses
from articles.selectors.articles import (
    ArticleFilter,
    complete,
    filtered,
    listed_articles,
    row_id,
)
from articles.selectors.errors import MergedError, UnknownError
from articles.selectors.newest import Newest
from articles.selectors.people import outlet_by_id, person_by_id
from articles.selectors.ranking import Ranked, ranked
from articles.web.problems import ApiError, ProblemError
from articles.web.query import Text

_KEYS = {
    "published": Key("published_or_never", DATE),
    "title": Key("current_version__sort_key", TEXT),
    "created_at": Key("created_at", MOMENT),
    "updated_at": Key("updated_at", MOMENT),
}
_NEWEST_FIRST = (replace(_KEYS["published"], descending=True), Key("id", descending=True))
# Each key in both directions; the id makes the order total.
_BY_KEY = (
    Ordering(f"{'-' if down else ''}{name}", (replace(key, descending=down), Key("id", descending=down)))
    for name, key in _KEYS.items()
    for down in (True, False)
)
ORDERINGS = (*_BY_KEY, Ordering("relevance", (Key("rank", descending=True), *_NEWEST_FIRST)))
OrderingName = Literal[
    "relevance", "published", "-published", "title", "-title", "created_at", "-created_at", "updated_at", "-updated_at"
]


class ArticleListQuery(CountedListQuery):
    """The articles to list, and their order."""

    author: Text | None = Field(
        default=None, description="A person's id, or a name as printed", examples=["Jongsoo Lee"]
    )
    outlet: Text | None = Field(default=None, description="An outlet's id, or its name", examples=["Pacific Council"])
    language: Language | None = Field(
        default=None, description="BCP 47; `en` also finds `en-GB` (RFC 4647, basic filtering)", examples=["en"]
    )
    genre: Text | None = Field(default=None, description="A genre, as articles have it", examples=["opinion"])
    keyword: Text | None = Field(
        default=None, description="One of the keywords, in any case, with or without accents", examples=["alliances"]
    )
    status: ArticleStatusName | None = Field(
        default=None,
        description="`published` unless it is sent; `withdrawn` lists what is left of withdrawn articles: no text",
        examples=["published"],
    )
    published_after: DateParameter | None = Field(
        default=None, description="Published on this day or later, in any outlet", examples=["2023-04"]
    )
    published_before: DateParameter | None = Field(
        default=None, description="Published on this day or earlier, in any outlet", examples=["2023-12-31"]
    )
    updated_after: MomentParameter | None = Field(
        default=None,
        description="Published or changed on this day or later, or at this moment (RFC 3339) or later",
        examples=["2026-11-24"],
    )
    q: Words | None = Field(
        default=None,
        description='Full text: every word must occur, in any inflection; `"next to each other"`, `-without`',
        examples=['alliance "Indo-Pacific" -NATO'],
    )
    ordering: OrderingName | None = Field(
        default=None,
        description="`relevance` if there is a `q`, or else `-published`. `relevance`: first the articles that have all words "
        "in the title or subtitle, then those in which each word is frequent, then the others; the newest first in each. "
        "`published` is the day of the first publication; undated articles count as the oldest. `title` depends on no "
        "language: É beside E, Ø beside O",
        examples=["-published"],
    )


def wanted_articles(query: ArticleListQuery, ordering: str) -> QuerySet[Article] | Ranked | Newest:
    """Return the articles that match the query; in their order, if it is by relevance, or if all are wanted by their days."""
    wanted = ArticleFilter(
        author=query.author,
        outlet=query.outlet,
        language=query.language,
        genre=query.genre,
        keyword=query.keyword,
        status=ArticleStatus(query.status or ArticleStatus.PUBLISHED),
        updated_from=query.updated_after,
        published_from=first_day(query.published_after),
        published_until=last_day(query.published_before),
        clauses=tuple(clauses(query.q)) if query.q is not None else None,
    )
    if ordering == "-published" and wanted == ArticleFilter():
        return Newest()
    return ranked(wanted) if ordering == "relevance" else filtered(listed_articles(wanted.status), wanted)


def completed(rows: list[Article], query: ArticleListQuery) -> list[Article]:
    """Return the articles with what their representation shows beside. Raises `ApiError` if there are none because of an id."""
    if not rows:
        refuse_unknown_ids(query)
    return complete(rows)


def refuse_unknown_ids(query: Any) -> None:
    """Raise `ApiError` if the `author` or the `outlet` of a query is an id that nobody has."""
    for name, known in (("author", person_by_id), ("outlet", outlet_by_id)):
        _refuse_unknown_id(name, getattr(query, name), known)


def _refuse_unknown_id(name: str, value: str | None, known: Callable[[int], object]) -> None:
    """Raise `ApiError` if the value of a filter is an id that nobody has."""
    if value is not None and (number := row_id(value)):
        try:
            known(number)
        except MergedError:
            return  # the articles of the other person are listed
        except UnknownError as error:
            wrong = ProblemError(parameter=name, code=error.code, detail=error.detail)
            raise ApiError("invalid_parameter", error.detail, [wrong]) from error


def ordering_for(query: ArticleListQuery) -> str:
    """Return the name of the ordering; a cursor carries its own. If no word is wanted, all articles are alike relevant."""
    if query.cursor:
        return ordering_of(query.cursor)
    wanted = query.ordering or "relevance"
    return "-published" if wanted == "relevance" and query.q is None else wanted
