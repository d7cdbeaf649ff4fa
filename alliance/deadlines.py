"""Until when the body of a request has to be there, and how its client is told that it came too late.

Granian's read of a body cannot be given up. So a thread that watches the deadlines sends the answer, 408, with a
`Content-Length` that is one byte too long: the server ends the connection, and the read ends with it (docs/decisions/0036).
"""

import logging
import threading
import time
from types import TracebackType
from typing import Protocol, Self

from alliance.pep3333 import Environ, Headers
from alliance.refusals import refusal

logger = logging.getLogger(__name__)
SLOWEST = 64 * 1024  # bytes a second that a body must come with, after the seconds of patience
TICK = 0.5  # seconds between two looks at the bodies that are being read
ANSWERER = "alliance.answerer"  # the key in the WSGI environment


class Answerer(Protocol):
    """How granian takes an answer. The first answer to a request counts, and any later one is ignored."""

    def response_iter(self, status: int, headers: Headers, body: object) -> None:
        """Send an answer with a body in parts."""


class Deadlines:
    """The deadlines of a process. A body has `patience` seconds to arrive, and a second more for each 64 KiB."""

    def __init__(self, patience: float) -> None:
        self.patience = patience
        self._running: set[Deadline] = set()

    def watch(self) -> None:
        """Enforce the deadlines from now on, in a thread."""
        threading.Thread(target=self._watch, name="deadlines", daemon=True).start()

    def of(self, environ: Environ, length: int) -> "Deadline":
        """Return the deadline of a body of `length` bytes; it is not begun."""
        return Deadline(self._running, environ, self.patience + length / SLOWEST)

    def enforce(self) -> None:
        """End the bodies that come too late. If that fails, it is tried again next time."""
        for deadline in list(self._running):
            try:
                deadline.enforce()
            except Exception:
                logger.exception("A body that is too slow could not be ended.")

    def _watch(self) -> None:
        while True:
            time.sleep(TICK)
            self.enforce()


class Deadline:
    """Until when a body has to be there: `seconds` after the start. It comes in time, or the client gets 408."""

    def __init__(self, running: set["Deadline"], environ: Environ, seconds: float) -> None:
        self.running = running
        self.environ = environ
        self.seconds = seconds
        self.ends: float | None = None
        self.is_missed = False
        self._lock = threading.Lock()

    def __enter__(self) -> Self:
        """Begin to count."""
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        """Count no longer."""
        self.stop()

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
        """End the connection with 408 if the time is over; that ends the read. Raises `RuntimeError` without a thread."""
        with self._lock:
            if self not in self.running or self.ends is None or time.monotonic() < self.ends:
                return
            detail = f"The body did not arrive within {self.seconds:.0f} seconds."
            status, headers, body = refusal(self.environ, "body_too_slow", detail)
            arguments = (status, [*headers, ("Content-Length", str(len(body) + 1))], _Unfinished(body))
            threading.Thread(target=self.environ[ANSWERER].response_iter, args=arguments, daemon=True).start()
            self.running.discard(self)
            self.is_missed = True


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
