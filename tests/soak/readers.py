"""Readers of a soak: they ask all kinds of addresses in all kinds of ways, and some of them mean no good."""

import random
import socket
import threading
import time
from urllib.parse import quote, urlsplit

from benchmarks.documents import vocabulary
from tests.soak.addresses import ACCEPTS, ADDRESSES, BODIES, HOSTILE, RAW
from tests.soak.archive import Archive, Known
from tests.soak.client import BROKEN, Answer, Client, check_status
from tests.soak.result import Result

_KEPT = 300  # answers that a reader remembers


class Reader:
    """Asks at random as anybody may, and checks what comes against the archive."""

    def __init__(self, number: int, client: Client, archive: Archive, result: Result) -> None:
        self.client = client
        self.archive = archive
        self.result = result
        self.chance = random.Random(-number)
        self.kept: dict[tuple[str, str], Answer] = {}
        self.broken: list[tuple[float, str]] = []

    def run(self, stop: threading.Event) -> None:
        """Read until it is to stop."""
        while not stop.is_set():
            known = self.archive.known()
            if known:
                self.read(self.chance.choice(known))

    def read(self, known: Known) -> None:
        """Ask for an address of an article, or for another one."""
        path = self.chance.choice(ADDRESSES).format(
            slug=known.slug,
            number=self.chance.randint(1, known.versions),
            pid=self.chance.choice(known.pids),
            digit=self.chance.randint(1, 4),
            word=self.chance.choice(vocabulary()[0][:500]),
            url=self.client.url,
        )
        accept = self.chance.choice(ACCEPTS)
        headers = {"Accept": accept.encode("utf-8").decode("latin-1")} if accept else {}
        before = self.kept.get((path, accept))
        if before:
            headers["If-None-Match"] = before.headers["etag"]
        answer = self.client.ask(path, self.chance.choice(("GET", "GET", "GET", "HEAD")), None, headers)
        self.check(path, accept, answer, before)

    def check(self, path: str, accept: str, answer: Answer, before: Answer | None) -> None:
        """Check an answer; one that holds still is looked at as if it had come again."""
        self.result.done["reads"] += 1
        if answer.status == BROKEN:
            self.broken.append((answer.ended, f"{path} ({accept}): {answer.body.decode()}"))
            time.sleep(0.05)
            return
        check_status(self.result, answer, f"{path} ({accept})")
        shown = before.body if answer.status == 304 and before else answer.body
        hidden = self.archive.hidden_marks(shown, answer.began, answer.ended)
        self.result.expect(not hidden, f"{path} ({accept}) shows {hidden}, which are withdrawn: {answer.status}")
        if answer.status == 200 and "etag" in answer.headers and answer.body:
            if len(self.kept) >= _KEPT:
                self.kept.pop(next(iter(self.kept)))
            self.kept[path, accept] = answer


class Attacker(Reader):
    """Sends what no client should."""

    def run(self, stop: threading.Event) -> None:
        """Attack until it is to stop."""
        while not stop.wait(0.05):
            self.attack()

    def attack(self) -> None:
        """Send an odd address, an odd body or odd bytes."""
        match self.chance.randrange(3):
            case 0:
                path, method, body = (
                    self.chance.choice(HOSTILE),
                    self.chance.choice(("GET", "PUT", "BREW", "OPTIONS")),
                    None,
                )
            case 1:
                path, method = (
                    self.chance.choice(
                        (
                            "/api/v1/citations/",
                            "/api/v1/citations/check/",
                            "/api/v1/quotations/verify/",
                            "/api/v1/quotations/find/",
                            "/verify/",
                            "/api/v1/articles/",
                        )
                    ),
                    "POST",
                )
                body = self.chance.choice(BODIES)
            case _:
                self._send(self.chance.choice(RAW))
                return
        media_type = self.chance.choice(
            ("application/json", "text/plain; charset=rot13", "multipart/form-data; boundary=x", "")
        )
        answer = self.client.ask(path, method, body, {"Content-Type": media_type} if media_type else {})
        self.result.done["attacks"] += 1
        if answer.status == BROKEN:
            self.broken.append((answer.ended, f"{method} {path[:80]}: {answer.body.decode()}"))
        check_status(self.result, answer, f"{method} {quote(path[:80])} with {(body or b'')[:40]!r} ({media_type})")

    def _send(self, content: bytes) -> None:
        address = urlsplit(self.client.url)
        self.result.done["attacks"] += 1
        try:
            with socket.create_connection((address.hostname or "", address.port or 80), timeout=30) as connection:
                connection.sendall(content)
                connection.shutdown(socket.SHUT_WR)
                head = connection.recv(100)
        except OSError:
            return
        self.result.expect(not head[9:12].startswith(b"5"), f"{content[:60]!r} was answered {head!r}")
