"""Notices: corrections, retractions and the like, of one article and of all."""

from functools import partial
from typing import Annotated

from django.db.models import QuerySet
from django.http import HttpResponse, HttpResponseBase
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema
from rest_framework.request import Request

from articles.api.http.authentication import key_mark
from articles.api.http.json_body import whole
from articles.api.http.lists import list_answer
from articles.api.http.operation import operation
from articles.api.http.pagination import MOMENT, Key, Ordering
from articles.api.http.preconditions import article_etag, precondition_of
from articles.api.http.query import CountedListQuery, MomentParameter, Query
from articles.api.http.resource import Resource, Tag
from articles.api.http.responses import json_of, uncached
from articles.choices import NoticeKind, NoticeKindName
from articles.models import Article, Notice
from articles.publishing.notices import LONGEST_TEXT, MOST_PARAGRAPHS, NoticeDraft, publish_notice
from articles.representations.notice import NoticeShape, notice_json
from articles.representations.shape import Pid
from articles.selectors.articles import article_by_slug
from articles.selectors.errors import UnknownError
from articles.selectors.notices import all_notices
from articles.web.caching import listing

TAG = Tag("notices", "Corrections, retractions, withdrawals and the like.")
OLDEST_FIRST = Ordering("oldest", (Key("created_at", MOMENT), Key("id")))
NEWEST_FIRST = Ordering("newest", (Key("created_at", MOMENT, descending=True), Key("id", descending=True)))


class NoticeSubmission(BaseModel):
    """A notice to publish. Without a version and paragraphs it is about the whole article."""

    model_config = ConfigDict(extra="forbid", strict=True)

    kind: Annotated[str, WithJsonSchema({"type": "string", "enum": [kind.value for kind in NoticeKind]})] = Field(
        description="The kind of notice", examples=["correction"]
    )
    text: str = Field(
        min_length=1,
        max_length=LONGEST_TEXT,
        pattern=r"^[^\x00]*[^\s\x00][^\x00]*$",
        description="The text of the notice, for readers",
        examples=["The alliance was cemented in 1953, not in 1954."],
    )
    version: Annotated[int, Field(ge=1, lt=2**31), BeforeValidator(whole)] | None = Field(
        default=None, description="The number of the version that it is about", examples=[1]
    )
    paragraphs: list[Pid] = Field(
        default_factory=list,
        max_length=MOST_PARAGRAPHS,
        description="The identifiers of the paragraphs that it is about",
        examples=[[]],
    )


class NoticeQuery(CountedListQuery):
    """Which notices to list."""

    kind: NoticeKindName | None = Field(default=None, description="Only of this kind", examples=["correction"])
    after: MomentParameter | None = Field(
        default=None,
        description="Published on this day or later, or at this moment (RFC 3339) or later",
        examples=["2026-11"],
    )


class AllNotices(Resource):
    """`/api/v1/notices/`."""

    tag = TAG

    @operation("notices_of_all", answer=NoticeShape, many=[NEWEST_FIRST])
    def get(self, request: Request, query: NoticeQuery) -> HttpResponseBase:
        """The notices of all articles.

        Corrections, retractions and the like, newest first; filters add up.
        """
        notices = all_notices()
        if query.kind is not None:
            notices = notices.filter(kind=query.kind)
        if query.after is not None:
            notices = notices.filter(created_at__gte=query.after)
        return list_answer(request, notices, query, partial(notice_json, urls=self.urls(request)))


class Notices(Resource):
    """`/api/v1/articles/{slug}/notices/`."""

    tag = TAG

    @operation("notices_list", answer=NoticeShape, many=[OLDEST_FIRST])
    def get(self, request: Request, query: CountedListQuery, slug: str) -> HttpResponseBase:
        """The notices of an article.

        Corrections, retractions and the like, of the article, its versions or its paragraphs; oldest first.
        """
        return list_answer(request, _notices(slug), query, partial(notice_json, urls=self.urls(request)))

    @operation("notices_publish", answer=NoticeShape, status=201, if_match=True, idempotent=True)
    def post(self, request: Request, body: NoticeSubmission, slug: str) -> HttpResponse:
        """Publish a notice.

        On the article, on one of its versions, or on some of its paragraphs. A withdrawal turns every address that would
        show the text into 410 with a tombstone, at once; a reinstatement of the same subject undoes it. `If-Match` with
        the article's ETag refuses a notice on a state that was not seen.
        """
        article_by_slug(slug, Article.objects.all())
        draft = NoticeDraft(body.kind, body.text, body.version, body.paragraphs, key_mark(request))
        notice = publish_notice(slug, draft, precondition_of(request, partial(article_etag, request)))
        shape = notice_json(notice, self.urls(request))
        return uncached(shape, status=201, headers={"Location": shape.url})


class NoticeDetail(Resource):
    """`/api/v1/articles/{slug}/notices/{id}/`."""

    tag = TAG

    @operation("notices_retrieve", answer=NoticeShape)
    def get(self, request: Request, query: Query, slug: str, notice_id: int) -> HttpResponseBase:
        """One notice.

        One notice, linked to what it concerns.
        """
        notice = _notices(slug).filter(pk=notice_id).first()
        if notice is None:
            raise UnknownError("unknown_notice", f"“{slug}” has no notice {notice_id}.")
        return listing(request, json_of(notice_json(notice, self.urls(request)), query.fields))


def _notices(slug: str) -> QuerySet[Notice]:
    article = article_by_slug(slug, Article.objects.all())
    return all_notices().filter(article=article)
