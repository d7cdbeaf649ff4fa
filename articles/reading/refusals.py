"""The answer to a method that pages do not have: a page for people, a problem for programs (RFC 9457)."""

from collections.abc import Sequence
from urllib.parse import urlsplit

from django.http import HttpResponse, HttpResponseNotAllowed, JsonResponse
from django.template.loader import render_to_string


def method_not_allowed(allowed: Sequence[str], address: str, *, as_json: bool) -> HttpResponse:
    """Return the 405 for the page at `address`, naming the methods that are `allowed`."""
    answer: HttpResponse
    if as_json:
        answer = JsonResponse(_problem(allowed, address), status=405, content_type="application/problem+json")
    else:
        answer = HttpResponseNotAllowed(allowed, render_to_string("error.html", {"status": 405}))
    answer["Allow"] = ", ".join(allowed)
    return answer


def _problem(allowed: Sequence[str], address: str) -> dict[str, object]:
    parts = urlsplit(address)
    return {
        "type": f"{parts.scheme}://{parts.netloc}/api/problems/#method_not_allowed",
        "title": "Method not allowed",
        "status": 405,
        "detail": f"Pages are read with {', '.join(allowed)}; the API at /api/v1/ takes changes.",
        "instance": address,
    }
