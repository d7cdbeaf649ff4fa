"""Versions: the list, one version, its source, and its passages. Whatever names a version never changes."""

from collections.abc import Iterable
from functools import partial

from django.http import HttpResponseBase
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiResponse
from pydantic import Field
from rest_framework.negotiation import DefaultContentNegotiation
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request

from articles.api.openapi.describing import described, list_of
from articles.api.v1.answers import frozen
from articles.api.v1.pagination import Key, Ordering
from articles.api.v1.queries import ListQuery, Query, Whole, cursor_parameter
from articles.api.v1.resource import Resource, json_of, list_answer
from articles.models import Article
from articles.representations.passage import PassageShape, passage_json
from articles.representations.version import VersionShape, VersionSummary, version_json, version_summary
from articles.selectors.articles import article_by_slug
from articles.selectors.errors import UnknownError
from articles.selectors.versions import (
    ordinal_of,
    passage_at,
    passages_of,
    source_of,
    version_by_number,
    versions_of,
)

VersionList = list_of(VersionSummary, "VersionList")
PassageList = list_of(PassageShape, "PassageList")
NEWEST_FIRST = Ordering("newest", (Key("number", descending=True),))
BY_ORDINAL = (Ordering("ordinal", (Key("ordinal"),)),)


class VersionListQuery(ListQuery):
    """The parameters of the list of versions."""

    cursor: str | None = cursor_parameter(NEWEST_FIRST)


class PassageListQuery(ListQuery):
    """The parameters of a list of passages."""

    cursor: str | None = cursor_parameter(*BY_ORDINAL)
    page_size: Whole = Field(default=100, ge=1, le=100, description="Passages a page", examples=[20])


class Versions(Resource):
    """`/api/v1/articles/{slug}/versions/`."""

    shape = VersionSummary

    @described(
        tag="versions", operation_id="versions_list", summary="The versions of an article",
        description="Newest first, without their texts.",
        answers={200: VersionList}, query=VersionListQuery, shape=VersionSummary, paths=("slug",),
    )  # fmt: skip
    def get(self, request: Request, slug: str) -> HttpResponseBase:
        """Return a page of versions."""
        query = self.parameters(request, VersionListQuery)
        article_by_slug(slug, Article.objects.all())
        return list_answer(
            request, versions_of(slug), [NEWEST_FIRST], query, partial(version_summary, at=self.at(request))
        )


class VersionDetail(Resource):
    """`/api/v1/articles/{slug}/versions/{n}/`."""

    shape = VersionShape

    @described(
        tag="versions", operation_id="versions_retrieve", summary="One version with all its paragraphs",
        description="Immutable. Its `digest` can be recomputed from what is returned.",
        answers={200: VersionShape}, query=Query, shape=VersionShape, paths=("slug", "number"),
    )  # fmt: skip
    def get(self, request: Request, slug: str, number: str) -> HttpResponseBase:
        """Return a version."""
        query = self.parameters(request, Query)
        version = version_by_number(slug, number)
        shape = version_json(version, list(passages_of(version)), self.at(request))
        return frozen(request, json_of(shape, query.fields), article_id=version.article_id)


class AnyMediaType(DefaultContentNegotiation):
    """The source has the media type that it was delivered in; there is nothing to negotiate."""

    def select_renderer(
        self, request: Request, renderers: Iterable[BaseRenderer], format_suffix: str | None = None
    ) -> tuple[BaseRenderer, str]:
        """Return the first renderer, which is not used."""
        renderer = next(iter(renderers))
        return renderer, renderer.media_type


class VersionSource(Resource):
    """`/api/v1/articles/{slug}/versions/{n}/source/`."""

    content_negotiation_class = AnyMediaType

    @described(
        tag="versions", operation_id="versions_source", summary="The bytes as delivered",
        description="Immutable; byte for byte what the publisher delivered, with its media type.",
        answers={(200, "text/plain"): OpenApiResponse(OpenApiTypes.STR, description="The source")},
        query=Query, paths=("slug", "number"),
    )  # fmt: skip
    def get(self, request: Request, slug: str, number: str) -> HttpResponseBase:
        """Return the source of a version, never to be run by a browser as a page of this site."""
        self.parameters(request, Query)
        version = version_by_number(slug, number)
        answer = frozen(request, source_of(version), article_id=version.article_id, media_type=version.media_type)
        answer["Content-Disposition"] = f'attachment; filename="{slug}-v{version.number}"'
        answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
        answer["X-Content-Type-Options"] = "nosniff"
        return answer


class VersionPassages(Resource):
    """`/api/v1/articles/{slug}/versions/{n}/paragraphs/`."""

    shape = PassageShape

    @described(
        tag="paragraphs", operation_id="version_paragraphs_list", summary="The paragraphs of a version",
        description="Immutable. In the order of the text.",
        answers={200: PassageList}, query=PassageListQuery, shape=PassageShape, paths=("slug", "number"),
    )  # fmt: skip
    def get(self, request: Request, slug: str, number: str) -> HttpResponseBase:
        """Return a page of passages."""
        query = self.parameters(request, PassageListQuery)
        version = version_by_number(slug, number)
        return list_answer(
            request, passages_of(version), BY_ORDINAL, query,
            partial(passage_json, at=self.at(request)),
            partial(frozen, request, article_id=version.article_id),
        )  # fmt: skip


class PassageByOrdinal(Resource):
    """`/api/v1/articles/{slug}/versions/{n}/paragraphs/{ordinal}/`."""

    shape = PassageShape

    @described(
        tag="paragraphs", operation_id="version_paragraphs_retrieve", summary="A paragraph of a version by its ordinal",
        description="Immutable.",
        answers={200: PassageShape}, query=Query, shape=PassageShape, paths=("slug", "number", "ordinal"),
    )  # fmt: skip
    def get(self, request: Request, slug: str, number: str, ordinal: str) -> HttpResponseBase:
        """Return the passage at a place in a version."""
        query = self.parameters(request, Query)
        version = version_by_number(slug, number)
        passage = passage_at(version, ordinal)
        return frozen(
            request, json_of(passage_json(passage, self.at(request)), query.fields), article_id=version.article_id
        )


class PassageRange(Resource):
    """`/api/v1/articles/{slug}/versions/{n}/paragraphs/{a}-{b}/`."""

    shape = PassageShape

    @described(
        tag="paragraphs", operation_id="version_paragraphs_range", summary="A run of paragraphs of a version",
        description="Immutable. Both ends are included, and both must be there.",
        answers={200: PassageList}, query=PassageListQuery, shape=PassageShape, paths=("slug", "number", "first", "last"),
    )  # fmt: skip
    def get(self, request: Request, slug: str, number: str, first: str, last: str) -> HttpResponseBase:
        """Return the passages from one place to another."""
        query = self.parameters(request, PassageListQuery)
        version = version_by_number(slug, number)
        start, end = ordinal_of(version, first), ordinal_of(version, last)
        if start > end:
            raise UnknownError("backward_range", f"The range {start}-{end} runs backwards; write {end}-{start}.")
        return list_answer(
            request, passages_of(version).filter(ordinal__range=(start, end)), BY_ORDINAL, query,
            partial(passage_json, at=self.at(request)),
            partial(frozen, request, article_id=version.article_id),
        )  # fmt: skip
