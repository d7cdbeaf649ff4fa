"""Finishes the OpenAPI document: adds headers and the API key, and takes the suffix off names."""

import re
from typing import Any

_HEADERS: dict[str, dict[str, Any]] = {
    "ETag": {"description": "Strong entity tag; send it back in `If-None-Match`", "schema": {"type": "string"}},
    "Cache-Control": {"description": "Whether the answer is immutable or current", "schema": {"type": "string"}},
    "Repr-Digest": {"description": "SHA-256 of the body (RFC 9530)", "schema": {"type": "string"}},
    "Content-Location": {"description": "The immutable address of what is shown", "schema": {"type": "string"}},
    "Link": {"description": "The pages around this one (RFC 8288)", "schema": {"type": "string"}},
    "Location": {
        "description": "The address of what was made, or of what took its place",
        "schema": {"type": "string"},
    },
    "Retry-After": {"description": "Seconds to wait", "schema": {"type": "integer"}},
    "RateLimit": {"description": "What is left of the rate, and for how long", "schema": {"type": "string"}},
    "RateLimit-Policy": {"description": "The rate", "schema": {"type": "string"}},
    "WWW-Authenticate": {"description": "How to authenticate", "schema": {"type": "string"}},
}
_API_KEY = {
    "type": "apiKey",
    "in": "header",
    "name": "Authorization",
    "description": "`Api-Key KEY`. Reading needs none; a key with the scope `read` gives a higher rate, and `publish` "
    "lets a program publish.",
}
_SUFFIX = re.compile(r"Shape$")


def finished(result: dict[str, Any], generator: object, request: object, public: bool) -> dict[str, Any]:
    """Return the finished document (a postprocessing hook of drf-spectacular)."""
    result["servers"] = [{"url": "/", "description": "This service"}]
    result["components"]["securitySchemes"] = {"ApiKey": _API_KEY}
    result["components"]["headers"] = _HEADERS
    return dict(_renamed(result))


def _renamed(part: Any) -> Any:
    """Return `part` with the suffix taken off the name of each component: Article, and not ArticleShape."""
    if isinstance(part, list):
        return [_renamed(item) for item in part]
    if not isinstance(part, dict):
        return _SUFFIX.sub("", part) if isinstance(part, str) and part.startswith("#/components/") else part
    return {_SUFFIX.sub("", key): _renamed(_retitled(key, value)) for key, value in part.items()}


def _retitled(key: str, value: Any) -> Any:
    """Return the title of a schema without its suffix."""
    return _SUFFIX.sub("", value) if key == "title" and isinstance(value, str) else value
