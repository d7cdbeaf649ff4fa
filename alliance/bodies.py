"""Requests with bodies are answered apart from those without, so that a client that sends slowly holds up nobody.

Stands in front of Django, as WSGI, and reads `wsgi.input`. Granian has many threads, which read bodies and answer from the
shelf; Django runs in a few threads of its own. A small body is there before Django runs. A large one (a document to publish) is
read while Django runs, which first has to know whether the client may publish. docs/decisions/0036 has the measurements.
More requests than may wait for Django are refused at once, so that those that wait are answered soon.
"""

import io
import logging
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from django.db import close_old_connections
from granian import wsgi

from alliance.deadlines import ANSWERER, Answerer, Deadline, Deadlines
from alliance.pep3333 import Application, Environ, StartResponse, close
from alliance.refusals import refuse
from articles.addresses import HEALTH
from articles.bounds import MAX_BODY_BYTES

logger = logging.getLogger(__name__)
MOST = 96  # bodies that a process reads at once; beyond them a request is refused before its body is read
MOST_STREAMS = 16  # answers in parts that a process sends at once; a client that reads slowly holds a thread meanwhile
READ_SECONDS = 60  # after which an answer in parts has to be read at the pace that follows
SLOWEST_READER = 16 * 1024  # bytes a second, in the mean since the answer began
LARGEST_REST = 64 * 1024 * 1024  # bytes of a refused body that are read and thrown away
_CHUNK = 64 * 1024  # bytes
_BODILESS = frozenset({"GET", "HEAD", "OPTIONS"})


def with_answerer(application: Application, *options: Any) -> Callable[[Answerer, Environ], None]:
    """Return granian's callback of a WSGI application, which here passes on how to answer while a body is still awaited."""
    run = wsgi._callback_wrapper(application, *options)

    def callback(answerer: Answerer, environ: Environ) -> None:
        environ[ANSWERER] = answerer
        run(answerer, environ)

    return callback


