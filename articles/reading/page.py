"""The parts that all pages share: the view that they extend, their headers, and the redirects to other addresses."""

from collections.abc import Callable
from typing import Any, ClassVar

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.cache import patch_vary_headers

from articles.selectors.states import State
from articles.web.caching import current_of
from articles.web.content_policy import PAGE_POLICY
from articles.web.views import ReadOnlyView

MEDIA_TYPE = "text/html; charset=utf-8"


class Page(ReadOnlyView):
    """A page, or a redirect to one. Subclasses write `get`, and name in `varies_on` the headers that the answer depends on."""

    varies_on: ClassVar[tuple[str, ...]] = ("Accept",)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Answer the request, with the headers of a page."""
        response = super().dispatch(request, *args, **kwargs)
        response["Content-Security-Policy"] = PAGE_POLICY
        patch_vary_headers(response, self.varies_on)
        return response


def current_page(
    request: HttpRequest, render: Callable[[], str | bytes], state: State, media_type: str = MEDIA_TYPE
) -> HttpResponseBase:
    """Return the page that `render` makes of an article in `state`; a client that has it gets 304 before the text is read."""
    return current_of(request, render, state, media_type=media_type)
