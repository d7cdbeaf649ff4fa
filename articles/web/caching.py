"""Answers that caches understand (RFC 9111, RFC 9110, RFC 9530): frozen ones, and those that show the current state."""

import base64
import hashlib
from collections.abc import Callable
from datetime import datetime

from django.http import HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from rest_framework.request import Request

from alliance import __version__
from alliance.shelf import HEADER as SHELF_HEADER
from articles.web.problems import ApiError

JSON = "application/json"
FOR_EVER = "public, max-age=31536000, immutable"
NOT_MODIFIED, PRECONDITION_FAILED = 304, 412
REVALIDATE = "public, max-age=0, must-revalidate"


def frozen(request: Request, body: bytes, *, article_id: int | None, media_type: str = JSON) -> HttpResponseBase:
    """Return the answer of an address that names a version: it never changes, and says so.

    It goes on the shelf under the article's id; None keeps it off, as what depends on `Accept` has to be.
    """
    digest = hashlib.sha256(body).digest()
    response = HttpResponse(body, content_type=media_type)
    response["ETag"] = f'"{digest.hex()[:32]}"'
    response["Repr-Digest"] = f"sha-256=:{base64.b64encode(digest).decode()}:"
    response["Cache-Control"] = FOR_EVER
    if article_id is not None:
        response[SHELF_HEADER] = str(article_id)
    return _conditional(request, response)


def current(
    request: Request,
    render: Callable[[], bytes],
    *,
    state: str,
    changed_at: datetime | None = None,
    frozen_at: str | None = None,
    media_type: str = JSON,
) -> HttpResponseBase:
    """Return the answer of an address that shows the current state.

    Its entity tag is made of `state` and of the address, so a client that has it is answered before `render` is called.
    `frozen_at` is the immutable address of what is shown.
    """
    etag = tag_of_state(request, state)
    modified = int(changed_at.timestamp()) if changed_at else None
    response = get_conditional_response(request._request, etag=etag, last_modified=modified)
    if response is not None and response.status_code == PRECONDITION_FAILED:
        raise precondition_failed()
    if response is None or response.status_code != NOT_MODIFIED:
        response = HttpResponse(render(), content_type=media_type)
    return _describe(response, etag, modified, frozen_at)


def listing(request: Request, body: bytes) -> HttpResponseBase:
    """Return the answer of a list that shows the current state; its entity tag is made of what it says."""
    response = HttpResponse(body, content_type=JSON)
    return _conditional(request, _describe(response, tag_of_body(body), None, None))


def tag_of_state(request: Request, state: str, path: str | None = None) -> str:
    """Return the entity tag of what shows `state` at `path`, or at the address that the request asks for."""
    seed = "\n".join([__version__, state, request.build_absolute_uri(path)])
    return f'"{hashlib.sha256(seed.encode()).hexdigest()[:32]}"'


def tag_of_body(body: bytes) -> str:
    """Return the entity tag of an answer that shows the current state in `body`."""
    return f'"{hashlib.sha256(body).hexdigest()[:32]}"'


def _describe(response: HttpResponse, etag: str, modified: int | None, frozen_at: str | None) -> HttpResponse:
    response["ETag"] = etag
    response["Cache-Control"] = REVALIDATE
    if modified is not None:
        response["Last-Modified"] = http_date(modified)
    if frozen_at is not None:
        response["Content-Location"] = frozen_at
    return response


def _conditional(request: Request, response: HttpResponse) -> HttpResponseBase:
    answer = get_conditional_response(request._request, etag=response["ETag"], response=response)
    if answer is not None and answer.status_code == PRECONDITION_FAILED:
        raise precondition_failed()
    return answer if answer is not None else response


def precondition_failed() -> ApiError:
    """Return the problem of a request whose conditions do not hold."""
    return ApiError("precondition_failed", "The resource is not in the state that the request's conditions name.")