class Apart:
    """Runs `application` in `threads` threads for requests without a body, and in as many others for those with one.

    A body has `patience` seconds to arrive, and more if it is long. Of the requests without a body at most `waiting` wait for a
    thread.
    """

    def __init__(self, application: Application, threads: int, patience: float, waiting: int) -> None:
        self.application = application
        self.without_body = ThreadPoolExecutor(threads, "answering")
        self.with_body = ThreadPoolExecutor(threads, "answering-bodies")
        self.deadlines = Deadlines(patience)
        self._places = threading.BoundedSemaphore(MOST)
        self._streams = threading.BoundedSemaphore(MOST_STREAMS)
        self._queue = threading.BoundedSemaphore(threads + waiting)
        self.deadlines.watch()

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        """Answer a request (PEP 3333)."""
        if environ["PATH_INFO"] == HEALTH and environ["REQUEST_METHOD"] in _BODILESS:
            return self.application(environ, start_response)  # whatever else happens; nobody reads its body
        if not may_have_body(environ):
            return self._answer_bodiless(environ, start_response)
        if not self._places.acquire(blocking=False):
            return refuse(environ, start_response, "unavailable", "Too many bodies are being read now.")
        try:
            return self._answer_body(environ, start_response)
        finally:
            self._places.release()

    def _answer_bodiless(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        if not self._queue.acquire(blocking=False):
            return refuse(environ, start_response, "unavailable", "Too many requests are waiting for an answer now.")
        try:
            return self.without_body.submit(self._whole_answer, environ, start_response).result()
        finally:
            self._queue.release()

    def _answer_body(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        source, length = environ["wsgi.input"], length_of(environ)
        if length > MAX_BODY_BYTES:
            return self._answer_large(environ, start_response)
        with self.deadlines.of(environ, length or MAX_BODY_BYTES) as deadline:
            content = source.read(length or MAX_BODY_BYTES + 1)
        if deadline.is_missed:
            return []  # the client has its answer
        if len(content) > MAX_BODY_BYTES:
            self._discard_rest(environ)
            detail = f"Without Content-Length, a body has at most {MAX_BODY_BYTES:,} bytes."
            return refuse(environ, start_response, "too_large", detail)
        if len(content) < length:
            return refuse(environ, start_response, "malformed_request", "The body is shorter than Content-Length.")
        environ.pop("HTTP_TRANSFER_ENCODING", None)
        environ |= {"wsgi.input": io.BytesIO(content), "CONTENT_LENGTH": str(len(content))}
        return self.with_body.submit(self._whole_answer, environ, start_response).result()

    def _answer_large(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        """Answer a request whose body is read only when Django asks for it."""
        source, length = environ["wsgi.input"], length_of(environ)
        deadline = self.deadlines.of(environ, length)
        body = _LargeBody(source, length, deadline)
        own = {**environ, "wsgi.input": io.BufferedReader(body, _CHUNK)}
        try:
            answer = self.with_body.submit(self._whole_answer, own, start_response).result()
        finally:
            in_time = deadline.stop()
        # A client that expects "100 Continue" sends nothing before the body is read (RFC 9110, 10.1.1).
        if in_time and body.left and ("HTTP_EXPECT" not in environ or body.left < length):
            in_time = self._discard_rest(environ)
        if in_time:
            return answer
        close(answer)
        return []

    def _discard_rest(self, environ: Environ) -> bool:
        """Read what is left of a refused body: a client that is cut off while it sends does not see its answer.

        Return whether that was done in time; if not, the client has another answer.
        """
        left = LARGEST_REST
        with self.deadlines.of(environ, 0) as deadline:
            while left > 0 and (chunk := environ["wsgi.input"].read(_CHUNK)):
                left -= len(chunk)
        return not deadline.is_missed

    def _whole_answer(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        """Return the answer with its body, unless that is a stream; give back the thread's connection to the database."""
        try:
            answer = self.application(environ, start_response)
            if getattr(answer, "streaming", False):
                return self._stream(answer, environ, start_response)
            try:
                return list(answer)
            finally:
                close(answer)
        finally:
            close_old_connections()

    def _stream(self, answer: Any, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        """Return a Django response in parts, or the refusal if too many are being sent."""
        if not self._streams.acquire(blocking=False):
            close(answer)
            return refuse(environ, start_response, "unavailable", "Too many files are being sent now.")
        answer.streaming_content = _while_read(answer.streaming_content)
        answer._resource_closers.append(self._streams.release)
        return answer  # type: ignore[no-any-return]


def _while_read(parts: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the parts of an answer until they are read too slowly: the server ends a connection whose answer stops too early."""
    begun, sent = time.monotonic(), 0
    for part in parts:
        yield part
        sent += len(part)
        if time.monotonic() - begun > READ_SECONDS + sent / SLOWEST_READER:
            logger.warning("An answer in parts was ended after %s bytes, since it was read too slowly.", f"{sent:,}")
            return


class _LargeBody(io.RawIOBase):
    """A body that is read while its request is answered. Reading raises `OSError` if it ends early or comes too late."""

    def __init__(self, source: Any, length: int, deadline: Deadline) -> None:
        self.source = source
        self.left = length
        self.deadline = deadline

    def readable(self) -> bool:
        """Whether it can be read."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Read into `buffer`; return how many bytes."""
        if not self.left:
            return 0
        self.deadline.start()
        chunk = self.source.read(min(len(buffer), self.left))
        self.left -= len(chunk)
        if not chunk or (not self.left and not self.deadline.stop()):
            raise OSError("The body did not arrive.")
        buffer[: len(chunk)] = chunk
        return len(chunk)


def may_have_body(environ: Environ) -> bool:
    """Whether a body may come with the request. With HTTP/2 it may come without a header that says so."""
    if "HTTP_TRANSFER_ENCODING" in environ:
        return True
    if "CONTENT_LENGTH" in environ:
        return bool(environ["CONTENT_LENGTH"] != "0")
    return environ["REQUEST_METHOD"] not in _BODILESS


def length_of(environ: Environ) -> int:
    """Return the declared length of the body in bytes; 0 if it is unknown."""
    declared = environ.get("CONTENT_LENGTH", "")
    return int(declared) if declared.isdecimal() and "HTTP_TRANSFER_ENCODING" not in environ else 0
