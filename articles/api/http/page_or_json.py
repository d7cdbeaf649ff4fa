"""Permanent URLs are cited, and so people open them: a browser is redirected to the page, a program gets the JSON."""

from collections.abc import Iterable

from django.http import HttpResponseBase, HttpResponseRedirect
from django.utils.cache import patch_vary_headers
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request

from articles.api.http.negotiation import JsonByFormat
from articles.web.caching import REVALIDATE
from articles.web.negotiation import prefers_html


class HtmlOrJson(JsonByFormat):
    """Accepts a client that takes nothing but HTML, which is redirected to the page."""

    def select_renderer(
        self, request: Request, renderers: Iterable[BaseRenderer], format_suffix: str | None = None
    ) -> tuple[BaseRenderer, str]:
        """Return the renderer of JSON. Raises `NotAcceptable` for a client that takes neither."""
        renderers = list(renderers)
        if wants_page(request):
            return renderers[0], renderers[0].media_type
        json: tuple[BaseRenderer, str] = super().select_renderer(request, renderers, format_suffix)
        return json


def wants_page(request: Request) -> bool:
    """Whether the client prefers HTML to JSON, as browsers do, and names no fields or format of the JSON."""
    return prefers_html(request) and not request.query_params


def to_page(url: str) -> HttpResponseBase:
    """Return the redirect to the page at `url`."""
    answer = HttpResponseRedirect(url)
    answer["Cache-Control"] = REVALIDATE
    return vary_by_accept(answer)


def vary_by_accept(answer: HttpResponseBase) -> HttpResponseBase:
    """Return the answer, marked for caches as one that depends on `Accept`."""
    patch_vary_headers(answer, ["Accept"])
    return answer
