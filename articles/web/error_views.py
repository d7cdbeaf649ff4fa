"""The answer to an error outside the API: a page for a browser, and a problem document for a program."""

from http import HTTPStatus

from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.cache import patch_vary_headers

from articles.selectors.errors import UnknownError
from articles.selectors.withdrawals import WithdrawnError
from articles.web.caching import REVALIDATE
from articles.web.content_policy import PAGE_POLICY
from articles.web.negotiation import prefers_html
from articles.web.problems import ApiError, problem, problem_of

_NOT_KEPT = frozenset(
    {"csrfmiddlewaretoken", "password", "password1", "password2", "old_password", "new_password1", "new_password2"}
)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer a request that Django refused (handler400)."""
    return error_answer(request, exception or SuspiciousOperation())


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer a request that is not allowed (handler403)."""
    return error_answer(request, exception or PermissionDenied())


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer a request for an address that does not exist (handler404)."""
    return error_answer(request, exception or Http404())


def failed(request: HttpRequest) -> HttpResponse:
    """Answer a request that failed through our own fault, which Django has logged (handler500)."""
    detail = "Something went wrong on our side; it has been logged."
    return _page_or_problem(request, problem(request, "internal", detail), {})


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form that was not sent from our own page, or that is from before the last login (CSRF_FAILURE_VIEW)."""
    if _is_ours(request, reason) and request.POST and prefers_html(request):
        return _resend(request)
    detail = "The form has expired; load the page again."
    origin, host = request.META.get("HTTP_ORIGIN"), request.META.get("HTTP_HOST", "")
    if reason.startswith("Origin checking failed") or reason.startswith("Referer checking failed"):
        detail = (
            f"The form was sent from {origin or 'another site'}, and the service was asked as {host}. If both are this "
            "service behind a proxy, let the proxy pass the header Host on, or name the origin in ALLIANCE_TRUSTED_ORIGINS."
        )
    return _page_or_problem(request, problem(request, "forbidden", detail), {"detail": detail})


def _is_ours(request: HttpRequest, reason: str) -> bool:
    """Whether a browser says that a form comes from a page of ours, which Django has checked; then only its token is old."""
    return "HTTP_ORIGIN" in request.META and "checking failed" not in reason


def _resend(request: HttpRequest) -> HttpResponse:
    """Return the page that sends a form again, with all but passwords."""
    kept = [(name, value) for name, values in request.POST.lists() if name not in _NOT_KEPT for value in values]
    content = {"kept": kept, "had_file": bool(request.FILES)}
    answer = HttpResponse(render_to_string("resend.html", content, request), status=HTTPStatus.FORBIDDEN)
    answer["Cache-Control"] = "no-store"
    answer["Content-Security-Policy"] = PAGE_POLICY
    return answer


def error_answer(request: HttpRequest, error: Exception) -> HttpResponse:
    """Return the answer to `error`: a page for a browser, and a problem document for any other client and in the API."""
    return _page_or_problem(request, problem_of(request, error), _words(error))


def _page_or_problem(request: HttpRequest, document: HttpResponse, words: dict[str, object]) -> HttpResponse:
    """Return the page for the status of a problem document if the client prefers HTML, and else the document."""
    if request.path.startswith("/api/") or document.status_code < HTTPStatus.BAD_REQUEST:
        return document
    answer = (
        _page(document, {**words, "at_desk": request.path.startswith("/desk/")}) if prefers_html(request) else document
    )
    patch_vary_headers(answer, ["Accept"])
    return answer


def _page(document: HttpResponse, words: dict[str, object]) -> HttpResponse:
    status = document.status_code
    answer = HttpResponse(render_to_string("error.html", {**words, "status": status}), status=status)
    answer["Cache-Control"] = REVALIDATE
    if "Retry-After" in document:
        answer["Retry-After"] = document["Retry-After"]
    answer["Content-Security-Policy"] = PAGE_POLICY
    return answer


def _words(error: Exception) -> dict[str, object]:
    """Return what the page says about `error` beside what its status means."""
    match error:
        case UnknownError() | ApiError():
            return {"detail": error.detail}
        case WithdrawnError():
            return {"article": error.article, "notice": error.notice}
        case _:
            return {}
