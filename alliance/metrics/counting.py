"""Counting answers: those that Django makes one by one, and those off the shelf once a second."""

import threading
import time
from collections.abc import Iterable
from typing import Any

from alliance.metrics.counts import FIRST_STATUS, Counts
from alliance.pep3333 import Application, Environ, StartResponse
from alliance.shelf.application import ShelfApplication

SECONDS = 1.0
BODY_TOO_SLOW = 408  # the answer that the thread gives which watches the deadlines, and not the application


class CountingApplication:
    """The WSGI application around Django that counts its answers by status, and how long they took."""

    def __init__(self, application: Application, counts: Counts) -> None:
        self.application = application
        self.counts = counts

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        """Answer a request (PEP 3333). The time to read a streamed body is not counted."""
        status = BODY_TOO_SLOW

        def start(line: str, *rest: Any) -> Any:
            nonlocal status
            status = int(line[:3])  # of several the last one is sent, as if a stream is refused that Django has begun
            return start_response(line, *rest)

        kind = "read" if environ["REQUEST_METHOD"] in ("GET", "HEAD") else "write"
        begun = time.perf_counter()
        try:
            return self.application(environ, start)
        finally:
            self.counts.note(kind, time.perf_counter() - begun)
            self.counts.statuses[status - FIRST_STATUS] += 1


class Publisher:
    """Copies how often `shelf` gave out an answer into the counts that other processes can read, once a second, in a thread."""

    def __init__(self, shelf: ShelfApplication, counts: Counts) -> None:
        self.shelf = shelf
        self.cells = counts.off_shelf
        # What processes counted that had the file before.
        self.earlier = tuple(self.cells)

    def start(self) -> None:
        """Start the thread; it ends with the process."""
        threading.Thread(target=self._run, name="counts-publisher", daemon=True).start()

    def publish(self) -> None:
        """Copy the numbers. Of an answer in between only one may be raised already, and a count must not go down."""
        given, given_304 = self.shelf.given, self.shelf.given_304
        self.cells[0] = max(self.cells[0], self.earlier[0] + given - given_304)
        self.cells[1] = self.earlier[1] + given_304

    def _run(self) -> None:
        while True:
            time.sleep(SECONDS)
            self.publish()
