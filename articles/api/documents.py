"""The documentation of the API: OpenAPI, Swagger UI, ReDoc, and the list of problem types."""

from collections.abc import Iterable
from functools import cache
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.template.loader import render_to_string
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.renderers import (
    OpenApiJsonRenderer,
    OpenApiJsonRenderer2,
    OpenApiYamlRenderer,
    OpenApiYamlRenderer2,
)
from drf_spectacular.utils import extend_schema
from drf_spectacular.views import SpectacularAPIView, SpectacularRedocView, SpectacularSwaggerView
from rest_framework.negotiation import DefaultContentNegotiation
from rest_framework.renderers import BaseRenderer, TemplateHTMLRenderer
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from articles.api.http.negotiation import by_accept
from articles.web.caching import listing
from articles.web.content_policy import PAGE_POLICY
from articles.web.problem_types import PROBLEM_TYPES
from articles.web.views import ReadOnlyView

_HTML = "text/html; charset=utf-8"


class ByFormat(DefaultContentNegotiation):
    """Prefers `?format=` to `Accept`."""

    def select_renderer(
        self, request: Request, renderers: Iterable[BaseRenderer], format_suffix: str | None = None
    ) -> tuple[BaseRenderer, str]:
        """Return the renderer and its media type. Raises `Http404` for an unknown format."""
        name = request.query_params.get("format")
        if name is None:
            return by_accept(request, list(renderers))
        renderer = self.filter_renderers(list(renderers), name)[0]
        return renderer, renderer.media_type


class Schema(SpectacularAPIView):
    """The OpenAPI document, as YAML, or as JSON by `Accept` or `?format=json`."""

    renderer_classes = [OpenApiYamlRenderer, OpenApiYamlRenderer2, OpenApiJsonRenderer, OpenApiJsonRenderer2]
    content_negotiation_class = ByFormat

    @extend_schema(exclude=True)
    def get(self, request: Request, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Answer with the document. Nothing else that the request says goes into it, or into the headers."""
        renderer = request.accepted_renderer
        media_type = f"{renderer.media_type}; charset=utf-8"
        answer = listing(request, _document(renderer.format), media_type=media_type, on_shelf=False)
        answer["Content-Disposition"] = f'inline; filename="openapi.{renderer.format}"'
        return answer


@cache
def _document(form: str) -> bytes:
    """Return the document as `json` or as `yaml`. It is made once: that takes as long as hundreds of other answers."""
    renderer: Any = OpenApiJsonRenderer() if form == "json" else OpenApiYamlRenderer()
    generator: Any = SchemaGenerator
    printed = renderer.render(generator().get_schema(request=None, public=True))
    return bytes(printed)


# These pages need nothing from another host, and the browser lets them load nothing from one.
_POLICY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self' 'unsafe-inline'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data:",
        "worker-src blob:",
    )
)


class _Page(APIView):
    """A page about the OpenAPI document that a view of drf-spectacular describes."""

    renderer_classes = [TemplateHTMLRenderer]

    @extend_schema(exclude=True)
    def get(self, request: Request, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Answer with the page. It is the same for everybody, and loads nothing from another host."""
        described: Response = super().get(request, *args, **kwargs)  # type: ignore[misc]
        page = render_to_string(str(described.template_name), described.data)
        answer = listing(request, page, media_type=_HTML, on_shelf=False)
        answer["Content-Security-Policy"] = _POLICY
        return answer

    def options(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Answer with the methods, which DRF adds, and not with a page about them."""
        return HttpResponse()


class SwaggerUI(_Page, SpectacularSwaggerView):
    """The OpenAPI document, to try out."""

    template_name = "documents/swagger.html"


class ReDoc(_Page, SpectacularRedocView):
    """The OpenAPI document, to read."""

    template_name = "documents/redoc.html"


class Problems(ReadOnlyView):
    """The page of all problem types; a problem's `type` links to it."""

    def get(self, request: HttpRequest) -> HttpResponseBase:
        """Answer with the page."""
        page = render_to_string("problems.html", {"problems": PROBLEM_TYPES.values()})
        answer = listing(request, page, media_type=_HTML, on_shelf=False)
        answer["Content-Security-Policy"] = PAGE_POLICY
        return answer
