"""How many requests wait for Django in a process."""

import threading
import time
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

from alliance.bodies import Apart
from alliance.pep3333 import Environ, StartResponse

THREADS, WAITING = 2, 3
ENVIRON = {"REQUEST_METHOD": "GET", "PATH_INFO": "/a"}


class Slow:
    """An application that answers nothing but /healthz until it is let go."""

    def __init__(self) -> None:
        self.go = threading.Event()

    def __call__(self, environ: Environ, start_response: StartResponse) -> list[bytes]:
        if environ["PATH_INFO"] != "/healthz":
            assert self.go.wait(30)
        start_response("200 OK", [])
        return [b"answered"]


def ask(apart: Apart, **environ: str) -> tuple[str, dict[str, str]]:
    """Return the status and the headers of the answer to a request."""
    heads: list[Any] = []
    list(apart({**ENVIRON, **environ}, lambda *head: heads.append(head)))
    return heads[0][0], dict(heads[0][1])


@contextmanager
def full(slow: Slow, apart: Apart) -> Iterator[list[Future[Any]]]:
    """Send as many requests as are answered and may wait, and let them go at the end."""
    with ThreadPoolExecutor(THREADS + WAITING) as clients:
        asked = [clients.submit(ask, apart) for _ in range(THREADS + WAITING)]
        try:
            while apart._queue._value:
                time.sleep(0.001)
            yield asked
        finally:
            slow.go.set()


def test_a_request_beyond_those_that_may_wait_is_told_to_come_again() -> None:
    slow = Slow()
    apart = Apart(slow, THREADS, patience=5, waiting=WAITING)
    with full(slow, apart) as asked:
        status, headers = ask(apart)
        assert status == "503 Unavailable"
        assert headers["Retry-After"] == "5"
        assert not any(request.done() for request in asked)
    assert {request.result()[0] for request in asked} == {"200 OK"}


def test_health_is_answered_however_many_wait() -> None:
    slow = Slow()
    apart = Apart(slow, THREADS, patience=5, waiting=WAITING)
    with full(slow, apart):
        assert ask(apart, PATH_INFO="/healthz")[0] == "200 OK"


def test_the_places_are_free_again_afterwards() -> None:
    slow = Slow()
    apart = Apart(slow, THREADS, patience=5, waiting=WAITING)
    with full(slow, apart):
        pass
    assert apart._queue._value == THREADS + WAITING
    assert ask(apart)[0] == "200 OK"
