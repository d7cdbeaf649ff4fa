"""Pages that caches understand (RFC 9111): always revalidated, and told at little cost that nothing has changed."""

import hashlib
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import http_date

from alliance import __version__
from articles.selectors.states import State

REVALIDATE = "public, max-age=0, must-revalidate"


def current(
    request: HttpRequest,
    render: Callable[[], str | bytes],
    state: State,
    *,
    content_type: str | None = None,
    variant: str = "",
) -> HttpResponseBase:
    """Return the page that `render` makes of `state`; a client that has it is answered before the text is read.

    The entity tag is also made of the address, under which the page's links are absolute, of the software's version,
    whose templates may differ, and of the `variant` where an address has several.
    """
    etag = _tag("\n".join([__version__, state.tag, request.build_absolute_uri(), variant]))
    modified = int(state.changed_at.timestamp())
    response = get_conditional_response(request, etag=etag, last_modified=modified)
    if response is None:
        response = HttpResponse(render(), content_type=content_type)
    response["Last-Modified"] = http_date(modified)
    return _describe(response, etag)


def listing(request: HttpRequest, page: str) -> HttpResponseBase:
    """Return a page that lists things; its entity tag is made of what it says."""
    etag, response = _tag(page), HttpResponse(page)
    return _describe(get_conditional_response(request, etag=etag, response=response) or response, etag)


def _tag(seed: str) -> str:
    return f'"{hashlib.sha256(seed.encode()).hexdigest()[:32]}"'


def _describe(response: HttpResponseBase, etag: str) -> HttpResponseBase:
    response["ETag"] = etag
    response["Cache-Control"] = REVALIDATE
    return response
