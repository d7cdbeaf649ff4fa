"""The edge of the running service: bodies that are too large, too slow or too odd, and processes that die."""

import http.client
import os
import signal
import socket
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.support.live import WAIT_SECONDS, Service, becomes_true, running_service

pytestmark = pytest.mark.once("sqlite")

CHECK = "/api/v1/citations/check/"
QUESTION = b'{"citations": [{"paragraph": "3k7xq9d2br"}]}'
SLOW_CLIENTS = 64
SOME_MEMORY = 100  # MiB; a body of 30 MiB that is parsed takes more than 800
FORMS = ("Content-Length: 1000\r\n\r\n{", "Transfer-Encoding: chunked\r\n\r\n1\r\n{\r\n")


@pytest.fixture(scope="module")
def service() -> Iterator[Service]:
    """The service as `make run` starts it, but that a body has two seconds to arrive."""
    settings = {"ALLIANCE_BODY_SECONDS": "2", "ALLIANCE_WEBHOOK_WORKER": "0", "ALLIANCE_SAMPLE": "1"}
    with running_service(settings) as service:
        yield service


def connected(service: Service) -> socket.socket:
    address = urlsplit(service.url)
    return socket.create_connection((address.hostname, address.port), timeout=WAIT_SECONDS)


def memory(service: Service) -> float:
    """Return the memory of the largest worker, in MiB."""
    statuses = [Path(f"/proc/{worker}/status").read_text(encoding="utf-8") for worker in service.workers()]
    return max(int(status.partition("VmRSS:")[2].split()[0]) / 1024 for status in statuses)


def test_the_first_requests_of_a_process_are_answered_all_at_once(service: Service) -> None:
    paths = [path for _ in range(16) for path in ("/api/schema/", "/api/v1/articles/", "/api/docs/")]
    with ThreadPoolExecutor(len(paths)) as threads:
        assert set(threads.map(service.status, paths)) == {200}


# ── Slow bodies ─────────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("form", FORMS)
def test_clients_that_send_a_byte_of_a_body_stop_nobody_and_are_ended(service: Service, form: str) -> None:
    head = f"POST {CHECK} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n{form}"
    clients = [connected(service) for _ in range(SLOW_CLIENTS)]
    for client in clients:
        client.sendall(head.encode())
    assert service.status("/healthz") == 200
    assert service.status("/api/v1/articles/") == 200
    assert service.status(f"/api/v1/articles/?page_size={len(form)}") == 200
    assert service.status(CHECK, QUESTION) == 200
    for client in clients:
        answer = http.client.HTTPResponse(client)
        answer.begin()
        assert answer.status == 408
        # The connection ends, and with it the thread that reads.
        with pytest.raises(http.client.IncompleteRead) as cut:
            answer.read()
        assert b"body_too_slow" in cut.value.partial
        client.close()


def test_a_large_body_that_comes_slowly_is_ended_too(service: Service) -> None:
    head = "POST /api/v1/articles/ HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
    clients = [connected(service) for _ in range(SLOW_CLIENTS)]
    for client in clients:
        client.sendall(f"{head}Content-Length: 300000\r\n\r\n{{".encode())
    assert service.status(CHECK, QUESTION) == 200
    assert [client.recv(12) for client in clients] == [b"HTTP/1.1 408"] * SLOW_CLIENTS
    for client in clients:
        client.close()


def test_more_slow_clients_than_are_read_are_refused_until_the_others_are_ended(service: Service) -> None:
    head = f"POST {CHECK} HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\n{{"
    clients = [connected(service) for _ in range(300)]
    for client in clients:
        client.sendall(head.encode())
    statuses = {client.recv(12) for client in clients}
    assert statuses == {b"HTTP/1.1 408", b"HTTP/1.1 503"}
    # All clients keep their connections; nobody waits for them.
    assert becomes_true(lambda: [service.status(CHECK, QUESTION) for _ in range(8)] == [200] * 8)
    for client in clients:
        client.close()


# ── Large bodies ────────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("path", [CHECK, "/api/v1/citations/", "/admin/login/", "/", "/healthz"])
def test_a_large_body_is_refused_and_takes_no_memory(service: Service, path: str) -> None:
    before = memory(service)
    body = b'{"citations":[' + b"{}," * (10 * 1024 * 1024) + b"{}]}"
    assert service.status(path, body) == 413
    assert memory(service) < before + SOME_MEMORY


def test_a_body_of_the_largest_size_is_read(service: Service) -> None:
    padding = b" " * (256 * 1024 - len(QUESTION))
    assert service.status(CHECK, QUESTION + padding) == 200
    assert service.status(CHECK, QUESTION + padding + b" ") == 413


@pytest.mark.parametrize(
    ("spaces", "status"), [(0, 200), (200 * 1024, 200), (300 * 1024, 413), (30 * 1024 * 1024, 413)]
)
def test_a_body_without_a_length_counts_as_well(service: Service, spaces: int, status: int) -> None:
    before = memory(service)
    connection = http.client.HTTPConnection(urlsplit(service.url).netloc, timeout=WAIT_SECONDS)
    chunks = [QUESTION, *[b" " * 1024] * (spaces // 1024)]
    connection.request("POST", CHECK, iter(chunks), {"Content-Type": "application/json"}, encode_chunked=True)
    assert connection.getresponse().status == status
    assert memory(service) < before + SOME_MEMORY


def test_a_publisher_may_send_a_large_source_and_nobody_else(service: Service) -> None:
    key = service.manage("create_api_key", "edge", "--scope", "publish").splitlines()[-1]
    source = "A large source\n\n" + "A paragraph of some words. " * 40_000
    body = b'{"source": "' + source.replace("\n", "\\n").encode() + b'"}'
    assert service.status("/api/v1/articles/", body) == 401
    assert service.status("/api/v1/articles/", body, Authorization=f"Api-Key {key}") == 201


# ── Odd requests ────────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("charset", ["rot13", "zlib", "undefined", "idna", '"rot13"', ""])
def test_a_charset_that_is_no_encoding_of_text_is_ignored(service: Service, charset: str) -> None:
    media_type = f"text/plain; charset={charset}"
    assert service.status("/api/v1/articles/?page_size=1", Content_Type=media_type) == 200


# ── Processes that die ──────────────────────────────────────────────────────────────────────────────────────────────
def test_workers_that_die_are_started_anew_however_often(service: Service) -> None:
    for _ in range(4):
        workers = service.workers()
        for worker in workers:
            os.kill(worker, signal.SIGKILL)
        assert becomes_true(lambda dead=workers: len(service.workers()) == 2 and not set(dead) & set(service.workers()))  # type: ignore[misc]
    assert service.process.poll() is None
    assert becomes_true(lambda: service.status("/healthz") == 200)
    paths = ["/api/schema/", "/api/v1/articles/"] * 16
    with ThreadPoolExecutor(len(paths)) as threads:
        assert set(threads.map(service.status, paths)) <= {200, 0}
    assert becomes_true(lambda: set(map(service.status, paths)) == {200})
