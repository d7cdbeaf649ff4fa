"""Load on a server, and what it reports."""

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from subprocess import CalledProcessError
from threading import Thread
from typing import ClassVar

import pytest

from benchmarks import load, servers
from benchmarks.load import Target
from tests.support.nginx import open_folder

pytestmark = [
    pytest.mark.skipif(not load.is_there(), reason="there is no wrk on this machine"),
    pytest.mark.skipif(not servers.has_nginx(), reason="there is no nginx on this machine"),
]


def addresses(folder: Path, *paths: str) -> Path:
    file = folder / "addresses"
    file.write_text("\n".join(paths), encoding="ascii")
    return file


@pytest.fixture
def served() -> Iterator[str]:
    with open_folder() as folder, servers.nginx(folder) as url:
        yield url


def test_answers_are_counted_and_latencies_are_in_order(served: str, tmp_path: Path) -> None:
    target = Target(served, addresses(tmp_path, servers.FILE, servers.FILE))
    figures = load.saturated({"a file": target}, 1, 1)["a file"]
    assert figures["rate"] > 10
    assert 0 < figures["p50"] <= figures["p99"]


def test_an_answer_that_is_an_error_ends_the_benchmark(served: str, tmp_path: Path) -> None:
    target = Target(served, addresses(tmp_path, "/not-there"))
    with pytest.raises(AssertionError, match="errors"):
        load.saturated({"nothing": target}, 1, 1)


class Recorder(BaseHTTPRequestHandler):
    """Answers everything, and notes the paths."""

    protocol_version = "HTTP/1.1"
    paths: ClassVar[set[str]] = set()

    def do_GET(self) -> None:
        self.paths.add(self.path)
        self.send_response(200)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_arguments: object) -> None:
        """Say nothing."""


class Quiet(ThreadingHTTPServer):
    """Says nothing about connections that the load gave up at its end."""

    def handle_error(self, *_arguments: object) -> None:
        """Say nothing."""


def test_every_address_of_the_file_is_asked_and_nothing_else(tmp_path: Path) -> None:
    paths = {f"/p/{number:02}/?a=%20b" for number in range(10)}
    with Quiet(("127.0.0.1", 0), Recorder) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        target = Target(f"http://127.0.0.1:{server.server_port}", addresses(tmp_path, *sorted(paths)))
        load.saturated({"many": target}, 1, 1)
        server.shutdown()
    assert Recorder.paths == paths


def test_addresses_of_several_lengths_are_refused(served: str, tmp_path: Path) -> None:
    target = Target(served, addresses(tmp_path, servers.FILE, servers.FILE + "?longer"))
    with pytest.raises(CalledProcessError) as raised:
        load.saturated({"a file": target}, 1, 1)
    assert "not of one length" in raised.value.stderr + raised.value.stdout
