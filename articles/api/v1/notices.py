"""The notices of an article: corrections, retractions and the like."""

from functools import partial

from django.db.models import QuerySet
from django.http import HttpResponseBase
from rest_framework.request import Request

from articles.api.openapi.describing import described, list_of
from articles.api.v1.answers import listing
from articles.api.v1.pagination import MOMENT, Key, Ordering
from articles.api.v1.queries import ListQuery, Query, cursor_parameter
from articles.api.v1.resource import Resource, json_of, list_answer
from articles.models import Article, Notice
from articles.representations.notice import NoticeShape, notice_json
from articles.selectors.articles import article_by_slug
from articles.selectors.errors import UnknownError

NoticeList = list_of(NoticeShape, "NoticeList")
OLDEST_FIRST = Ordering("oldest", (Key("created_at", MOMENT), Key("id")))


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
        return list_answer(request, _notices(slug), [OLDEST_FIRST], query, partial(notice_json, at=self.at(request)))


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
        return listing(request, json_of(notice_json(notice, self.at(request)), query.fields))


def _notices(slug: str) -> QuerySet[Notice]:
    article = article_by_slug(slug, Article.objects.all())
    return Notice.objects.filter(article=article).select_related("article", "version").prefetch_related("paragraphs")
