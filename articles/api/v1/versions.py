"""Versions of an article: the list, one version, and publishing the next one. A version never changes."""

from functools import partial

from django.http import HttpResponse, HttpResponseBase
from drf_spectacular.utils import OpenApiResponse
from rest_framework.request import Request

from articles.api.http.idempotency import idempotent
from articles.api.http.openapi.describing import described, list_of
from articles.api.http.page_or_json import ForPeopleToo, PermanentQuery, for_either, to_page, wants_page
from articles.api.http.pagination import Key, Ordering
from articles.api.http.preconditions import article_etag, guard_from
from articles.api.http.query import ListQuery, cursor_parameter
from articles.api.http.resource import Resource, json_of, list_answer
from articles.api.http.responses import rehearsed, written
from articles.api.v1.revising import PublishedVersion, RevisionQuery, published_version
from articles.api.v1.submissions import MultipartRevision, RevisionSubmission, submitted
from articles.models import Article
from articles.models.choices import Reason
from articles.publishing.revising.revisions import Revision, publish_version
from articles.representations.version import VersionShape, VersionSummary, version_json, version_summary
from articles.selectors.articles import article_by_slug
from articles.selectors.versions import passages_of, version_with_byline, versions_of
from articles.selectors.withdrawals import withdrawals_of
from articles.web.caching import frozen, listing

NEWEST_FIRST = Ordering("newest", (Key("number", descending=True),))
VersionList = list_of(VersionSummary, "VersionList")


class VersionListQuery(ListQuery):
    """The parameters of the list of versions."""

    cursor: str | None = cursor_parameter(NEWEST_FIRST)


class Versions(Resource):
    """`/api/v1/articles/{slug}/versions/`."""

    shape = VersionSummary

    @described(
        tag="versions", operation_id="versions_list", summary="The versions of an article",
        description="Newest first, without their texts.",
        answers={200: VersionList}, query=VersionListQuery, shape=VersionSummary, paths=("slug",), problems=(410,),
    )  # fmt: skip
    def get(self, request: Request, slug: str) -> HttpResponseBase:
        """Return a page of versions."""
        query = self.parameters(request, VersionListQuery)
        article = article_by_slug(slug, Article.objects.select_related("current_version"))
        withdrawals_of(article.pk).refuse_article(article)
        represent = partial(version_summary, urls=self.urls(request))
        return list_answer(request, versions_of(slug), [NEWEST_FIRST], query, represent)

    @described(
        tag="versions", operation_id="versions_publish", summary="Publish a new version",
        description="Reads the document, aligns it with the current version, and publishes it as the next one, in one "
        "transaction. Paragraphs that are still there keep their identifiers. The text that is current, and bytes that "
        "an older version holds, change nothing and answer 200. With `dry_run=true` the whole alignment is told and "
        "nothing is stored. `If-Match` with the article's ETag refuses a lost update.",
        request={"application/json": RevisionSubmission, "multipart/form-data": MultipartRevision},
        answers={201: PublishedVersion, 200: OpenApiResponse(PublishedVersion, description="Already held, or a dry run")},
        query=RevisionQuery, paths=("slug",), problems=(401, 403, 409, 412, 413, 415, 422),
        headers=("If-Match", "Idempotency-Key"),
    )  # fmt: skip
    @idempotent
    def post(self, request: Request, slug: str) -> HttpResponse:
        """Publish the next version."""
        query = self.parameters(request, RevisionQuery)
        article_by_slug(slug, Article.objects.all())
        delivery, submission = submitted(request, RevisionSubmission)
        revision = Revision(
            reason=Reason(submission.reason),
            change_note=submission.change_note,
            identity=submission.identity,
            guard=guard_from(request, partial(article_etag, request)),
            revert=query.revert == "true",
        )
        with rehearsed(query):
            revised = publish_version(slug, delivery, revision)
            shape = published_version(revised, delivery, query, self.urls(request))
        return written(shape, created=shape.created, location=shape.url, rehearsal=shape.dry_run)


class VersionDetail(Resource):
    """`/api/v1/articles/{slug}/versions/{n}/`."""

    shape = VersionShape
    content_negotiation_class = ForPeopleToo

    @described(
        tag="versions", operation_id="versions_retrieve", summary="One version with all its paragraphs",
        description="Immutable. Its `digest` can be recomputed from what is returned. A browser, which wants HTML, is "
        "led to the page of the version.",
        answers={200: VersionShape}, query=PermanentQuery, shape=VersionShape, paths=("slug", "number"),
        problems=(410,),
    )  # fmt: skip
    def get(self, request: Request, slug: str, number: str) -> HttpResponseBase:
        """Return a version, or lead a reader to its page."""
        query = self.parameters(request, PermanentQuery)
        version = version_with_byline(slug, number)
        if wants_page(request):
            return to_page(self.urls(request).version_page(slug, version.number))
        withdrawals = withdrawals_of(version.article_id)
        withdrawals.refuse_version(version)
        shape = version_json(version, list(passages_of(version)), withdrawals, self.urls(request))
        body = json_of(shape, query.fields)
        if withdrawals.hides_paragraphs:
            return for_either(listing(request, body))
        return for_either(frozen(request, body, article_id=version.article_id))
