"""The bytes that a version was read from."""

from collections.abc import Iterable

from django.http import HttpResponseBase
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiResponse
from rest_framework.negotiation import DefaultContentNegotiation
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request

from articles.api.http.openapi.describing import described
from articles.api.http.query import Query
from articles.api.http.resource import Resource
from articles.selectors.versions import source_of, version_by_number
from articles.selectors.withdrawals import withdrawals_of
from articles.web.caching import frozen


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
        query=Query, paths=("slug", "number"), problems=(410,),
    )  # fmt: skip
    def get(self, request: Request, slug: str, number: str) -> HttpResponseBase:
        """Return the source of a version, never to be run by a browser as a page of this site."""
        self.parameters(request, Query)
        version = version_by_number(slug, number)
        withdrawals_of(version.article_id).refuse_source(version)
        answer = frozen(request, source_of(version), article_id=version.article_id, media_type=version.media_type)
        answer["Content-Disposition"] = f'attachment; filename="{slug}-v{version.number}"'
        answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
        answer["X-Content-Type-Options"] = "nosniff"
        return answer
