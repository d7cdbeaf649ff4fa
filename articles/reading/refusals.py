"""What pages refuse: a method that they do not have, and a text that was withdrawn."""

from collections.abc import Sequence
from urllib.parse import urlsplit

from django.http import HttpResponse, HttpResponseNotAllowed, JsonResponse
from django.template.loader import render_to_string

from articles.selectors.withdrawals import WithdrawnError
from articles.web.revalidated import REVALIDATE


def method_not_allowed(allowed: Sequence[str], address: str, *, as_json: bool) -> HttpResponse:
    """Return the 405 for the page at `address`, naming the methods that are `allowed`."""
    answer: HttpResponse
    if as_json:
        answer = JsonResponse(_problem(allowed, address), status=405, content_type="application/problem+json")
    else:
        answer = HttpResponseNotAllowed(allowed, render_to_string("error.html", {"status": 405}))
    answer["Allow"] = ", ".join(allowed)
    return answer


def gone(error: WithdrawnError) -> HttpResponse:
    """Return the 410 for a text that was withdrawn: what it was, when it went, and why. Programs ask the API."""
    version = error.article.current_version
    told = {"status": 410, "title": version.title if version else None, "notice": error.notice}
    answer = HttpResponse(render_to_string("error.html", told), status=410)
    answer["Cache-Control"] = REVALIDATE
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
