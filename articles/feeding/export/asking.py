"""Asking the service itself, without a network: what is exported is what is answered. Reads the store."""

import io
import logging
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote_to_bytes, urljoin, urlsplit

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.test.utils import override_settings

_NEXT_LINK = re.compile(r'<([^>]*)>; rel="next"')
_NEXT_PAGE = re.compile(rb'<a rel="next" href="([^"]*)"')


@dataclass(frozen=True, slots=True)
class Answer:
    """What is at an address: the status, the media type, the body, and the address of the page that follows."""

    status: int
    media_type: str
    body: bytes
    location: str | None
    following: str | None


class Service:
    """The service under a base address such as `https://articles.example`."""

    def __init__(self, base: str) -> None:
        self.base = base
        self.url = urlsplit(base)
        self.handler = WSGIHandler()

    def ask(self, address: str) -> Answer:
        """Return what is answered at an address that begins with a slash, to a browser or, of the API, a program."""
        told: dict[str, Any] = {}

        def start(status: str, headers: list[tuple[str, str]], *rest: Any) -> Any:
            told.update(status=int(status[:3]), headers={name.lower(): value for name, value in headers})

        chunks = self.handler(self._environ(address), start)
        body = b"".join(chunks)
        getattr(chunks, "close", lambda: None)()
        headers = told["headers"]
        return Answer(
            status=told["status"],
            media_type=headers.get("content-type", "application/octet-stream"),
            body=body,
            location=headers.get("location"),
            following=self._following(address, headers.get("link", ""), body),
        )

    def _environ(self, address: str) -> dict[str, Any]:
        path, _, query = address.partition("?")
        return {
            "REQUEST_METHOD": "GET",
            "SCRIPT_NAME": "",
            "PATH_INFO": unquote_to_bytes(path).decode("latin-1"),
            "QUERY_STRING": query,
            "SERVER_NAME": self.url.hostname or "",
            "SERVER_PORT": str(self.url.port or (443 if self.url.scheme == "https" else 80)),
            "SERVER_PROTOCOL": "HTTP/1.1",
            "HTTP_HOST": self.url.netloc,
            "HTTP_ACCEPT": "*/*" if address.startswith("/api/") else "text/html, */*;q=0.8",
            "HTTP_X_FORWARDED_PROTO": self.url.scheme,
            "REMOTE_ADDR": "127.0.0.1",
            "wsgi.version": (1, 0),
            "wsgi.url_scheme": self.url.scheme,
            "wsgi.input": io.BytesIO(),
            "wsgi.errors": sys.stderr,
            "wsgi.multithread": False,
            "wsgi.multiprocess": False,
            "wsgi.run_once": False,
        }

    def _following(self, address: str, link: str, body: bytes) -> str | None:
        """Return the address of the next page of a list: lists say it in `Link`, pages in a link of theirs."""
        named = _NEXT_LINK.search(link)
        if named:
            return named[1].removeprefix(self.base)
        shown = _NEXT_PAGE.search(body) if address.partition("?")[0] == "/" else None
        return urljoin(address, shown[1].decode()) if shown else None


@contextmanager
def service_under(base: str) -> Iterator[Service]:
    """Yield the service as the world sees it under `base`; it counts and logs no requests meanwhile."""
    settings_of_it = {
        "BASE_URL": base,
        "ALLOWED_HOSTS": ["*"],
        "RATE_STORAGE": "memory://",
        "RATES": dict.fromkeys(settings.RATES, "1000000000/second"),
    }
    with _quiet(), _connected(), override_settings(**settings_of_it):
        yield Service(base)


@contextmanager
def _quiet() -> Iterator[None]:
    """Log no refusals: that a text was withdrawn is no news here, and would be told for each of its addresses."""
    log = logging.getLogger("django.request")
    level = log.level
    log.setLevel(logging.ERROR)
    try:
        yield
    finally:
        log.setLevel(level)


@contextmanager
def _connected() -> Iterator[None]:
    """Keep one connection to the database, which would otherwise be closed with each request."""
    ends = (request_started, request_finished)
    for signal in ends:
        signal.disconnect(close_old_connections)
    try:
        yield
    finally:
        for signal in ends:
            signal.connect(close_old_connections)
