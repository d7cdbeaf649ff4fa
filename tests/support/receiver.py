"""A receiver of webhooks on this machine: answers as it is told to, and keeps what came."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

# What is sent first, and then again and again.
_ENDLESS = {
    "flood": (b"HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n", b"x" * 65_536),
    "headers": (b"HTTP/1.1 200 OK\r\n", b"X-More: and more\r\n" * 100),
    "continue": (b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
}


@dataclass(slots=True)
class Received:
    """One request: its path, its headers in lower case, its body."""

    path: str
    headers: dict[str, str]
    body: bytes


@dataclass(slots=True)
class Receiver:
    """What it answers, one after another, the last one again and again; and what it received.

    An answer is a status, `hang`, `drip`, which sends a head that never ends, byte by byte, `flood`, which sends a body
    that never ends, `headers`, which sends headers without end, or `continue`, which says 100 without end.
    """

    url: str = ""
    answers: list[int | str] = field(default_factory=lambda: [204])
    received: list[Received] = field(default_factory=list)
    done: threading.Event = field(default_factory=threading.Event)


@contextmanager
def receiving(*answers: int | str) -> Iterator[Receiver]:
    """Run a receiver until the context ends."""
    receiver = Receiver(answers=list(answers) or [204])

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            headers = {name.lower(): value for name, value in self.headers.items()}
            receiver.received.append(Received(self.path, headers, body))
            answer = receiver.answers.pop(0) if len(receiver.answers) > 1 else receiver.answers[0]
            if isinstance(answer, int):
                self.send_response(answer)
                self.send_header("Location", f"{receiver.url}elsewhere")
                self.send_header("Content-Length", "0")
                self.end_headers()
                return
            if answer in _ENDLESS:
                first, more = _ENDLESS[answer]
                self.wfile.write(first)
                while not receiver.done.is_set():
                    self.wfile.write(more)
                return
            while answer == "hang" and not receiver.done.wait(0.05):
                pass
            while answer == "drip" and not receiver.done.is_set():
                self.wfile.write(b"H")
                self.wfile.flush()
                time.sleep(0.02)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    class Quiet(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *_: object) -> None:
            """Say nothing of a sender who went away."""

    server = Quiet(("127.0.0.1", 0), Handler)
    receiver.url = f"http://127.0.0.1:{server.server_address[1]}/"
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield receiver
    finally:
        receiver.done.set()
        server.shutdown()
        server.server_close()
