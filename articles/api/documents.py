"""The documents of the API: OpenAPI, Swagger UI, ReDoc, and every problem that it can answer with."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from drf_spectacular.renderers import OpenApiJsonRenderer, OpenApiYamlRenderer
from drf_spectacular.views import SpectacularAPIView, SpectacularRedocView, SpectacularSwaggerView
from rest_framework.renderers import TemplateHTMLRenderer

from articles.api.v1.problem_types import PROBLEM_TYPES


class Schema(SpectacularAPIView):
    """The OpenAPI document, as YAML, or as JSON by `Accept` or `?format=json`."""

    renderer_classes = [OpenApiYamlRenderer, OpenApiJsonRenderer]


class SwaggerUI(SpectacularSwaggerView):
    """The document to try out."""

    renderer_classes = [TemplateHTMLRenderer]


class ReDoc(SpectacularRedocView):
    """The document to read."""

    renderer_classes = [TemplateHTMLRenderer]


@require_safe
def problems(request: HttpRequest) -> HttpResponse:
    """Every problem type; a problem's `type` leads here."""
    return render(request, "problems.html", {"problems": PROBLEM_TYPES.values()})
