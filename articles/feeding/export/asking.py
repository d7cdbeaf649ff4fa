"""Requests that the export makes of the service itself, without a network. Reads the store.

A file of the export has to be byte for byte what the service answers. So each address goes through the whole service,
with its middleware, as a request of this process. Such a request differs from one of the network in three ways: it names
the base URL that the answer is written for, its host needs no permission, and it is not counted against any rate. Django
sends no signal at its beginning and end, because these would close the database connection that the export reads from.
"""

import logging
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, cast
from urllib.parse import unquote_to_bytes, urljoin, urlsplit
from wsgiref.util import setup_testing_defaults

from django.core.handlers.base import BaseHandler
from django.core.handlers.wsgi import WSGIRequest
from django.http.response import HttpResponseBase

_NEXT_LINK = re.compile(r'<([^>]*)>; rel="next"')
_NEXT_PAGE = re.compile(rb'<a rel="next" href="([^"]*)"')
_PAGE_WITH_LIST = re.compile(r"/|/(?:people|outlets)/[0-9]+/")


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer at an address; `location` is the target of a redirect, `following` the next page of a list."""

    status: int
    media_type: str
    body: bytes
    location: str | None
    following: str | None


class InternalRequest(WSGIRequest):
    """A GET request of this process for an address that begins with a slash, under the base URL `base_url`."""

    # The rate limit looks for this.
    is_internal = True

    def __init__(self, base_url: str, address: str) -> None:
        path, _, query = address.partition("?")
        self.base_url = base_url
        self.base = urlsplit(base_url)
        environ: dict[str, Any] = {
            "PATH_INFO": unquote_to_bytes(path).decode("latin-1"),
            "QUERY_STRING": query,
            "HTTP_ACCEPT": "*/*" if address.startswith("/api/") else "text/html, */*;q=0.8",
            "wsgi.url_scheme": self.base.scheme,
        }
        setup_testing_defaults(environ)
        super().__init__(environ)

    def get_host(self) -> str:
        """Return the host of the base URL, which need not be one that the operator allows."""
        return self.base.netloc


class Service:
    """The service under a base URL such as `https://articles.example`."""

    def __init__(self, base: str) -> None:
        self.base = base
        self.handler = BaseHandler()
        self.handler.load_middleware()

    def ask(self, address: str) -> Answer:
        """Return the answer at an address that begins with a slash: as a program gets it in the API, and else a browser."""
        response = self.handler.get_response(InternalRequest(self.base, address))
        body = _body_of(response)
        return Answer(
            status=response.status_code,
            media_type=response.get("Content-Type", "application/octet-stream"),
            body=body,
            location=response.get("Location"),
            following=self._following(address, response.get("Link", ""), body),
        )

    def _following(self, address: str, link: str, body: bytes) -> str | None:
        """Return the address of the next page of a list: an API list names it in `Link`, a page with a list in its HTML."""
        in_header = _NEXT_LINK.search(link)
        if in_header:
            return in_header[1].removeprefix(self.base)
        in_page = _NEXT_PAGE.search(body) if _PAGE_WITH_LIST.fullmatch(address.partition("?")[0]) else None
        return urljoin(address, in_page[1].decode()) if in_page else None


@contextmanager
def service_under(base: str) -> Iterator[Service]:
    """Yield the service as the world sees it under `base`; meanwhile a text that was withdrawn is not logged as an error."""
    log = logging.getLogger("django.request")
    level = log.level
    log.setLevel(logging.ERROR)
    try:
        yield Service(base)
    finally:
        log.setLevel(level)


def _body_of(response: HttpResponseBase) -> bytes:
    """Return the body, and close the files that it was read from."""
    body = b"".join(cast(Iterable[bytes], response))
    for close in response._resource_closers:  # type: ignore[attr-defined]  # `close()` would send the signal
        close()
    return body
