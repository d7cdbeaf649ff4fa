"""The passages of a version: all, one by its ordinal, or a run. They never change."""

from functools import partial

from django.db.models import QuerySet
from django.http import HttpResponseBase
from pydantic import Field
from rest_framework.request import Request

from articles.api.http.openapi.describing import described, list_of
from articles.api.http.pagination import Key, Ordering
from articles.api.http.query import ListQuery, Query, Whole, cursor_parameter
from articles.api.http.resource import Resource, json_of, list_answer
from articles.models import Passage, Version
from articles.representations.passage import PassageShape, passage_json
from articles.representations.tombstone import WithdrawnPassageShape, passage_or_tombstone
from articles.selectors.versions import passage_by_ordinal, passages_between, passages_of, version_by_number
from articles.selectors.withdrawals import withdrawals_of
from articles.web.caching import frozen

BY_ORDINAL = (Ordering("ordinal", (Key("ordinal"),)),)
PassageList = list_of(PassageShape, "PassageList", WithdrawnPassageShape)


class PassageListQuery(ListQuery):
    """The parameters of a list of passages."""

    cursor: str | None = cursor_parameter(*BY_ORDINAL)
    page_size: Whole = Field(default=100, ge=1, le=100, description="Passages a page", examples=[20])


class PassageResource(Resource):
    """A resource of passages of one version."""

    shape = PassageShape

    def page(
        self, request: Request, version: Version, passages: QuerySet[Passage], query: PassageListQuery
    ) -> HttpResponseBase:
        """Return a page of passages, without the text of those that are withdrawn. Raises `WithdrawnError`."""
        withdrawals = withdrawals_of(version.article_id)
        withdrawals.refuse_version(version)
        return list_answer(
            request, passages, BY_ORDINAL, query,
            partial(passage_or_tombstone, withdrawals=withdrawals, urls=self.urls(request)),
            None if withdrawals.hides_paragraphs else partial(frozen, request, article_id=version.article_id),
        )  # fmt: skip


class VersionPassages(PassageResource):
    """`/api/v1/articles/{slug}/versions/{n}/paragraphs/`."""

    @described(
        tag="paragraphs", operation_id="version_paragraphs_list", summary="The paragraphs of a version",
        description="Immutable. In the order of the text.",
        answers={200: PassageList}, query=PassageListQuery, shape=PassageShape, paths=("slug", "number"),
        problems=(410,),
    )  # fmt: skip
    def get(self, request: Request, slug: str, number: str) -> HttpResponseBase:
        """Return a page of passages."""
        query = self.parameters(request, PassageListQuery)
        version = version_by_number(slug, number)
        return self.page(request, version, passages_of(version), query)


class PassageByOrdinal(PassageResource):
    """`/api/v1/articles/{slug}/versions/{n}/paragraphs/{ordinal}/`."""

    @described(
        tag="paragraphs", operation_id="version_paragraphs_retrieve", summary="A paragraph of a version by its ordinal",
        description="Immutable.",
        answers={200: PassageShape}, query=Query, shape=PassageShape, paths=("slug", "number", "ordinal"),
        problems=(410,),
    )  # fmt: skip
    def get(self, request: Request, slug: str, number: str, ordinal: str) -> HttpResponseBase:
        """Return the passage at a place in a version."""
        query = self.parameters(request, Query)
        passage = passage_by_ordinal(slug, number, ordinal)
        article_id = passage.version.article_id
        withdrawals_of(article_id).refuse_passage(passage)
        body = json_of(passage_json(passage, self.urls(request)), query.fields)
        return frozen(request, body, article_id=article_id)


class PassageRange(PassageResource):
    """`/api/v1/articles/{slug}/versions/{n}/paragraphs/{a}-{b}/`."""

    @described(
        tag="paragraphs", operation_id="version_paragraphs_range", summary="A run of paragraphs of a version",
        description="Immutable. Both ends are included, and both must be there.",
        answers={200: PassageList}, query=PassageListQuery, shape=PassageShape,
        paths=("slug", "number", "first", "last"), problems=(410,),
    )  # fmt: skip
    def get(self, request: Request, slug: str, number: str, first: str, last: str) -> HttpResponseBase:
        """Return the passages from one place to another."""
        query = self.parameters(request, PassageListQuery)
        version = version_by_number(slug, number)
        return self.page(request, version, passages_between(version, first, last), query)
