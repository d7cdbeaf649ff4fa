"""Articles: the list with its filters, one article, and publishing a new one."""

import datetime
from dataclasses import replace
from functools import partial
from typing import Literal

from django.db.models import QuerySet
from django.db.models import Value as Constant
from django.db.models.functions import Coalesce
from django.http import HttpResponse, HttpResponseBase
from drf_spectacular.utils import OpenApiResponse
from pydantic import Field
from rest_framework.request import Request

from articles.api.http.idempotency import idempotent
from articles.api.http.json_body import body_of
from articles.api.http.openapi.describing import described, list_of
from articles.api.http.pagination import DATE, MOMENT, TEXT, Key, Ordering
from articles.api.http.preconditions import article_etag, guard_from
from articles.api.http.query import BaseQuery, DateParameter, ListQuery, Query, Text, cursor_parameter
from articles.api.http.resource import Resource, json_of, list_answer
from articles.api.http.responses import rehearsed, written
from articles.api.v1.amending import Amendable, ArticlePatch, amended, patches, sender
from articles.api.v1.submissions import MultipartSubmission, Submission, SubmissionQuery, submitted
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
    complete,
    complete_articles,
    filtered,
    readable_articles,
)
from articles.selectors.states import state_of_slug
from articles.selectors.withdrawals import withdrawals_of
from articles.web.caching import current

_KEYS = {
    "published": Key("published_or_never", DATE),
    "title": Key("current_version__title", TEXT),
    "created_at": Key("created_at", MOMENT),
    "updated_at": Key("updated_at", MOMENT),
}
# Each of them in both directions; the id makes the order total.
ORDERINGS = tuple(
    Ordering(f"{'-' if down else ''}{name}", (replace(key, descending=down), Key("id", descending=down)))
    for name, key in _KEYS.items()
    for down in (True, False)
)
OrderingName = Literal[
    "published", "-published", "title", "-title", "created_at", "-created_at", "updated_at", "-updated_at"
]


class ArticleListQuery(ListQuery):
    """Which articles, and in which order."""

    author: Text | None = Field(
        default=None, description="A person's id, or a name as printed", examples=["Jongsoo Lee"]
    )
    outlet: Text | None = Field(default=None, description="An outlet's id, or its name", examples=["Pacific Council"])
    language: Text | None = Field(
        default=None, description="BCP 47; `en` also finds `en-GB` (RFC 4647, basic filtering)", examples=["en"]
    )
    published_after: DateParameter | None = Field(
        default=None, description="Published on this day or later, in any outlet", examples=["2023-04"]
    )
    published_before: DateParameter | None = Field(
        default=None, description="Published on this day or earlier, in any outlet", examples=["2023-12-31"]
    )
    q: Text | None = Field(
        default=None,
        description='Full text: all words are asked for, in any inflection; `"next to each other"`, `-without`',
        examples=['alliance "Indo-Pacific" -NATO'],
    )
    cursor: str | None = cursor_parameter(*ORDERINGS)
    ordering: OrderingName = Field(
        default="-published",
        description="`published` is the day of the first publication; undated articles count as the oldest",
        examples=["-published"],
    )


class PublishedArticle(ArticleShape):
    """An article as it stands after publishing, and the report of what was read."""

    article: ArticleReference
    version: int = Field(ge=1, description="The number of the version that holds the delivered bytes")
    created: bool = Field(description="False where the bytes were held already, and nothing changed")
    dry_run: bool
    report: IntakeReport


ArticleList = list_of(ArticleShape, "ArticleList")


def wanted_articles(query: ArticleListQuery) -> QuerySet[Article]:
    """Return the articles that the query asks for."""
    wanted = ArticleFilter(
        author=query.author,
        outlet=query.outlet,
        language=query.language,
        published_from=first_day(query.published_after),
        published_until=last_day(query.published_before),
        clauses=tuple(clauses(query.q)) if query.q is not None else None,
    )
    never = Constant(datetime.date.min)
    return filtered(readable_articles(), wanted).annotate(published_or_never=Coalesce("first_published_on", never))


