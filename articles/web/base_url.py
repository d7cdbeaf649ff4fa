"""The base URL under which the world sees the service, and the policy of what its pages may load."""

from django.conf import settings
from django.http import HttpRequest
from rest_framework.request import Request

from articles.addresses import Urls

# Pages load their own style sheet and icon, and nothing else from anywhere.
PAGE_POLICY = "; ".join(
    [
        "default-src 'none'",
        "style-src 'self'",
        "img-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
    ]
)


def base_url(request: Request | HttpRequest) -> str:
    """Return the base of absolute URLs, without a slash at its end. Raises `DisallowedHost`."""
    return settings.BASE_URL or f"{request.scheme}://{request.get_host()}"


def urls_for(request: Request | HttpRequest) -> Urls:
    """Return the addresses that answers to `request` are to name."""
    return Urls(base_url(request), settings.NAAN)
