"""Answers that caches understand (RFC 9110, RFC 9111, RFC 9530): immutable ones, and ones that show the current state.

Every entity tag and every conditional answer of the service is made here. Reads no row.
"""

import base64
import hashlib
from collections.abc import Callable
from datetime import datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from rest_framework.request import Request

from alliance.shelf import HEADER as SHELF_HEADER
from articles import __version__
from articles.publishing.transactions import EVERYTHING, article_tag
from articles.selectors.states import State
from articles.web import negotiation
from articles.web.problems import ApiError

JSON = negotiation.JSON
FOR_EVER = "public, max-age=31536000, immutable"
REVALIDATE = "public, max-age=0, must-revalidate"
NOT_MODIFIED, PRECONDITION_FAILED = 304, 412
AnyRequest = HttpRequest | Request


def frozen(request: AnyRequest, body: bytes, *, article_id: int, media_type: str = JSON) -> HttpResponseBase:
    """Return the answer of an address that names a version: it never changes, and its headers say so.

    It is made of the article with the id, for the front shelf. Raises `ApiError` if a precondition fails.
    """
    response = HttpResponse(body, content_type=media_type)
    response["ETag"] = tag_of_body(body)
    response["Repr-Digest"] = f"sha-256=:{base64.b64encode(hashlib.sha256(body).digest()).decode()}:"
    response["Cache-Control"] = FOR_EVER
    _let_shelf_keep(response, article_id)
    return _conditional(request, response["ETag"], response=response) or response


def current(
    request: AnyRequest,
    render: Callable[[], str | bytes],
    *,
    state: str,
    changed_at: datetime | None = None,
    frozen_at: str | None = None,
    article_id: int | None = None,
    media_type: str = JSON,
) -> HttpResponseBase:
    """Return the answer of an address that shows the current state, as `render` makes it.

    It is made of the article with the id, for the front shelf, or of everything.

    The entity tag is made of `state` and of the address, so a client that has the answer gets 304 before `render` is
    called. `frozen_at` is the immutable address of what is shown. Raises `ApiError` if a precondition fails.
    """
    etag = tag_of_state(request, state)
    modified = int(changed_at.timestamp()) if changed_at else None
    response = _conditional(request, etag, modified) or HttpResponse(render(), content_type=media_type)
    response["ETag"] = etag
    response["Cache-Control"] = REVALIDATE
    if modified is not None:
        response["Last-Modified"] = http_date(modified)
    if frozen_at is not None:
        response["Content-Location"] = frozen_at
    _let_shelf_keep(response, article_id)
    return response


def current_of(
    request: AnyRequest,
    render: Callable[[], str | bytes],
    state: State,
    *,
    manner: str = "",
    frozen_at: str | None = None,
    media_type: str = JSON,
) -> HttpResponseBase:
    """Return the answer of an address that shows an article in `state`, as `current` does.

    `manner` is what the answer depends on beside the article and its address. Raises `ApiError` if a precondition fails.
    """
    return current(
        request,
        render,
        state=f"{state.tag}{manner}",
        changed_at=state.changed_at,
        frozen_at=frozen_at,
        article_id=state.article.pk,
        media_type=media_type,
    )


def listing(
    request: AnyRequest,
    body: str | bytes,
    *,
    article_id: int | None = None,
    media_type: str = JSON,
    on_shelf: bool = True,
) -> HttpResponseBase:
    """Return a list, or another small answer that is rendered each time; its entity tag is made of its `body`.

    It is made of the article with the id, for the front shelf, or of everything; not `on_shelf` is what changes without an event.
    Raises `ApiError` if a precondition fails.
    """
    response = HttpResponse(body, content_type=media_type)
    response["ETag"] = tag_of_body(response.content)
    response["Cache-Control"] = REVALIDATE
    if on_shelf:
        _let_shelf_keep(response, article_id)
    return _conditional(request, response["ETag"], response=response) or response


def redirect_to(address: str) -> HttpResponseRedirect:
    """Return a redirect that caches revalidate, because it may lead to another address tomorrow."""
    response = HttpResponseRedirect(address)
    response["Cache-Control"] = REVALIDATE
    return response


def tag_of_state(request: AnyRequest, state: str, path: str | None = None) -> str:
    """Return the strong entity tag of what shows `state` at `path`, or at the address of the request.

    It is also made of the host, because answers name addresses below it, and of the release, because templates change.
    """
    return tag_of_body("\n".join([__version__, state, request.build_absolute_uri(path)]).encode())


def tag_of_body(body: bytes) -> str:
    """Return the strong entity tag of an answer with this `body`."""
    return f'"{hashlib.sha256(body).hexdigest()[:32]}"'


def _let_shelf_keep(response: HttpResponse, article_id: int | None) -> None:
    """Tag an answer for the front shelf: it is made of an article, or of everything."""
    if settings.SHELF:
        response[SHELF_HEADER] = EVERYTHING if article_id is None else article_tag(article_id)


def precondition_failed() -> ApiError:
    """Return the problem of a request with a condition that does not hold."""
    return ApiError("precondition_failed", "The resource is not in the state that the request's conditions name.")


def _conditional(
    request: AnyRequest, etag: str, modified: int | None = None, response: HttpResponse | None = None
) -> HttpResponse | None:
    """Return 304 for a client that has the answer, and otherwise `response`. Raises `ApiError` for 412."""
    plain = request._request if isinstance(request, Request) else request
    answer = get_conditional_response(plain, etag=etag, last_modified=modified, response=response)
    if answer is not None and answer.status_code == PRECONDITION_FAILED:
        raise precondition_failed()
    return answer
