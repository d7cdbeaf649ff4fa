"""The WSGI application in front of Django: it gives out what is on the shelf, and puts there what Django answers.

Only a GET or HEAD that anybody may ask is looked up. A request that its key does not describe goes to Django: one with
a key of the API, a cookie, a range, or a moment of the past.
"""

import hashlib
from collections.abc import Iterable
from typing import Any

from alliance.pep3333 import Application, Environ, Headers, StartResponse, close
from alliance.shelf import HEADER
from alliance.shelf.folder import Answer
from alliance.shelf.store import Store

LONGEST_KEY = 511  # bytes, in LMDB
LARGEST_BODY = 4 << 20  # bytes
OK, NOT_MODIFIED = "200 OK", "304 Not Modified"
# What is counted for one client, or names one request.
_COUNTED = frozenset({"ratelimit", "ratelimit-policy", "x-request-id"})
# Neither that nor what the server adds belongs to an answer that many get.
_NOT_KEPT = frozenset({HEADER.lower(), *_COUNTED, "set-cookie", "date", "server", "connection"})
# A 304 has what a cache updates (RFC 9110, 15.4.5), and nothing that describes the body.
_OF_304 = frozenset(
    {"etag", "cache-control", "content-location", "expires", "last-modified", "link", "vary",
     "access-control-allow-origin", "access-control-expose-headers"}
)  # fmt: skip
# Requests for answers that only one client may see, with the rarer conditions, or for an earlier state, go to Django.
_NOT_SHARED = (
    "HTTP_AUTHORIZATION", "HTTP_COOKIE", "HTTP_RANGE", "HTTP_IF_MATCH", "HTTP_IF_MODIFIED_SINCE", "HTTP_IF_UNMODIFIED_SINCE",
    "HTTP_ACCEPT_DATETIME",
)  # fmt: skip


class ShelfApplication:
    """Answers from the shelf what stands there, and asks `application` for the rest.

    `release` names the code that renders, because the answers of another release are not given out. If `is_one_of_several`
    hosts, it gives nothing out without a lease.
    """

    def __init__(
        self, application: Application, store: Store, release: str, *, is_one_of_several: bool = False
    ) -> None:
        self.application = application
        self.store = store
        self.release = release
        self.is_one_of_several = is_one_of_several
        # Answers off the shelf, and those of them that were 304. Plain numbers: the file of the counts takes twice the time.
        self.given = self.given_304 = 0

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        """Answer a request (PEP 3333)."""
        key = self._key(environ)
        if key is None:
            return self._pass_on(environ, start_response)
        answer = None if self.is_one_of_several and not self.store.is_leased() else self.store.find(key)
        if answer is None:
            return self._ask(environ, start_response, key)
        self.given += 1
        is_known = "HTTP_IF_NONE_MATCH" in environ and _has_it(environ, answer.etag)
        if is_known:
            self.given_304 += 1
        return _give(environ, start_response, answer, is_known)

    def _pass_on(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        """Let the application answer; nobody but it learns what it says about keeping."""

        def start(status: str, headers: Headers, *rest: Any) -> Any:
            return start_response(status, [pair for pair in headers if pair[0] != HEADER], *rest)

        return self.application(environ, start)

    def _key(self, environ: Environ) -> bytes | None:
        """Return all that the answer to a shared request may depend on; None if the request is not for a shared answer."""
        if environ["REQUEST_METHOD"] not in ("GET", "HEAD"):
            return None
        for name in _NOT_SHARED:
            if name in environ:
                return None
        get = environ.get
        text = "\n".join(
            (
                self.release,
                environ["wsgi.url_scheme"],
                get("HTTP_X_FORWARDED_PROTO", ""),
                get("HTTP_HOST", ""),
                get("HTTP_ACCEPT", "*/*"),
                "cross-origin" if "HTTP_ORIGIN" in environ else "",
                environ["PATH_INFO"],
                get("QUERY_STRING", ""),
            )
        )
        key = text.encode("utf-8", "surrogateescape")
        return key if len(key) <= LONGEST_KEY else hashlib.sha256(key).digest()

    def _ask(self, environ: Environ, start_response: StartResponse, key: bytes) -> Iterable[bytes]:
        """Ask the application for the whole answer, keep it if it may be kept, and give out what the request asks for."""
        count = self.store.count()
        whole = {name: value for name, value in environ.items() if name != "HTTP_IF_NONE_MATCH"}
        response = _Response()
        chunks = self.application({**whole, "REQUEST_METHOD": "GET"}, response.start)
        tag = response.headers.get(HEADER)
        if response.status != OK or tag is None or count is None:
            return response.give(environ, start_response, chunks)
        body = b"".join(chunks)
        close(chunks)
        answer = response.kept(tag.encode(), body)
        if len(body) <= LARGEST_BODY:
            self.store.put(key, answer, count)
        # The rate of this client is in its own answer, and in no answer that is kept.
        more = [pair for pair in response.pairs if pair[0].lower() in _COUNTED]
        return _give(environ, start_response, answer, _has_it(environ, answer.etag), more)


class _Response:
    """The status and the headers of an answer, as the application gives them to `start_response` (PEP 3333)."""

    def __init__(self) -> None:
        self.status = ""
        self.pairs: Headers = []
        self.rest: tuple[Any, ...] = ()

    def start(self, status: str, headers: Headers, *rest: Any) -> None:
        """Take the status and the headers."""
        self.status, self.pairs, self.rest = status, headers, rest

    @property
    def headers(self) -> dict[str, str]:
        """The headers by name."""
        return dict(self.pairs)

    def kept(self, tag: bytes, body: bytes) -> Answer:
        """Return the answer that every client may get."""
        headers = [pair for pair in self.pairs if pair[0].lower() not in _NOT_KEPT]
        headers_304 = [pair for pair in headers if pair[0].lower() in _OF_304]
        return Answer(tag, self.headers.get("ETag", ""), headers, headers_304, body)

    def give(self, environ: Environ, start_response: StartResponse, chunks: Iterable[bytes]) -> Iterable[bytes]:
        """Give out an answer that is not kept; its body need not be read for a HEAD, or if the client has it."""
        pairs = [pair for pair in self.pairs if pair[0] != HEADER]
        if self.status == OK and _has_it(environ, self.headers.get("ETag", "")):
            close(chunks)
            start_response(NOT_MODIFIED, [pair for pair in pairs if pair[0].lower() in _OF_304 | _COUNTED])
            return []
        start_response(self.status, pairs, *self.rest)
        if environ["REQUEST_METHOD"] == "HEAD":
            close(chunks)
            return []
        return chunks


def _give(
    environ: Environ, start_response: StartResponse, answer: Answer, is_known: bool, more: Headers | None = None
) -> Iterable[bytes]:
    """Give out an answer, or 304 if the client has it (`is_known`)."""
    if is_known:
        start_response(NOT_MODIFIED, answer.headers_304 + more if more else answer.headers_304)
        return []
    start_response(OK, answer.headers + more if more else answer.headers)
    return [] if environ["REQUEST_METHOD"] == "HEAD" else [answer.body]


def _has_it(environ: Environ, etag: str) -> bool:
    """Whether If-None-Match names the entity tag (weak comparison, RFC 9110, 13.1.2)."""
    condition = environ.get("HTTP_IF_NONE_MATCH", "")
    if condition == etag:
        return bool(etag)
    tags = {tag.strip().removeprefix("W/") for tag in condition.split(",")}
    return bool(etag) and ("*" in tags or etag.removeprefix("W/") in tags)
