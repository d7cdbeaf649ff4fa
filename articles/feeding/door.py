"""What all addresses of this door do alike: methods, and errors as problems."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.decorators import method_decorator
from django.views.decorators.csrf import csrf_exempt
from django.views.generic import View

from articles.feeding.problems import RefusedError, problem
from articles.selectors.errors import UnknownError


# Nothing here changes anything, so there is nothing to forge; without the exemption a POST would be 403, not 405.
@method_decorator(csrf_exempt, name="dispatch")
class Door(View):
    """An address for programs. Subclasses write `get`."""

    http_method_names = ["get", "head", "options"]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Answer; what is refused becomes a problem, and what no selector knows Django's 404, which is one as well."""
        try:
            return super().dispatch(request, *args, **kwargs)
        except UnknownError as error:
            raise Http404(error.detail) from error
        except RefusedError as error:
            return problem(request, error)

    def http_method_not_allowed(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Refuse a method that changes things."""
        allowed = ", ".join(name.upper() for name in self.http_method_names)
        detail = f"This is read with {allowed}."
        answer = problem(request, RefusedError(405, "method_not_allowed", "Method not allowed", detail))
        answer["Allow"] = allowed
        return answer
