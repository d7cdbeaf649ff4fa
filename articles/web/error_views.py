"""Errors outside the API's views: a problem for programs, and a page for people."""

from django.core.exceptions import SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers

from articles.selectors.errors import UnknownError
from articles.web.base_url import PAGE_POLICY
from articles.web.problems import problem, problem_of


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer a request that Django refused (handler400)."""
    return _answer(request, problem_of(request, exception or SuspiciousOperation()))


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer a request that is not allowed (handler403)."""
    return _answer(request, problem(request, "forbidden", "The request was refused."))


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer a request for an address that there is not (handler404)."""
    return _answer(request, problem_of(request, exception or Http404()), detail=_reason(exception))


def failed(request: HttpRequest) -> HttpResponse:
    """Answer a request that failed through our own fault (handler500)."""
    return _answer(request, problem(request, "internal", "Something went wrong on our side; it has been logged."))


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form that was not sent from our own page (CSRF_FAILURE_VIEW)."""
    return _answer(request, problem(request, "forbidden", "The form has expired; load the page again."))


def wants_page(request: HttpRequest) -> bool:
    """Whether the client is a person's browser: it names HTML, and asks for no address of the API."""
    return "text/html" in request.headers.get("Accept", "") and not request.path.startswith("/api/")


def _reason(exception: Exception | None) -> str | None:
    """Return why nothing was found, where a page said so."""
    cause = exception.__cause__ if exception else None
    return cause.detail if isinstance(cause, UnknownError) else None


def _answer(request: HttpRequest, answer: HttpResponse, detail: str | None = None) -> HttpResponse:
    if wants_page(request):
        answer = render(
            request, "error.html", {"status": answer.status_code, "detail": detail}, status=answer.status_code
        )
        answer["Content-Security-Policy"] = PAGE_POLICY
    if not request.path.startswith("/api/"):
        patch_vary_headers(answer, ["Accept"])
    return answer
