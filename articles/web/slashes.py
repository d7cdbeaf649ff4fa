"""Leading a client to the address with its final slash, without turning what it sends into something else."""

from django.http import HttpResponsePermanentRedirect
from django.middleware.common import CommonMiddleware


class PermanentRedirect(HttpResponsePermanentRedirect):
    """308 (RFC 9110, 15.4.9): unlike after a 301, a POST stays a POST."""

    status_code = 308


class SlashMiddleware(CommonMiddleware):
    """Django's CommonMiddleware with a redirect that keeps method and body."""

    response_redirect_class = PermanentRedirect
