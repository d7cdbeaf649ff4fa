"""The base URL under which the world sees the service. Reads the settings `BASE_URL`, `NAAN` and `ALLOWED_HOSTS`."""

from django.conf import settings
from django.http import HttpRequest
from rest_framework.request import Request

from articles.addresses import Urls


def base_url(request: Request | HttpRequest) -> str:
    """Return the base of absolute URLs, without a slash at its end. Raises `DisallowedHost`.

    A request of the export names the base itself, in its attribute `base_url`.
    """
    named: str | None = getattr(request, "base_url", None)
    return named or settings.BASE_URL or f"{request.scheme}://{request.get_host()}"


def urls_for(request: Request | HttpRequest) -> Urls:
    """Return the URLs that the answer to `request` names. Raises `DisallowedHost`."""
    return Urls(base_url(request), settings.NAAN, known_hosts())


def known_hosts() -> tuple[str, ...]:
    """Return the names that the host is known by, without ports, as `articles.references` understands them."""
    # "*" allows every name, and so tells none.
    return tuple(name.strip("[]").lower() for name in settings.ALLOWED_HOSTS if name != "*")