class Articles(Resource):
    """`/api/v1/articles/`."""

    shape = ArticleShape

    @described(
        tag="articles", operation_id="articles_list", summary="List and search articles",
        description="All articles, newest first; filters add up.",
        answers={200: ArticleList}, query=ArticleListQuery, shape=ArticleShape,
    )  # fmt: skip
    def get(self, request: Request) -> HttpResponseBase:
        """Return a page of articles."""
        query = self.parameters(request, ArticleListQuery)
        represent = partial(article_json, urls=self.urls(request))
        return list_answer(request, wanted_articles(query), ORDERINGS, query, represent)

    @described(
        tag="articles", operation_id="articles_publish", summary="Publish an article",
        description="Reads the document and publishes it as a new article, in one transaction. Bytes that are already "
        "held change nothing and answer 200. With `dry_run=true` nothing is stored, and the identifiers in the answer "
        "are not kept.",
        request={"application/json": Submission, "multipart/form-data": MultipartSubmission},
        answers={201: PublishedArticle, 200: OpenApiResponse(PublishedArticle, description="Already held, or a dry run")},
        query=SubmissionQuery, headers=("Idempotency-Key",), problems=(401, 403, 409, 413, 415, 422),
    )  # fmt: skip
    @idempotent
    def post(self, request: Request) -> HttpResponse:
        """Publish an article."""
        query = self.parameters(request, SubmissionQuery)
        delivery, _ = submitted(request, Submission)
        urls = self.urls(request)
        with rehearsed(query):
            published = publish_article(delivery)
            article = complete_articles().get(pk=published.article.pk)
            shape = PublishedArticle(
                **dict(article_json(article, urls)),
                article=article_reference(article, urls),
                version=published.version.number,
                created=published.created,
                dry_run=query.dry_run == "true",
                report=intake_report(delivery.manuscript, dropped=metadata_dropped(delivery, published.version)),
            )
        return written(shape, created=shape.created, location=shape.url, rehearsal=shape.dry_run)


class ArticleDetail(Amendable):
    """`/api/v1/articles/{slug}/`."""

    shape = ArticleShape

    @described(
        tag="articles", operation_id="articles_retrieve", summary="One article",
        description="The article with its authors, publication history, sections and notices, and where its text is.",
        answers={200: ArticleShape}, query=Query, shape=ArticleShape, paths=("slug",), problems=(410,),
    )  # fmt: skip
    def get(self, request: Request, slug: str) -> HttpResponseBase:
        """Return an article as it stands now."""
        query = self.parameters(request, Query)
        urls = self.urls(request)
        state = state_of_slug(slug)
        withdrawals_of(state.article.pk).refuse_article(state.article)

        def render() -> bytes:
            return json_of(article_json(complete(state.article), urls), query.fields)

        frozen_at = urls.version(slug, state.current_version)
        return current(request, render, state=state.tag, changed_at=state.changed_at, frozen_at=frozen_at)

    @described(
        tag="articles", operation_id="articles_amend", summary="Amend an article",
        description="Facts learned later: JSON Merge Patch (RFC 7396), where an absent member stays as it is and null "
        "makes a fact unknown again. What the source printed is never changed, and neither are text, byline and digests. "
        "Each change is recorded; `amendments/` lists them.",
        request=patches(ArticlePatch), answers={200: ArticleShape}, query=BaseQuery, paths=("slug",),
        headers=("If-Match",), problems=(401, 403, 409, 412, 413, 415, 422),
    )  # fmt: skip
    def patch(self, request: Request, slug: str) -> HttpResponse:
        """Amend an article."""
        self.parameters(request, BaseQuery)
        changes = body_of(request, ArticlePatch).given()
        guard = guard_from(request, partial(article_etag, request))
        amend_article(slug, changes, made_by=sender(request), guard=guard)
        article = article_by_slug(slug)
        shape = article_json(article, self.urls(request))
        return amended(json_of(shape), etag=article_etag(request, article), address=shape.url)
