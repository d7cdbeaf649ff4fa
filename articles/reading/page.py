"""What all pages do alike: methods, negotiation, errors and headers."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.utils.cache import patch_vary_headers
from django.utils.decorators import method_decorator
from django.views.decorators.csrf import csrf_exempt
from django.views.generic import View

from articles.reading.refusals import gone, method_not_allowed
from articles.selectors.errors import UnknownError
from articles.selectors.withdrawals import WithdrawnError
from articles.web.base_url import PAGE_POLICY, base_url
from articles.web.revalidated import REVALIDATE

HTML = "text/html"
JSON = "application/json"


# A page changes nothing, so there is nothing to forge; without the exemption a POST would be 403 rather than 405.
@method_decorator(csrf_exempt, name="dispatch")
class Page(View):
    """A page, or a redirect to one. Subclasses write `get`."""

    http_method_names = ["get", "head", "options"]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Answer; what no selector knows becomes Django's 404, which tells programs and people each in their way."""
        try:
            response = super().dispatch(request, *args, **kwargs)
        except UnknownError as error:
            raise Http404(error.detail) from error
        except WithdrawnError as error:
            response = gone(error)
        response["Content-Security-Policy"] = PAGE_POLICY
        patch_vary_headers(response, ["Accept"])
        return response

    def http_method_not_allowed(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Refuse a method that changes things."""
        allowed = [name.upper() for name in self.http_method_names]
        return method_not_allowed(allowed, f"{base_url(request)}{request.path}", as_json=prefers_json(request))


def prefers_json(request: HttpRequest) -> bool:
    """Whether the client would rather have JSON than HTML (RFC 9110, 12.5.1); undecided clients get the page."""
    return request.get_preferred_type([HTML, JSON]) == JSON


def see(address: str) -> HttpResponseRedirect:
    """Return the redirect to what answers `request` now; it may lead elsewhere tomorrow."""
    response = HttpResponseRedirect(address)
    response["Cache-Control"] = REVALIDATE
    return response
