"""A client of a running service that notes errors instead of raising them. Asks over a connection of its own each time."""

import http.client
import json
import time
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlsplit

from tests.soak.result import Result

TIMEOUT = 60  # seconds
PATIENCE = 90  # seconds in which a writer repeats what was not answered
BROKEN = 0  # the status of a request whose connection broke


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer, and the moments (monotonic, in seconds) between which it came."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    began: float
    ended: float

    @property
    def json(self) -> Any:
        """The body as JSON."""
        return json.loads(self.body)


@dataclass(frozen=True, slots=True)
class Client:
    """A client with a key, if it has one."""

    url: str
    key: str = ""

    def ask(
        self, path: str, method: str = "GET", body: bytes | None = None, headers: Mapping[str, str] | None = None
    ) -> Answer:
        """Send a request; the status of the answer is `BROKEN` if the connection broke."""
        own = {"Authorization": f"Api-Key {self.key}"} if self.key else {}
        connection = http.client.HTTPConnection(urlsplit(self.url).netloc, timeout=TIMEOUT)
        began = time.monotonic()
        try:
            connection.request(method, quote(path, safe="/?&=%:;,.-_~()'+*!@$"), body, {**own, **(headers or {})})
            answer = connection.getresponse()
            names = {name.lower(): value for name, value in answer.getheaders()}
            return Answer(answer.status, names, answer.read(), began, time.monotonic())
        except (OSError, http.client.HTTPException) as error:
            return Answer(BROKEN, {}, repr(error).encode(), began, time.monotonic())
        finally:
            connection.close()

    def read(self, path: str) -> Answer:
        """Send a GET, again and again until it is answered."""
        return _repeated(lambda: self.ask(path))

    def write(self, path: str, value: Any, method: str = "POST", headers: Mapping[str, str] | None = None) -> Answer:
        """Send JSON, again and again until it is answered; an Idempotency-Key makes it happen once."""
        names = {"Content-Type": "application/json", **(headers or {})}
        if method == "POST":
            names["Idempotency-Key"] = f'"{uuid.uuid4()}"'
        return _repeated(lambda: self.ask(path, method, json.dumps(value).encode(), names))


def _repeated(ask: Callable[[], Answer]) -> Answer:
    """Ask until a connection holds and the service is not too busy, or the patience is over."""
    deadline = time.monotonic() + PATIENCE
    while True:
        answer = ask()
        if answer.status not in (BROKEN, 503) or time.monotonic() > deadline:
            return answer
        time.sleep(0.2)


def check_status(result: Result, answer: Answer, what: str) -> None:
    """Note an answer of 5xx; 503 with `Retry-After` is none."""
    sheds = answer.status == 503 and "retry-after" in answer.headers
    result.expect(answer.status < 500 or sheds, f"{what} was answered {answer.status}: {answer.body[:200]!r}")
