"""Articles: the list with its filters, one article, publishing a new one, and amending one."""

from functools import partial

from django.http import HttpResponse, HttpResponseBase
from pydantic import Field
from rest_framework.request import Request

from articles.api.http.authentication import key_name
from articles.api.http.lists import list_answer
from articles.api.http.merge_patch import Amendable, amended
from articles.api.http.operation import operation
from articles.api.http.preconditions import article_etag, precondition_of
from articles.api.http.query import Query
from articles.api.http.resource import Resource, Tag
from articles.api.http.responses import json_of
from articles.api.v1.article_list import ORDERINGS, ArticleListQuery, completed, ordering_for, wanted_articles
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
from articles.choices import ArticleStatus
from articles.publishing.amending.amendments import amend_article
from articles.publishing.articles import metadata_dropped, publish_article
from articles.representations.article import ArticleShape, article_json
from articles.representations.reference import ArticleReference, article_reference
from articles.representations.report import IntakeReport, intake_report
from articles.selectors.articles import (
    article_by_slug,
    articles_with_current_version,
    complete,
)
from articles.selectors.states import state_of_slug
from articles.selectors.withdrawals import refusals_of
from articles.web.caching import current_of

TAG = Tag("articles", "The works: their authors, their publication history, and publishing one.")


class PublishedArticle(ArticleShape):
    """An article as it stands after publishing, and the report of what was read."""

    article: ArticleReference
    version: int = Field(ge=1, description="The number of the version that has the delivered bytes")
    created: bool = Field(description="False if the bytes were stored already, and nothing changed")
    dry_run: bool
    report: IntakeReport


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
        ordering = ordering_for(query)
        ordered = query.model_copy(update={"ordering": ordering})
        represent = partial(article_json, urls=self.urls(request))
        return list_answer(
            request, wanted_articles(query, ordering), ordered, represent, partial(completed, query=query)
        )

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
        return current_of(request, render, state, frozen_at=frozen_at)

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
