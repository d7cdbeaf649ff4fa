"""JSON answers: the bytes of a shape, and the answer that no cache keeps."""

from collections.abc import Iterable, Mapping
from http import HTTPStatus

from django.http import HttpResponse
from pydantic_core import to_json

from articles.representations.shape import Shape
from articles.web.caching import JSON


def json_of(shape: Shape, fields: Iterable[str] | None = None) -> bytes:
    """Return the JSON of `shape`, or of the named fields of it."""
    return to_json(shape.model_dump(mode="json", include=set(fields) if fields else None))


def nothing() -> HttpResponse:
    """Return the answer that has no body, and so no media type, for what was done (RFC 9110, 15.3.5)."""
    answer = HttpResponse(status=HTTPStatus.NO_CONTENT, headers={"Cache-Control": "no-store"})
    del answer["Content-Type"]
    return answer


def uncached(body: Shape | bytes, status: int = 200, headers: Mapping[str, str] | None = None) -> HttpResponse:
    """Return JSON that no cache keeps: the answer to a write, or to a question that was asked in a body."""
    content = json_of(body) if isinstance(body, Shape) else body
    no_store = {"Cache-Control": "no-store", **(headers or {})}
    return HttpResponse(content, status=status, content_type=JSON, headers=no_store)
