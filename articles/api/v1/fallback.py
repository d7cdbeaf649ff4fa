"""Errors outside the API's views: a problem for programs, and a page for people."""

from django.core.exceptions import SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from articles.api.v1.problems import problem, problem_of


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer a request that Django refused (handler400)."""
    return _answer(request, problem_of(request, exception or SuspiciousOperation()))


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer a request that is not allowed (handler403)."""
    return _answer(request, problem(request, "forbidden", "The request was refused."))


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer a request for an address that there is not (handler404)."""
    return _answer(request, problem_of(request, Http404()))


def failed(request: HttpRequest) -> HttpResponse:
    """Answer a request that failed through our own fault (handler500)."""
    return _answer(request, problem(request, "internal", "Something went wrong on our side; it has been logged."))


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form that was not sent from our own page (CSRF_FAILURE_VIEW)."""
    return _answer(request, problem(request, "forbidden", "The form has expired; load the page again."))


def wants_page(request: HttpRequest) -> bool:
    """Whether the client is a person's browser: it names HTML, and asks for no address of the API."""
    return "text/html" in request.headers.get("Accept", "") and not request.path.startswith("/api/")


def _answer(request: HttpRequest, answer: HttpResponse) -> HttpResponse:
    if not wants_page(request):
        return answer
    return render(request, "error.html", {"status": answer.status_code}, status=answer.status_code)
