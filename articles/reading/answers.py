"""Pages that caches understand (RFC 9111): always revalidated, and told at little cost that nothing has changed."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response

from articles.selectors.states import State
from articles.web import revalidated
from articles.web.revalidated import REVALIDATE, tag_of

HTML = "text/html; charset=utf-8"


def current(
    request: HttpRequest,
    render: Callable[[], str | bytes],
    state: State,
    *,
    content_type: str = HTML,
    variant: str = "",
) -> HttpResponseBase:
    """Return the page that `render` makes of `state`; a client that has it is answered before the text is read.

    The entity tag is also made of the `variant` where an address has several.
    """
    seed = f"{state.tag}\n{variant}"
    return revalidated.current(request, render, media_type=content_type, state=seed, changed_at=state.changed_at)


def listing(request: HttpRequest, page: str) -> HttpResponseBase:
    """Return a page that lists things; its entity tag is made of what it says."""
    etag, response = tag_of(page), HttpResponse(page)
    answer = get_conditional_response(request, etag=etag, response=response) or response
    answer["ETag"] = etag
    answer["Cache-Control"] = REVALIDATE
    return answer
