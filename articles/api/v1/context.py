"""What the API knows about a request: under which address the world sees the service."""

from django.conf import settings
from django.http import HttpRequest
from rest_framework.request import Request

from articles.addresses import Addresses


def base_of(request: Request | HttpRequest) -> str:
    """Return the base of absolute URLs, without a slash at its end. Raises `DisallowedHost`."""
    return settings.BASE_URL or f"{request.scheme}://{request.get_host()}"


def addresses(request: Request | HttpRequest) -> Addresses:
    """Return the addresses that answers to `request` are to name."""
    return Addresses(base_of(request), settings.NAAN)
