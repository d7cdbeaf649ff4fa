"""Answering with a file or a part of it (RFC 9110, 14): one range of bytes, and `If-Range` to continue a download."""

import re
from collections.abc import Iterator
from typing import IO

from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.cache import get_conditional_response
from rest_framework.request import Request

from articles.web.caching import PRECONDITION_FAILED, precondition_failed
from articles.web.problems import problem

_RANGE = re.compile(r"bytes=(?:([0-9]{1,18})-([0-9]{0,18})|-([0-9]{1,18}))", re.IGNORECASE)
_PART = 1 << 16


def ranged(request: Request, file: IO[bytes], size: int, headers: dict[str, str]) -> HttpResponseBase:
    """Return the file, the range of it that is asked for, or the problem that the range is beyond its end (416).

    `headers` describe the file; `ETag` is one of them. A request for several ranges, or for a malformed one, is
    answered with the whole file, as the RFC allows. Raises `ApiError` if the request's conditions do not hold (412).
    """
    etag = headers["ETag"]
    early = get_conditional_response(request._request, etag=etag)
    if early is not None:
        file.close()
        if early.status_code == PRECONDITION_FAILED:
            raise precondition_failed()
        return _with(early, headers)
    wanted = _wanted(request, etag, size)
    if wanted is None:
        return _with(_streamed(file, 0, size, 200), headers)
    first, last = wanted
    if first > last:
        file.close()
        detail = f"The file has {size} bytes, and the range is beyond its end."
        return problem(request, "range_not_satisfiable", detail, headers={"Content-Range": f"bytes */{size}"})
    response = _streamed(file, first, last - first + 1, 206)
    response["Content-Range"] = f"bytes {first}-{last}/{size}"
    return _with(response, headers)


def _wanted(request: Request, etag: str, size: int) -> tuple[int, int] | None:
    """Return the first and the last byte of the range, or None for the whole file.

    If the file does not have these bytes, the first is behind the last.
    """
    match = _RANGE.fullmatch(request.headers.get("Range", "").replace(" ", ""))
    if match is None or request.method != "GET" or request.headers.get("If-Range", etag) != etag:
        return None
    if match[3] is not None:
        length = min(int(match[3]), size)
        return size - length, size - 1
    first, last = int(match[1]), int(match[2] or size - 1)
    if match[2] and last < first:
        return None
    return first, min(last, size - 1)


def _streamed(file: IO[bytes], first: int, length: int, status: int) -> StreamingHttpResponse:
    response = StreamingHttpResponse(_parts(file, first, length), status=status)
    response["Content-Length"] = str(length)
    response._resource_closers.append(file.close)  # type: ignore[attr-defined]
    return response


def _parts(file: IO[bytes], first: int, length: int) -> Iterator[bytes]:
    file.seek(first)
    while length > 0 and (part := file.read(min(_PART, length))):
        length -= len(part)
        yield part


def _with(response: HttpResponse | StreamingHttpResponse, headers: dict[str, str]) -> HttpResponseBase:
    for name, value in {"Accept-Ranges": "bytes", **headers}.items():
        response[name] = value
    return response
