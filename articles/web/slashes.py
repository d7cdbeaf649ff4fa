"""The redirect to the address with its final slash, which keeps the method and the body of the request."""

from django.http import HttpResponsePermanentRedirect
from django.middleware.common import CommonMiddleware


class PermanentRedirect(HttpResponsePermanentRedirect):
    """308 (RFC 9110, 15.4.9): unlike after a 301, a POST stays a POST."""

    status_code = 308


class SlashMiddleware(CommonMiddleware):
    """Django's CommonMiddleware with a redirect of status 308."""

    response_redirect_class = PermanentRedirect
