"""The notices of an article: corrections, retractions and the like."""

from functools import partial
from typing import Annotated

from django.db.models import QuerySet
from django.http import HttpResponse, HttpResponseBase
from pydantic import BaseModel, ConfigDict, Field, WithJsonSchema
from rest_framework.request import Request

from articles.api.http.idempotency import idempotent
from articles.api.http.json_body import body_of
from articles.api.http.openapi.describing import described, list_of
from articles.api.http.pagination import MOMENT, Key, Ordering
from articles.api.http.preconditions import article_etag, guard_from
from articles.api.http.query import ListQuery, Query, cursor_parameter
from articles.api.http.resource import Resource, json_of, list_answer
from articles.api.http.responses import written
from articles.api.v1.submissions import WriteQuery
from articles.choices import NoticeKind
from articles.models import Article, Notice
from articles.publishing.notices import LONGEST_TEXT, MOST_PARAGRAPHS, NoticeDraft, publish_notice
from articles.representations.notice import NoticeShape, notice_json
from articles.representations.shape import Pid
from articles.selectors.articles import article_by_slug
from articles.selectors.errors import UnknownError
from articles.web.caching import listing

NoticeList = list_of(NoticeShape, "NoticeList")
OLDEST_FIRST = Ordering("oldest", (Key("created_at", MOMENT), Key("id")))


class NoticeSubmission(BaseModel):
    """A notice to publish. Without a version and paragraphs it is about the whole article."""

    model_config = ConfigDict(extra="forbid", strict=True)

    kind: Annotated[str, WithJsonSchema({"type": "string", "enum": [kind.value for kind in NoticeKind]})] = Field(
        description="What it tells", examples=["correction"]
    )
    text: str = Field(
        min_length=1, max_length=LONGEST_TEXT, pattern=r"^[^\x00]*[^\s\x00][^\x00]*$",
        description="What is said, for readers", examples=["The alliance was cemented in 1953, not in 1954."],
    )  # fmt: skip
    version: Annotated[int, Field(ge=1, lt=2**31)] | None = Field(
        default=None, description="The number of the version that it is about", examples=[1]
    )
    paragraphs: list[Pid] = Field(
        default_factory=list, max_length=MOST_PARAGRAPHS, description="The identifiers of the paragraphs that it is about",
        examples=[[]],
    )  # fmt: skip


class NoticeListQuery(ListQuery):
    """The parameters of the list of notices."""

    cursor: str | None = cursor_parameter(OLDEST_FIRST)


class Notices(Resource):
    """`/api/v1/articles/{slug}/notices/`."""

    shape = NoticeShape

    @described(
        tag="notices", operation_id="notices_list", summary="The notices of an article",
        description="What has to be said about the article, its versions or its paragraphs; oldest first.",
        answers={200: NoticeList}, query=NoticeListQuery, shape=NoticeShape, paths=("slug",),
    )  # fmt: skip
    def get(self, request: Request, slug: str) -> HttpResponseBase:
        """Return a page of notices."""
        query = self.parameters(request, NoticeListQuery)
        return list_answer(
            request, _notices(slug), [OLDEST_FIRST], query, partial(notice_json, urls=self.urls(request))
        )

    @described(
        tag="notices", operation_id="notices_publish", summary="Publish a notice",
        description="On the article, on one of its versions, or on some of its paragraphs. A withdrawal turns every "
        "address that would show the text into 410 with a tombstone, at once; a reinstatement of the same subject undoes "
        "it. `If-Match` with the article's ETag refuses a notice on a state that was not seen.",
        request={"application/json": NoticeSubmission},
        answers={201: NoticeShape}, paths=("slug",), query=WriteQuery,
        problems=(401, 403, 409, 412, 413, 415, 422), headers=("If-Match", "Idempotency-Key"),
    )  # fmt: skip
    @idempotent
    def post(self, request: Request, slug: str) -> HttpResponse:
        """Publish a notice."""
        self.parameters(request, WriteQuery)
        article_by_slug(slug, Article.objects.all())
        said = body_of(request, NoticeSubmission)
        draft = NoticeDraft(said.kind, said.text, said.version, said.paragraphs)
        notice = publish_notice(slug, draft, guard_from(request, partial(article_etag, request)))
        shape = notice_json(notice, self.urls(request))
        return written(shape, created=True, location=shape.url)


class NoticeDetail(Resource):
    """`/api/v1/articles/{slug}/notices/{id}/`."""

    shape = NoticeShape

    @described(
        tag="notices", operation_id="notices_retrieve", summary="One notice",
        description="One notice, linked to what it concerns.",
        answers={200: NoticeShape}, query=Query, shape=NoticeShape, paths=("slug", "notice_id"),
    )  # fmt: skip
    def get(self, request: Request, slug: str, notice_id: int) -> HttpResponseBase:
        """Return a notice."""
        query = self.parameters(request, Query)
        notice = _notices(slug).filter(pk=notice_id).first()
        if notice is None:
            raise UnknownError("unknown_notice", f"“{slug}” has no notice {notice_id}.")
        return listing(request, json_of(notice_json(notice, self.urls(request)), query.fields))


def _notices(slug: str) -> QuerySet[Notice]:
    article = article_by_slug(slug, Article.objects.all())
    return Notice.objects.filter(article=article).select_related("article", "version").prefetch_related("paragraphs")
