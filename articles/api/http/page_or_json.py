"""Permanent addresses are cited, and so opened by people: a browser is led to the page, a program gets the JSON."""

from collections.abc import Iterable
from typing import Literal

from django.http import HttpResponseBase, HttpResponseRedirect
from django.utils.cache import patch_vary_headers
from pydantic import Field
from rest_framework.negotiation import DefaultContentNegotiation
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request

from articles.api.http.query import Query
from articles.web.caching import JSON, REVALIDATE
from articles.web.negotiation import chosen

HTML = "text/html"


class PermanentQuery(Query):
    """The query parameters of a permanent address."""

    format: Literal["json"] | None = Field(
        default=None,
        description="Return the JSON to a browser too, which otherwise is led to the page",
        examples=["json"],
    )


class ForPeopleToo(DefaultContentNegotiation):
    """Takes a client that wants HTML and nothing else, to lead it to the page."""

    def select_renderer(
        self, request: Request, renderers: Iterable[BaseRenderer], format_suffix: str | None = None
    ) -> tuple[BaseRenderer, str]:
        """Return the renderer of JSON. Raises `NotAcceptable` for a client that takes neither."""
        renderers = list(renderers)
        if wants_page(request):
            return renderers[0], renderers[0].media_type
        found: tuple[BaseRenderer, str] = super().select_renderer(request, renderers, format_suffix)
        return found


def wants_page(request: Request) -> bool:
    """Whether the client would rather have HTML than JSON, as browsers do, and named no part or format of the JSON."""
    choice = chosen(request._request, [JSON, HTML])
    return choice is not None and choice.media_type == HTML and not request.query_params


def to_page(address: str) -> HttpResponseBase:
    """Return the redirect that leads a reader to the page at `address`."""
    answer = HttpResponseRedirect(address)
    answer["Cache-Control"] = REVALIDATE
    return for_either(answer)


def for_either(answer: HttpResponseBase) -> HttpResponseBase:
    """Return the answer, marked as depending on what the client wants."""
    patch_vary_headers(answer, ["Accept"])
    return answer
