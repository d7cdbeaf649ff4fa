"""The HTTP server: granian, which never gives up a worker, and which a signal always ends.

    python -m alliance.server TARGET OPTIONS

TARGET is a WSGI application, such as `alliance.wsgi:application`, and OPTIONS are a JSON object of the members of `Options`.
`manage.py start` becomes this program.
"""

import json
import os
import signal
import socket
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypedDict

from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server import mp
from granian.server.common import AbstractServer

from alliance.bodies import MOST, MOST_STREAMS, with_answerer
from alliance.companion import Companion


class Options(TypedDict):
    """Where to listen, in how many processes, and whether to run a worker of the webhooks beside them.

    `requests` is how many requests may be in Django or wait for it in a process.
    """

    host: str
    port: int
    workers: int
    requests: int
    webhooks: bool


ROOT = Path(__file__).resolve().parent.parent
ROUND = 1.0  # seconds between two looks at the workers
STOP_SECONDS = 10  # after which a worker that does not stop is killed
READ_SECONDS = 60  # in which a client has to take something of its answer; otherwise its connection ends
THREADS_LEFT = 64  # for what is on the shelf and for /healthz, while all others read bodies, send streams or wait
_SIGNALS = (signal.SIGINT, signal.SIGTERM)


class Server(mp.MPServer):
    """Granian's server with a loop of its own.

    Granian's loop ends the service if a worker dies twice within seconds, and may miss a death while it looks at another.
    """

    companion: Companion | None = None

    def serve(self, spawn_target: Any = None, target_loader: Any = None, wrap_loader: bool = True) -> None:
        """Serve until a signal comes, without granian's warning of many threads."""
        AbstractServer.serve(self, spawn_target, target_loader, wrap_loader)

    def _serve_loop(self, spawn_target: Callable[..., None], target_loader: Callable[..., Any]) -> None:
        """Start each worker anew that has died, until a signal ends the service."""
        while not self.interrupt_signal:
            if self.companion:
                self.companion.look()
            self.main_loop_interrupt.wait(ROUND)
            self.main_loop_interrupt.clear()
            if self.reload_signal:
                self._reload(spawn_target, target_loader)  # type: ignore[no-untyped-call]
            dead = [
                worker.idx
                for worker in self.wrks
                if not worker.inner.is_alive() and worker.birth < time.monotonic() - ROUND
            ]
            if dead and not self.interrupt_signal:
                self._respawn_workers(dead, spawn_target, target_loader)
        if self.companion:
            self.companion.stop()
        self.interrupt_children.clear()


def work(*arguments: Any) -> None:
    """Be a worker: the code of a process that the server forks."""
    # The handlers of the server are inherited, and would leave a worker running that is stopped while it still loads.
    for number in _SIGNALS:
        signal.signal(number, signal.SIG_DFL)
    threading.Thread(target=end_with, args=(os.getppid(),), name="parent-watch", daemon=True).start()
    mp._wsgi_call_wrap = with_answerer  # type: ignore[assignment,attr-defined]
    worker, name, loader, (address, shared), *rest = arguments
    mp.MPServer._spawn_wsgi_worker(worker, name, loader, (listening(*address), shared), *rest)


def end_with(parent: int) -> None:
    """End this process once `parent` is no longer its parent: a worker that outlives the server would hold the port for ever."""
    while os.getppid() == parent:
        time.sleep(ROUND)
    os.kill(os.getpid(), signal.SIGTERM)


def listening(address: Any, holder: Any) -> tuple[Any, Any]:
    """Have granian listen on a socket whose connections end if a client takes nothing of its answer (RFC 5482).

    `address` is where to listen, or None if `holder` has a socket already; both are granian's, and so is what is returned.
    Otherwise a client that stops reading would hold a thread for ever. Does nothing on a system that cannot do it.
    """
    if address is None or not hasattr(socket, "TCP_USER_TIMEOUT"):
        return address, holder
    holder = address.build()
    with socket.socket(fileno=os.dup(holder.get_fd())) as listener:
        listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, READ_SECONDS * 1000)
    return None, holder


def serve(target: str, options: Options) -> None:
    """Serve `target` until a signal comes."""
    server = Server(
        target,
        address=options["host"],
        port=options["port"],
        workers=options["workers"],
        interface=Interfaces.WSGI,
        blocking_threads=MOST + MOST_STREAMS + options["requests"] + THREADS_LEFT,
        backlog=2048,
        log_level=LogLevels.warning,
        workers_kill_timeout=STOP_SECONDS,
        working_dir=ROOT,
    )
    if options["webhooks"]:
        # It ends if this process does.
        command = [sys.executable, str(ROOT / "manage.py"), "deliver_webhooks", "--parent", str(os.getpid())]
        server.companion = Companion("The worker of the webhooks", command)
    server.serve(spawn_target=work)


if __name__ == "__main__":
    serve(sys.argv[1], json.loads(sys.argv[2]))
