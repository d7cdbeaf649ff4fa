"""Versions of an article: list, detail, source, changes between two of them, and publishing."""

from functools import partial

from django.http import HttpResponse, HttpResponseBase
from pydantic import Field
from rest_framework.request import Request

from articles.addresses import Urls
from articles.api.http.lists import list_answer
from articles.api.http.negotiation import AnyRenderer
from articles.api.http.operation import operation
from articles.api.http.page_or_json import HtmlOrJson, to_page, vary_by_accept, wants_page
from articles.api.http.pagination import Key, Ordering
from articles.api.http.preconditions import article_etag, precondition_of
from articles.api.http.query import Flag, ListQuery, Query, flag
from articles.api.http.resource import Resource, Tag
from articles.api.http.responses import json_of
from articles.api.v1.submissions import (
    PARSERS,
    MultipartRevision,
    RevisionSubmission,
    SubmissionQuery,
    bodies,
    published_answer,
    rehearsed,
    submitted,
)
from articles.bounds import MAX_JSON_BYTES
from articles.choices import Reason
from articles.models import Article
from articles.publishing.articles import metadata_dropped
from articles.publishing.delivery import Delivery
from articles.publishing.revising.alignment_report import alignment_json
from articles.publishing.revising.revisions import Revised, Revision, publish_version
from articles.representations.alignment import AlignmentShape
from articles.representations.change import ChangesShape, changes_json
from articles.representations.report import IntakeReport, intake_report
from articles.representations.version import VersionShape, VersionSummary, version_json, version_summary
from articles.selectors.articles import article_by_slug
from articles.selectors.changes import changes_between, compared_versions
from articles.selectors.versions import source_of, text_of, version_by_number, version_with_byline, versions_of
from articles.selectors.withdrawals import refusals_of, withdrawals_of
from articles.web.caching import frozen, listing

TAG = Tag("versions", "The immutable states of an article's text, chained by digest.")
NEWEST_FIRST = Ordering("newest", (Key("number", descending=True),))


class RevisionQuery(SubmissionQuery):
    """How to take the new version."""

    revert: Flag = flag("`true`: publish bytes again that an older version holds", example="false")


class PublishedVersion(VersionShape):
    """A version after publishing, how it was aligned with the one before, and the report of what was read."""

    created: bool = Field(description="False if the text was stored already, and nothing changed")
    dry_run: bool
    alignment: AlignmentShape | None = Field(description="Null if nothing changed")
    report: IntakeReport


class Versions(Resource):
    """`/api/v1/articles/{slug}/versions/`."""

    tag = TAG
    parser_classes = PARSERS
    largest_body = MAX_JSON_BYTES

    @operation("versions_list", answer=VersionSummary, many=[NEWEST_FIRST], problems=(410,))
    def get(self, request: Request, query: ListQuery, slug: str) -> HttpResponseBase:
        """The versions of an article.

        Newest first, without their texts.
        """
        article = article_by_slug(slug, Article.objects.select_related("current_version"))
        refusals_of(article.pk).refuse_article(article)
        return list_answer(request, versions_of(slug), query, partial(version_summary, urls=self.urls(request)))

    @operation(
        "versions_publish",
        answer=PublishedVersion,
        status=201,
        others={200: "Stored already, or a dry run"},
        bodies=bodies(RevisionSubmission, MultipartRevision),
        if_match=True,
        idempotent=True,
    )
    def post(self, request: Request, query: RevisionQuery, slug: str) -> HttpResponse:
        """Publish a new version.

        Reads the document, aligns it with the current version, and publishes it as the next one, in one transaction.
        Paragraphs that are still there keep their identifiers. The text that is current, and bytes that an older version
        has, change nothing and answer 200. With `dry_run=true` the answer shows the whole alignment, and nothing is stored.
        `If-Match` with the article's ETag refuses a lost update.
        """
        article_by_slug(slug, Article.objects.all())
        delivery, submission = submitted(request, RevisionSubmission)
        revision = Revision(
            reason=Reason(submission.reason),
            change_note=submission.change_note,
            identity=submission.identity,
            precondition=precondition_of(request, partial(article_etag, request)),
            revert=query.revert,
            public_since=submission.public_since,
        )
        with rehearsed(query):
            revised = publish_version(slug, delivery, revision)
            shape = _published(revised, delivery, self.urls(request), rehearsal=query.dry_run)
        return published_answer(shape, shape.url, created=shape.created, dry_run=shape.dry_run)


class VersionDetail(Resource):
    """`/api/v1/articles/{slug}/versions/{n}/`."""

    tag = TAG
    content_negotiation_class = HtmlOrJson

    @operation("versions_retrieve", answer=VersionShape, immutable=True, problems=(410,))
    def get(self, request: Request, query: Query, slug: str, number: str) -> HttpResponseBase:
        """One version with all its paragraphs.

        Its `digest` can be recomputed from what is returned. A browser, which wants HTML, is led to the page of the
        version.
        """
        version = version_with_byline(slug, number)
        if wants_page(request):
            return to_page(self.urls(request).version_page(slug, version.number))
        withdrawals = withdrawals_of(version.article_id)
        withdrawals.refuse_version(version)
        shape = version_json(version, text_of(version), withdrawals, self.urls(request))
        body = json_of(shape, query.fields)
        if withdrawals.hides_paragraphs:
            return vary_by_accept(listing(request, body))
        return vary_by_accept(frozen(request, body, article_id=version.article_id))


class VersionSource(Resource):
    """`/api/v1/articles/{slug}/versions/{n}/source/`."""

    tag = TAG
    content_negotiation_class = AnyRenderer

    @operation("versions_source", others={(200, "text/plain"): "The source"}, immutable=True, problems=(410,))
    def get(self, request: Request, slug: str, number: str) -> HttpResponseBase:
        """The bytes as delivered.

        Byte for byte what the publisher delivered, with its media type.
        """
        version = version_by_number(slug, number)
        refusals_of(version.article_id).refuse_source(version)
        answer = frozen(request, source_of(version), article_id=version.article_id, media_type=version.media_type)
        # A browser must never run the source as a page of this site.
        answer["Content-Disposition"] = f'attachment; filename="{slug}-v{version.number}"'
        answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
        answer["X-Content-Type-Options"] = "nosniff"
        return answer


class VersionChanges(Resource):
    """`/api/v1/articles/{slug}/changes/{a}..{b}/`."""

    tag = TAG

    @operation("changes_retrieve", answer=ChangesShape, immutable=True, problems=(410,))
    def get(self, request: Request, query: Query, slug: str, from_version: str, to_version: str) -> HttpResponseBase:
        """The changes between two versions.

        Paragraph by paragraph, and in edited ones word by word. The versions need not be neighbours, but the earlier one
        comes first.
        """
        first, last, _ = compared_versions(slug, from_version, to_version)
        changes = changes_between(first, last, withdrawals_of(first.article_id))
        shape = changes_json(changes, self.urls(request))
        return frozen(request, json_of(shape, query.fields), article_id=changes.first.article_id)


def _published(revised: Revised, delivery: Delivery, urls: Urls, *, rehearsal: bool) -> PublishedVersion:
    version, alignment = version_with_byline(revised.article.slug, revised.version.number), revised.aligned
    shape = version_json(version, text_of(version), withdrawals_of(version.article_id), urls)
    return PublishedVersion(
        **dict(shape),
        created=revised.created,
        dry_run=rehearsal,
        alignment=alignment_json(alignment, version.number - 1, urls, minted=not rehearsal) if alignment else None,
        report=intake_report(revised.manuscript, dropped=metadata_dropped(delivery, version)),
    )
