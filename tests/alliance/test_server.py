"""The loop that starts workers anew, what a worker does first, and how it listens. No process is forked here."""

import os
import signal
import socket
from collections.abc import Iterator
from queue import Queue
from types import SimpleNamespace
from typing import Any, cast

import pytest
from granian.constants import Interfaces
from granian.net import SocketSpec  # type: ignore[attr-defined]
from granian.server import mp
from granian.server.common import AbstractServer

from alliance import bodies, server
from alliance.server import Options, Server, end_with, listening, serve, work


class Loop:
    """A server whose loop takes rounds without waiting, and is interrupted after the last of them."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, workers: list[Any]) -> None:
        self.respawned: list[list[int]] = []
        self.reloads = 0
        self.waits: list[float] = []
        monkeypatch.setattr(server, "time", SimpleNamespace(monotonic=lambda: 100.0))
        self.server = cast(Any, Server.__new__(Server))
        self.server.interrupt_signal = self.server.reload_signal = False
        self.server.interrupt_children = [1]
        self.server.main_loop_interrupt = SimpleNamespace(wait=self.wait, clear=lambda: None)
        self.server.wrks = workers
        self.server._respawn_workers = lambda dead, *_: self.respawned.append(dead)
        self.server._reload = self.reload
        self.rounds = 1
        self.ends_during_wait = False

    def wait(self, seconds: float) -> None:
        self.waits.append(seconds)
        if len(self.waits) == self.rounds and self.ends_during_wait:
            self.server.interrupt_signal = True
        if len(self.waits) > self.rounds:
            self.server.interrupt_signal = True

    def reload(self, *_: Any) -> None:
        self.server.reload_signal = False
        self.reloads += 1

    def run(self) -> None:
        self.server._serve_loop(print, print)


def worker(number: int, birth: float = 0.0, *, is_alive: bool = False) -> Any:
    return SimpleNamespace(idx=number, birth=birth, inner=SimpleNamespace(is_alive=lambda: is_alive))


def test_the_workers_that_died_are_started_anew_and_no_others(monkeypatch: pytest.MonkeyPatch) -> None:
    loop = Loop(monkeypatch, [worker(0), worker(1, is_alive=True), worker(2)])
    loop.run()
    assert loop.respawned == [[0, 2]]
    assert loop.waits == [1.0, 1.0]
    assert loop.server.interrupt_children == []


def test_a_service_whose_workers_live_starts_none(monkeypatch: pytest.MonkeyPatch) -> None:
    loop = Loop(monkeypatch, [worker(0, is_alive=True)])
    loop.run()
    assert loop.respawned == []


@pytest.mark.parametrize(("birth", "is_started"), [(98.9, True), (99.0, False), (99.5, False)])
def test_a_worker_that_dies_at_once_is_not_started_more_than_once_a_second(
    monkeypatch: pytest.MonkeyPatch, birth: float, is_started: bool
) -> None:
    loop = Loop(monkeypatch, [worker(0, birth)])
    loop.run()
    assert bool(loop.respawned) is is_started


def test_a_worker_that_dies_again_and_again_is_never_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    loop = Loop(monkeypatch, [worker(0)])
    loop.rounds = 20
    loop.run()
    assert loop.respawned == [[0]] * 20


def test_a_signal_ends_the_loop_and_starts_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    loop = Loop(monkeypatch, [worker(0)])
    loop.ends_during_wait = True
    loop.run()
    assert loop.respawned == []


def test_a_reload_is_done_once(monkeypatch: pytest.MonkeyPatch) -> None:
    loop = Loop(monkeypatch, [])
    loop.rounds = 3
    loop.server.reload_signal = True
    loop.run()
    assert loop.reloads == 1


# ── Workers ─────────────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.fixture
def handlers() -> Iterator[None]:
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


def test_a_worker_that_still_loads_ends_with_a_signal_and_passes_its_arguments_on(
    handlers: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: None)
    seen: list[Any] = []
    monkeypatch.setattr(mp.MPServer, "_spawn_wsgi_worker", lambda *arguments: seen.append(arguments))
    monkeypatch.setattr(mp, "_wsgi_call_wrap", None)
    monkeypatch.setattr(server, "listening", lambda *address: ("heard", *address))
    watched = Queue[int]()
    monkeypatch.setattr(server, "end_with", watched.put)
    work(1, "name", "loader", (("address", "holder"), "shared"), "ipc", "more")
    assert seen == [(1, "name", "loader", (("heard", "address", "holder"), "shared"), "ipc", "more")]
    assert signal.getsignal(signal.SIGINT) == signal.getsignal(signal.SIGTERM) == signal.SIG_DFL
    assert vars(mp)["_wsgi_call_wrap"] is bodies.with_answerer
    assert watched.get(timeout=60) == os.getppid()


def test_a_worker_ends_when_its_server_was_killed(monkeypatch: pytest.MonkeyPatch) -> None:
    parents = iter([7, 7, 1])
    waits: list[float] = []
    sent: list[tuple[int, int]] = []
    system = SimpleNamespace(getppid=lambda: next(parents), getpid=lambda: 9, kill=lambda *signal: sent.append(signal))
    monkeypatch.setattr(server, "os", system)
    monkeypatch.setattr(server, "time", SimpleNamespace(sleep=waits.append))
    end_with(7)
    assert len(waits) == 2
    assert sent == [(9, signal.SIGTERM)]


@pytest.mark.skipif(not hasattr(socket, "TCP_USER_TIMEOUT"), reason="only Linux ends such connections")
def test_a_connection_ends_if_its_client_takes_nothing_for_a_minute() -> None:
    address, holder = listening(SocketSpec("127.0.0.1", 0, 8), None)
    assert address is None
    with socket.socket(fileno=holder.get_fd()) as listener:
        listener.listen()
        with socket.create_connection(listener.getsockname()), listener.accept()[0] as accepted:
            assert accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT) == 60_000


def test_a_socket_that_is_open_already_is_taken() -> None:
    assert listening(None, "holder") == (None, "holder")


# ── The server ──────────────────────────────────────────────────────────────────────────────────────────────────────
def test_the_server_listens_where_it_is_told_with_many_threads(monkeypatch: pytest.MonkeyPatch) -> None:
    served: list[tuple[Any, Any]] = []
    monkeypatch.setattr(AbstractServer, "serve", lambda self, target, *_: served.append((self, target)))
    options: Options = {"host": "127.0.0.1", "port": 8123, "workers": 3, "requests": 300, "webhooks": False}
    serve("alliance.wsgi:application", options)
    ((made, target),) = served
    assert target is work
    assert (made.bind_addr, made.bind_port, made.workers) == ("127.0.0.1", 8123, 3)
    assert made.interface == Interfaces.WSGI
    assert made.workers_kill_timeout == 10
    # Bodies and streams leave some for health and for what is on the shelf.
    assert made.blocking_threads >= bodies.MOST + bodies.MOST_STREAMS + 300 + 16
