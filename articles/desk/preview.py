"""The public page of something that is only rehearsed, as readers will see it.

The page is asked for at its own address, through the URLs of the service, and inside the transaction of a rehearsal. So it is
the page itself, of whatever kind, and not a copy of how it is made. It is given out once, to one editor, and kept nowhere.
"""

import re
from urllib.parse import unquote, urlsplit

from django.http import HttpRequest
from django.urls import resolve
from django.utils.safestring import SafeString, mark_safe

from articles.web.base_url import base_url

_MAIN = re.compile(r'<main id="main"[^>]*>(.*)</main>', re.DOTALL)
_LINK = re.compile(r'(<a\b[^>]*?)\shref="[^"]*"')

_HOST = ("SERVER_NAME", "SERVER_PORT", "HTTP_HOST")


def public_page(request: HttpRequest, address: str) -> SafeString:
    """Return the content of the public page at an address of this service; to be called inside `rehearsal()`.

    Its links lead nowhere, because what they lead to may not be there yet.
    """
    parts = urlsplit(address)
    path = unquote(parts.path)
    match = resolve(path)
    response = match.func(_Asking(request, path, parts.query), *match.args, **match.kwargs)
    page = _MAIN.search(response.content.decode())
    if page is None:
        raise ValueError(f"{path} has no main part.")
    return mark_safe(_LINK.sub(r"\1", page[1]))  # nosec  # the page of another door, which escapes what it shows


class _Asking(HttpRequest):
    """A browser's request for another page of this service, under the base URL of the request that is answered."""

    def __init__(self, request: HttpRequest, path: str, query: str) -> None:
        super().__init__()
        self.base_url = base_url(request)
        self.method = "GET"
        self.path = self.path_info = path
        self.META.update((name, value) for name, value in request.META.items() if name in _HOST)
        self.META.update({"HTTP_ACCEPT": "text/html", "QUERY_STRING": query})
