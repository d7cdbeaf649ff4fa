"""The header Idempotency-Key (draft-ietf-httpapi-idempotency-key-header) on the methods that write."""

import re
from collections.abc import Callable
from typing import Any, cast

from django.http import HttpResponse
from rest_framework.request import Request

from articles.identity.digests import digest_of
from articles.models import ApiKey
from articles.publishing.idempotency import Answer, KeyedRequest, once
from articles.web.problems import ApiError

_KEY = re.compile(r"[\x21-\x7e]{1,255}")
_KEPT_HEADERS = ("Content-Type", "Location", "Content-Location", "ETag", "Cache-Control")
_BOUNDARY = re.compile(r';\s*boundary="?([^";,\s]{1,200})"?', re.IGNORECASE)


def done_once(request: Request, answer: Callable[[], HttpResponse], *, rehearsal: bool) -> HttpResponse:
    """Return what `answer` returns, or what it returned when the same request was sent under the same key before.

    Without the header nothing is different. A rehearsal stores nothing, and so its answer is not kept either. Raises
    `ApiError` for a malformed key, and `KeyReusedError` if the key was used for another request.
    """
    key = _key_of(request)
    if key is None or rehearsal:
        return answer()
    # The body is read here as it was sent; DRF parses it again from the memory that it is in then.
    keyed_request = KeyedRequest(cast(ApiKey, request.auth).prefix, key, _fingerprint(request))
    kept, repeated = once(keyed_request, lambda: _kept(answer()))
    response = HttpResponse(kept.body, status=kept.status, headers=kept.headers)
    if repeated:
        response["Idempotency-Replayed"] = "true"
    return response


def _key_of(request: Request) -> str | None:
    """Return the key, without the quotation marks that the draft writes it in and that few clients send."""
    header = request.headers.get("Idempotency-Key")
    if header is None:
        return None
    key = header[1:-1] if len(header) >= 2 and header[0] == header[-1] == '"' else header
    if not _KEY.fullmatch(key):
        raise ApiError("invalid_header", "Idempotency-Key has 1 to 255 visible ASCII characters, and no spaces.")
    return key


def _fingerprint(request: Request) -> str:
    """Return the digest of the request. A multipart boundary is drawn anew for each sending, so it does not count."""
    body, media_type = request._request.body, str(request.META.get("CONTENT_TYPE", ""))
    boundary = _BOUNDARY.search(media_type)
    if boundary and media_type.lower().startswith("multipart/"):
        media_type = media_type.replace(boundary[1], "")
        body = body.replace(boundary[1].encode("latin-1", "replace"), b"")
    head = [str(request.method), request.get_full_path(), media_type]
    return digest_of("\n".join(head).encode("utf-8", "replace") + b"\n" + body)


def _kept(response: HttpResponse) -> Answer:
    headers: dict[str, Any] = {name: response[name] for name in _KEPT_HEADERS if name in response}
    return Answer(response.status_code, headers, response.content)
