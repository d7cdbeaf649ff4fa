"""Middleware that refuse what no view should see or answer: bodies that are too large, and errors of an outage."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.deprecation import MiddlewareMixin

from articles.bounds import MAX_BODY_BYTES
from articles.web.error_views import error_answer
from articles.web.outages import is_outage
from articles.web.problems import ApiError


class RefusingMiddleware(MiddlewareMixin):
    """Refuses a body that is too large, before it is read (413), and answers 503 for a view that meets an outage.

    A body has at most `MAX_BODY_BYTES`, or what the view's class says in its attribute `largest_body`, in bytes.
    """

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        """Return the refusal of a body, or None if it is small enough."""
        its_class = getattr(view, "cls", None) or getattr(view, "view_class", None)
        largest = getattr(its_class, "largest_body", MAX_BODY_BYTES)
        declared = str(request.META.get("CONTENT_LENGTH", ""))
        if not declared.isdecimal() or int(declared) <= largest:
            return None
        detail = f"The body has {int(declared):,} bytes; at most {largest:,} are taken here."
        return error_answer(request, ApiError("too_large", detail))

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Return the answer to an outage; None for any other error."""
        return error_answer(request, error) if is_outage(error) else None
