"""`/metrics`, for readers who know the token; if none is set, for this machine alone."""

import ipaddress
import secrets

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from prometheus_client import CONTENT_TYPE_LATEST

from alliance.metrics import figures
from articles.web.error_views import forbidden
from articles.web.views import ReadOnlyView

_OF_PROXIES = ("HTTP_FORWARDED", "HTTP_VIA", "HTTP_X_REAL_IP", "HTTP_X_FORWARDED_")


class Metrics(ReadOnlyView):
    """The figures."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Answer with the figures, or refuse who may not read them."""
        if not may_read(request):
            return forbidden(request)
        response = HttpResponse(figures.text(), content_type=CONTENT_TYPE_LATEST)
        response["Cache-Control"] = "no-store"
        return response


def may_read(request: HttpRequest) -> bool:
    """Whether the request bears the token; without a token, whether it comes from this machine and not through a proxy."""
    if settings.METRICS_TOKEN:
        expected, sent = f"Bearer {settings.METRICS_TOKEN}", request.headers.get("Authorization", "")
        return secrets.compare_digest(sent.encode(), expected.encode())
    return _is_loopback(request.META.get("REMOTE_ADDR", "")) and not any(
        name.startswith(_OF_PROXIES) for name in request.META
    )


def _is_loopback(address: str) -> bool:
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False
