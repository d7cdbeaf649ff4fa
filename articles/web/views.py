"""The view that every address outside the API extends: it is only read, and its errors become pages or problems."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.csrf import csrf_exempt
from django.views.generic import View

from articles.selectors.errors import UnknownError
from articles.selectors.withdrawals import WithdrawnError
from articles.web.error_views import error_answer
from articles.web.problems import ApiError


class ReadOnlyView(View):
    """An address that is only read. Subclasses write `get`, and raise errors as the selectors and the web kit do."""

    http_method_names = ["get", "head", "options"]

    @classmethod
    def as_view(cls, **initkwargs: Any) -> Callable[..., HttpResponseBase]:
        """Return the view without Django's check against forged requests, which would answer a POST with 403, not 405."""
        return csrf_exempt(super().as_view(**initkwargs))

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Answer the request; an error of a selector or of the web kit is answered by `refuse`."""
        try:
            return super().dispatch(request, *args, **kwargs)
        except (UnknownError, WithdrawnError, ApiError) as error:
            return self.refuse(request, error)

    def refuse(self, request: HttpRequest, error: Exception) -> HttpResponse:
        """Answer a request that failed with `error`. A subclass may show the error in its own way."""
        return error_answer(request, error)

    def http_method_not_allowed(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Refuse a method that changes something; the header `Allow` names the methods that there are."""
        allowed = ", ".join(name.upper() for name in self.http_method_names)
        detail = f"This address takes {allowed}. To publish, use the API at /api/v1/."
        answer = self.refuse(request, ApiError("method_not_allowed", detail))
        answer["Allow"] = allowed
        return answer
