"""Requests with bodies are answered apart from those without, so that a client that sends slowly holds up nobody.

Stands in front of Django, as WSGI, and reads `wsgi.input`. Granian has many threads, which read bodies and answer from the
shelf; Django runs in a few threads of its own. A small body is there before Django runs. A large one (a document to publish) is
read while Django runs, which first has to know whether the client may publish. docs/decisions/0036 has the measurements.
More requests than may wait for Django are refused at once, so that those that wait are answered soon.
"""

import io
import threading
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Protocol

from django.db import close_old_connections
from granian import wsgi

from alliance.refusals import Application, Environ, StartResponse, refusal, refuse
from articles.bounds import MAX_BODY_BYTES

MOST = 96  # bodies that a process reads at once; beyond them a request is refused before its body is read
SLOWEST = 64 * 1024  # bytes a second that a body must come with, after the seconds of patience
LARGEST_REST = 64 * 1024 * 1024  # bytes of a refused body that are read and thrown away
TICK = 0.5  # seconds between two looks at the bodies that are being read
ANSWERER = "alliance.answerer"  # the key in the WSGI environment
Headers = list[tuple[str, str]]
_CHUNK = 64 * 1024  # bytes
_BODILESS = frozenset({"GET", "HEAD", "OPTIONS"})


class Answerer(Protocol):
    """How granian takes an answer. The first answer to a request counts, and any later one is ignored."""

    def response_iter(self, status: int, headers: Headers, body: object) -> None:
        """Send an answer with a body in parts."""


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
        self.patience = patience
        self.without_body = ThreadPoolExecutor(threads, "answering")
        self.with_body = ThreadPoolExecutor(threads, "answering-bodies")
        self._places = threading.BoundedSemaphore(MOST)
        self._queue = threading.BoundedSemaphore(threads + waiting)
        self._deadlines: set[Deadline] = set()
        threading.Thread(target=self._watch, name="deadlines", daemon=True).start()

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        """Answer a request (PEP 3333)."""
        if environ["PATH_INFO"] == "/healthz" and not may_have_body(environ):
            return self.application(environ, start_response)
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
        if length_of(environ) > MAX_BODY_BYTES:
            return self._answer_large(environ, start_response)
        source, length = environ["wsgi.input"], length_of(environ)
        deadline = self._deadline(environ, length or MAX_BODY_BYTES)
        deadline.start()
        content = source.read(length or MAX_BODY_BYTES + 1)
        if not deadline.stop():
            return []  # the client has its answer
        if len(content) > MAX_BODY_BYTES:
            self._discard_rest(environ, source)
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
        deadline = self._deadline(environ, length)
        body = _LargeBody(source, length, deadline)
        environ["wsgi.input"] = io.BufferedReader(body, _CHUNK)
        answer = self.with_body.submit(self._whole_answer, environ, start_response).result()
        deadline.stop()
        if body.left and not deadline.is_missed:
            self._discard_rest(environ, source)
        return answer

    def _discard_rest(self, environ: Environ, source: Any) -> None:
        """Read what is left of a refused body: a client that is cut off while it sends does not see its answer."""
        if "HTTP_EXPECT" in environ:
            return  # the client waits for the answer before it sends (RFC 9110, 10.1.1)
        deadline, left = self._deadline(environ, 0), LARGEST_REST
        deadline.start()
        while left > 0 and (chunk := source.read(_CHUNK)):
            left -= len(chunk)
        deadline.stop()

    def _deadline(self, environ: Environ, length: int) -> "Deadline":
        return Deadline(self._deadlines, environ, self.patience + length / SLOWEST)

    def _whole_answer(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        """Return the answer with its body, unless that is a stream; give back the thread's connection to the database."""
        try:
            chunks = self.application(environ, start_response)
            if getattr(chunks, "streaming", False):
                return chunks
            body = list(chunks)
            getattr(chunks, "close", int)()
            return body
        finally:
            close_old_connections()

    def _watch(self) -> None:
        while True:
            time.sleep(TICK)
            for deadline in list(self._deadlines):
                deadline.enforce()


class Deadline:
    """Until when a body has to be there: `seconds` after its start. It comes in time, or the client gets 408."""

    def __init__(self, running: "set[Deadline]", environ: Environ, seconds: float) -> None:
        self.running = running
        self.environ = environ
        self.seconds = seconds
        self.ends: float | None = None
        self.is_missed = False
        self._lock = threading.Lock()

    def start(self) -> None:
        """Begin to count, unless it was begun before."""
        if self.ends is None:
            self.ends = time.monotonic() + self.seconds
            self.running.add(self)

    def stop(self) -> bool:
        """Count no longer; return whether the body came in time."""
        with self._lock:
            self.running.discard(self)
            return not self.is_missed

    def enforce(self) -> None:
        """End the connection with 408 if the time is over; that ends the read."""
        with self._lock:
            if self not in self.running or self.ends is None or time.monotonic() < self.ends:
                return
            self.running.discard(self)
            self.is_missed = True
        detail = f"The body did not arrive within {self.seconds:.0f} seconds."
        status, headers, body = refusal(self.environ, "body_too_slow", detail)
        arguments = (status, [*headers, ("Content-Length", str(len(body) + 1))], _Unfinished(body))
        threading.Thread(target=self.environ[ANSWERER].response_iter, args=arguments, daemon=True).start()


class _Unfinished:
    """A body with a byte less than its Content-Length: the server then ends the connection, and nothing else makes it."""

    def __init__(self, body: bytes) -> None:
        self.parts = [body]

    def __next__(self) -> bytes:
        """Return the body; and then end, once it is sent."""
        if self.parts:
            return self.parts.pop()
        time.sleep(TICK)
        raise StopIteration

    def close(self) -> None:
        """Do what granian calls last."""


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
    """Whether a body may come with the request."""
    if "CONTENT_LENGTH" in environ or "HTTP_TRANSFER_ENCODING" in environ:
        return True
    return environ["REQUEST_METHOD"] not in _BODILESS


def length_of(environ: Environ) -> int:
    """Return the declared length of the body in bytes; 0 if it is unknown."""
    declared = environ.get("CONTENT_LENGTH", "")
    return int(declared) if declared.isdecimal() and "HTTP_TRANSFER_ENCODING" not in environ else 0
