"""Answers that caches understand (RFC 9111): always revalidated, and told at little cost that nothing has changed."""

import datetime
import hashlib
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import http_date

from alliance import __version__

REVALIDATE = "public, max-age=0, must-revalidate"


def current(
    request: HttpRequest,
    render: Callable[[], str | bytes],
    *,
    media_type: str,
    state: str,
    changed_at: datetime.datetime | None = None,
) -> HttpResponseBase:
    """Return what `render` makes of `state`; a client that has it is answered before it is rendered.

    The entity tag is also made of the address, since what is answered names others under the same host, and of the
    software's version, whose templates may differ.
    """
    etag = tag_of("\n".join([__version__, state, request.build_absolute_uri()]))
    modified = int(changed_at.timestamp()) if changed_at else None
    response = get_conditional_response(request, etag=etag, last_modified=modified)
    if response is None:
        response = HttpResponse(render(), content_type=media_type)
    response["ETag"] = etag
    response["Cache-Control"] = REVALIDATE
    if modified is not None:
        response["Last-Modified"] = http_date(modified)
    return response


def said(request: HttpRequest, body: str, *, media_type: str) -> HttpResponseBase:
    """Return a small answer that is made anew each time; its entity tag is made of what it says."""
    return current(request, lambda: body, media_type=media_type, state=body)


def tag_of(seed: str) -> str:
    """Return the strong entity tag that is made of `seed`."""
    return f'"{hashlib.sha256(seed.encode()).hexdigest()[:32]}"'
