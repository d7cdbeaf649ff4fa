"""PostgreSQL goes away, or hangs, and comes back: what is on the shelf is served, and the rest is 503 until it is back."""

import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from itertools import count
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest

from tests.support.live import ROOT, WAIT_SECONDS, Service, becomes_true, running_service
from tests.support.postgres import switchable_postgres
from tests.support.processes import free_port

pytestmark = pytest.mark.once("postgresql")

Run = Callable[[], AbstractContextManager[str]]
LIST = "/api/v1/articles/"
# By itself an outage takes less than 2 seconds. If each request waited for the pool as long as a busy one is waited for, the
# eight threads would need ten minutes for so many: a machine that has much else to do stays far below that, and it far above.
REQUESTS = 120
SOON = 100  # seconds
_numbers = count(1)


@pytest.fixture(scope="module")
def server() -> Iterator[tuple[str, Run]]:
    with switchable_postgres() as server:
        yield server


def unseen(kind: str = "api") -> str:
    """Return an address that needs the database and is not on the shelf."""
    return f"{LIST}?q=word{next(_numbers)}" if kind == "api" else f"/articles/unknown-{next(_numbers)}/"


def answer(service: Service, path: str, accept: str = "application/json") -> tuple[int, str, str]:
    """Return the status, the media type and the Retry-After of an answer."""
    request = urllib.request.Request(service.url + path, headers={"Accept": accept})
    try:
        with urllib.request.urlopen(request, timeout=WAIT_SECONDS) as response:
            return response.status, response.headers.get_content_type(), response.headers.get("Retry-After", "")
    except urllib.error.HTTPError as error:
        return error.code, error.headers.get_content_type(), error.headers.get("Retry-After", "")


def at_once(service: Service, number: int) -> list[tuple[int, str, str]]:
    with ThreadPoolExecutor(number) as threads:
        return list(threads.map(lambda _: answer(service, unseen()), range(number)))


def test_an_outage_and_a_restart_of_the_database(server: tuple[str, Run]) -> None:
    url, run = server
    settings = {"DATABASE_URL": url, "ALLIANCE_SAMPLE": "1", "ALLIANCE_WEBHOOK_WORKER": "0"}
    with run():
        context = running_service(settings)
        service = context.__enter__()
    try:
        assert_away(service)
        with run():
            assert becomes_true(lambda: answer(service, unseen())[0] == 200)
            assert_back(service)
        # The pool holds connections from before the restart.
        with run():
            assert {status for status, _, _ in at_once(service, 16)} <= {200, 503}
            assert_back(service)
    finally:
        context.__exit__(None, None, None)


def assert_away(service: Service) -> None:
    before = time.monotonic()
    assert {answer(service, "/healthz")[0] for _ in range(4)} == {200}
    assert set(at_once(service, REQUESTS)) == {(503, "application/problem+json", "5")}
    assert answer(service, unseen("page"), "text/html") == (503, "text/html", "5")
    assert answer(service, "/readyz")[::2] == (503, "5")
    assert time.monotonic() - before < SOON
    log = service.log.read_text(encoding="utf-8")
    assert "Traceback" not in log
    assert "The database is away: " in log
    assert log.count("The database is away: ") <= 2  # in each of the workers


def assert_back(service: Service) -> None:
    assert becomes_true(lambda: {status for status, _, _ in at_once(service, 16)} == {200})
    assert answer(service, "/readyz")[0] == 200
    assert "Traceback" not in service.log.read_text(encoding="utf-8")


@contextmanager
def hung(url: str) -> Iterator[None]:
    """Stop all processes of a PostgreSQL, whose system then still takes connections and acknowledges what they send."""
    with psycopg.connect(url) as connection:
        backend = connection.info.backend_pid
        status = Path(f"/proc/{backend}/status").read_text(encoding="utf-8")
        postmaster = int(status.partition("PPid:")[2].split()[0])
        children = Path(f"/proc/{postmaster}/task/{postmaster}/children").read_text(encoding="ascii")
        processes = [postmaster, *(int(child) for child in children.split() if int(child) != backend)]
    for process in processes:
        os.kill(process, signal.SIGSTOP)
    try:
        yield
    finally:
        for process in processes:
            os.kill(process, signal.SIGCONT)


def test_a_database_that_hangs_is_given_up_in_seconds(server: tuple[str, Run]) -> None:
    url, run = server
    settings = {"ALLIANCE_SAMPLE": "1", "ALLIANCE_WEBHOOK_WORKER": "0", "ALLIANCE_DATABASE_SECONDS": "3"}
    with run(), running_service({**settings, "DATABASE_URL": url}) as service:
        assert {status for status, _, _ in at_once(service, 16)} == {200}
        with hung(url):
            before = time.monotonic()
            assert {status for status, _, _ in at_once(service, 16)} == {503}
            assert answer(service, "/healthz")[0] == 200
            assert set(at_once(service, REQUESTS)) == {(503, "application/problem+json", "5")}
            assert time.monotonic() - before < SOON
        assert_back(service)


def test_what_is_on_the_shelf_is_served(server: tuple[str, Run]) -> None:
    url, run = server
    settings = {"DATABASE_URL": url, "ALLIANCE_SAMPLE": "1", "ALLIANCE_WEBHOOK_WORKER": "0"}
    with run():
        context = running_service(settings)
        service = context.__enter__()
        assert becomes_true(lambda: has_followed_the_log(url))  # the first time, it clears the shelf
        # An answer off the shelf tells no rate.
        assert becomes_true(lambda: "RateLimit" not in headers_of(service, LIST))
    try:
        assert {answer(service, LIST)[0] for _ in range(16)} == {200}
    finally:
        context.__exit__(None, None, None)


def has_followed_the_log(url: str) -> bool:
    """Whether a host that has renewed its lease within a second shows all events on its shelf."""
    hosts = "SELECT FROM articles_host WHERE lease_until > now() + interval '2 seconds'"
    with psycopg.connect(url) as connection:
        shown = connection.execute(f"{hosts} AND position = (SELECT max(id) FROM articles_event)").fetchall()
    return bool(shown)


def headers_of(service: Service, path: str) -> str:
    request = urllib.request.Request(service.url + path, headers={"Accept": "application/json"})
    with urllib.request.urlopen(request, timeout=WAIT_SECONDS) as response:
        return str(response.headers)


def test_a_wrong_password_is_one_line_and_an_exit(server: tuple[str, Run]) -> None:
    url, run = server
    parts = urlsplit(url)
    wrong = urlunsplit(parts._replace(netloc=f"alliance:wrong@127.0.0.1:{parts.port}"))
    with run():
        done = started(wrong)
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "password authentication failed" in done.stderr
    assert "wrong@" not in done.stderr


def test_a_database_that_is_away_at_the_start_is_one_line_and_an_exit(server: tuple[str, Run]) -> None:
    done = started(server[0])
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "The database gives no connection" in done.stderr


def started(url: str) -> "subprocess.CompletedProcess[str]":
    environment = {**os.environ, "DATABASE_URL": url, "PORT": str(free_port())}
    return subprocess.run(
        [sys.executable, "manage.py", "start"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        timeout=SOON * 6,
        check=False,
    )
