"""Articles: the list with its filters, one article, publishing a new one, and amending one."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Literal

from django.db.models import QuerySet
from django.http import HttpResponse, HttpResponseBase
from pydantic import Field
from rest_framework.request import Request

from articles.api.http.authentication import key_name
from articles.api.http.lists import list_answer
from articles.api.http.merge_patch import Amendable, amended
from articles.api.http.operation import operation
from articles.api.http.pagination import DATE, MOMENT, TEXT, Key, Ordering, ordering_of
from articles.api.http.preconditions import article_etag, precondition_of
from articles.api.http.query import CountedListQuery, DateParameter, MomentParameter, Query, Text
from articles.api.http.resource import Resource, Tag
from articles.api.http.responses import json_of
from articles.api.v1.patches import ArticlePatch
from articles.api.v1.submissions import (
    PARSERS,
    MultipartSubmission,
    Submission,
    SubmissionQuery,
    bodies,
    published_answer,
    rehearsed,
    submitted,
)
from articles.bounds import MAX_JSON_BYTES
from articles.choices import ArticleStatus, ArticleStatusName
from articles.intake.sidecar.fields import Language
from articles.models import Article
from articles.partial_dates import first_day, last_day
from articles.publishing.amending.amendments import amend_article
from articles.publishing.articles import metadata_dropped, publish_article
from articles.representations.article import ArticleShape, article_json
from articles.representations.reference import ArticleReference, article_reference
from articles.representations.report import IntakeReport, intake_report
from articles.searching.terms import clauses
from articles.selectors.articles import (
    ArticleFilter,
    article_by_slug,
    articles_with_current_version,
    complete,
    filtered,
    listed_articles,
    row_id,
)
from articles.selectors.errors import UnknownError
from articles.selectors.people import outlet_by_id, person_by_id
from articles.selectors.ranking import Ranked, ranked
from articles.selectors.states import state_of_slug
from articles.selectors.withdrawals import refusals_of
from articles.web.caching import current
from articles.web.problems import ApiError, ProblemError

TAG = Tag("articles", "The works: their authors, their publication history, and publishing one.")
_KEYS = {
    "published": Key("published_or_never", DATE),
    "title": Key("current_version__title", TEXT),
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
    q: Text | None = Field(
        default=None,
        description='Full text: every word must occur, in any inflection; `"next to each other"`, `-without`',
        examples=['alliance "Indo-Pacific" -NATO'],
    )
    ordering: OrderingName | None = Field(
        default=None,
        description="`relevance` if there is a `q`, or else `-published`. `relevance`: first the articles that have all words "
        "in the title or subtitle, then those in which each word is frequent, then the others; the newest first in each. "
        "`published` is the day of the first publication; undated articles count as the oldest",
        examples=["-published"],
    )


class PublishedArticle(ArticleShape):
    """An article as it stands after publishing, and the report of what was read."""

    article: ArticleReference
    version: int = Field(ge=1, description="The number of the version that has the delivered bytes")
    created: bool = Field(description="False if the bytes were stored already, and nothing changed")
    dry_run: bool
    report: IntakeReport


def _wanted(query: ArticleListQuery, ordering: str) -> QuerySet[Article] | Ranked:
    """Return the articles that match the query; the best first, if the ordering is by relevance."""
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
    return ranked(wanted) if ordering == "relevance" else filtered(listed_articles(wanted.status), wanted)


def _completed(rows: list[Article], query: ArticleListQuery) -> list[Article]:
    """Return the articles with what their representation shows beside. Raises `ApiError` if there are none because of an id."""
    if not rows:
        for name, known in (("author", person_by_id), ("outlet", outlet_by_id)):
            _refuse_unknown_id(name, getattr(query, name), known)
    return complete(rows)


def _refuse_unknown_id(name: str, value: str | None, known: Callable[[int], object]) -> None:
    """Raise `ApiError` if the value of a filter is an id that nobody has."""
    if value is not None and (number := row_id(value)):
        try:
            known(number)
        except UnknownError as error:
            wrong = ProblemError(parameter=name, code=error.code, detail=error.detail)
            raise ApiError("invalid_parameter", error.detail, [wrong]) from error


def _ordering(query: ArticleListQuery) -> str:
    """Return the name of the ordering; a cursor carries its own. If no word is wanted, all articles are alike relevant."""
    if query.cursor:
        return ordering_of(query.cursor)
    wanted = query.ordering or "relevance"
    return "-published" if wanted == "relevance" and query.q is None else wanted


class Articles(Resource):
    """`/api/v1/articles/`."""

    tag = TAG
    parser_classes = PARSERS
    largest_body = MAX_JSON_BYTES

    @operation("articles_list", answer=ArticleShape, many=ORDERINGS)
    def get(self, request: Request, query: ArticleListQuery) -> HttpResponseBase:
        """List and search articles.

        All articles, newest first, or the best first if `q` is given; filters add up.
        """
        ordering = _ordering(query)
        ordered = query.model_copy(update={"ordering": ordering})
        represent = partial(article_json, urls=self.urls(request))
        return list_answer(request, _wanted(query, ordering), ordered, represent, partial(_completed, query=query))

    @operation(
        "articles_publish",
        answer=PublishedArticle,
        status=201,
        others={200: "Stored already, or a dry run"},
        bodies=bodies(Submission, MultipartSubmission),
        idempotent=True,
    )
    def post(self, request: Request, query: SubmissionQuery) -> HttpResponse:
        """Publish an article.

        Reads the document and publishes it as a new article, in one transaction. Bytes that are stored already
        change nothing and answer 200. With `dry_run=true` nothing is stored, and the identifiers in the answer are not kept.
        """
        delivery, _ = submitted(request, Submission)
        urls = self.urls(request)
        with rehearsed(query):
            published = publish_article(delivery)
            (article,) = complete(articles_with_current_version().filter(pk=published.article.pk))
            shape = PublishedArticle(
                **dict(article_json(article, urls)),
                article=article_reference(article, urls),
                version=published.version.number,
                created=published.created,
                dry_run=query.dry_run,
                report=intake_report(delivery.manuscript, dropped=metadata_dropped(delivery, published.version)),
            )
        return published_answer(shape, shape.url, created=shape.created, dry_run=shape.dry_run)


class ArticleDetail(Amendable):
    """`/api/v1/articles/{slug}/`."""

    tag = TAG

    @operation("articles_retrieve", answer=ArticleShape, problems=(410,))
    def get(self, request: Request, query: Query, slug: str) -> HttpResponseBase:
        """One article.

        The article with its authors, publication history, sections and notices, and where its text is.
        """
        urls = self.urls(request)
        state = state_of_slug(slug)
        if state.article.status == ArticleStatus.WITHDRAWN:
            refusals_of(state.article.pk).refuse_article(state.article)

        def render() -> bytes:
            (article,) = complete([state.article])
            return json_of(article_json(article, urls), query.fields)

        frozen_at = urls.version(slug, state.current_version)
        return current(
            request,
            render,
            state=state.tag,
            changed_at=state.changed_at,
            frozen_at=frozen_at,
            article_id=state.article.pk,
        )

    @operation("articles_amend", answer=ArticleShape, if_match=True, problems=(409,))
    def patch(self, request: Request, body: ArticlePatch, slug: str) -> HttpResponse:
        """Amend an article.

        Facts learned later: JSON Merge Patch (RFC 7396), where an absent member stays as it is and null makes a fact
        unknown again. A fact that the source printed never changes, and neither do text, byline and digests. Each change is
        recorded; `amendments/` lists them.
        """
        precondition = precondition_of(request, partial(article_etag, request))
        amend_article(slug, body.given(), made_by=key_name(request), precondition=precondition)
        (article,) = complete([article_by_slug(slug, articles_with_current_version())])
        shape = article_json(article, self.urls(request))
        return amended(json_of(shape), etag=article_etag(request, article), url=shape.url)
