"""The running service, for tests that talk to it as anybody would: over HTTP.

Starts the same command as `make run`, with the sample article and data of its own in a temp folder; reads DATABASE_URL, as the
service does.
"""

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.support.postgres import fresh_database
from tests.support.processes import free_port

ROOT = Path(__file__).resolve().parent.parent.parent
WAIT_SECONDS = 120
START_SECONDS = 180  # on a machine that has much else to do


class ServiceFailed(RuntimeError):
    """The service did not come up; the message holds its log."""


@dataclass(frozen=True, slots=True)
class Service:
    """A running service: its base URL without a final slash, the environment that it runs in, its process and its log."""

    url: str
    environment: Mapping[str, str]
    process: subprocess.Popen[bytes]
    log: Path

    def manage(self, *arguments: str) -> str:
        """Run one of the service's commands on its store, and return what it prints."""
        command = [sys.executable, "manage.py", *arguments]
        done = subprocess.run(
            command, cwd=ROOT, env=self.environment, capture_output=True, encoding="utf-8", check=True
        )
        return done.stdout.strip()

    def ask(self, path: str, key: str = "", body: dict[str, Any] | None = None) -> Any:
        """Send a GET, or a POST if there is a body, and return the JSON. Raises `HTTPError` if the answer is an error."""
        headers = {"Content-Type": "application/json", **({"Authorization": f"Api-Key {key}"} if key else {})}
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(f"{self.url}{path}", data, headers)
        with urllib.request.urlopen(request, timeout=60) as answer:
            return json.load(answer)

    def status(self, path: str, body: bytes | None = None, **headers: str) -> int:
        """Send a GET, or a POST of JSON if there is a body, and return the status; 0 if the connection broke."""
        names = {name.replace("_", "-"): value for name, value in headers.items()}
        request = urllib.request.Request(f"{self.url}{path}", body, {"Content-Type": "application/json", **names})
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                return int(answer.status)
        except urllib.error.HTTPError as error:
            return error.code
        except (urllib.error.URLError, OSError):
            return 0

    def workers(self) -> list[int]:
        """Return the ids of the processes that answer."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text(encoding="ascii")
        commands = {int(child): Path(f"/proc/{child}/cmdline").read_bytes() for child in children.split()}
        return [child for child, command in commands.items() if b"alliance.server" in command]

    def keeper(self) -> int:
        """Return the id of the process that keeps the shelf: it holds a lock on the file `keeper`."""
        inode = (Path(self.environment["ALLIANCE_DATA"]) / "shelf" / "keeper").stat().st_ino
        locks = [line.split() for line in Path("/proc/locks").read_text(encoding="ascii").splitlines()]
        (holder,) = [int(fields[4]) for fields in locks if fields[5].endswith(f":{inode}")]
        return holder


@contextmanager
def running_service(env: Mapping[str, str] | None = None) -> Iterator[Service]:
    """Start the service with `env` added to the environment, yield it, and stop it.

    Each service has an empty store: a data directory of its own and, where the inherited DATABASE_URL names a
    PostgreSQL, a new database there. `ALLIANCE_DATA` or `DATABASE_URL` in `env` are taken as they are, so that a
    test can start a second service on what a first one left.
    """
    given = dict(env or {})
    inherited = os.environ.get("DATABASE_URL", "")
    own = fresh_database(inherited) if inherited and "DATABASE_URL" not in given else nullcontext("")
    with tempfile.TemporaryDirectory(prefix="alliance-live-", ignore_cleanup_errors=True) as folder, own as url:
        port = free_port()
        environment = {
            **os.environ,
            "ALLIANCE_DATA": str(Path(folder) / "data"),
            **({"DATABASE_URL": url} if url else {}),
            "ALLIANCE_SAMPLE": "true",
            **given,
            "PORT": str(port),
        }
        with _process(environment, Path(folder) / "log") as (process, log):
            base = f"http://127.0.0.1:{port}"
            if not _becomes_ready(f"{base}/readyz", process):
                raise ServiceFailed(f"The service did not start:\n{log.read_text(errors='replace')}")
            yield Service(base, environment, process, log)


def becomes_true(condition: Callable[[], bool]) -> bool:
    """Whether a condition becomes true within `WAIT_SECONDS`, which is enough on a loaded machine."""
    deadline = time.monotonic() + WAIT_SECONDS
    while not condition():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True


@contextmanager
def _process(environment: dict[str, str], log: Path) -> Iterator[tuple[subprocess.Popen[bytes], Path]]:
    """Run `manage.py start` until the context ends."""
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "manage.py", "start"],
            cwd=ROOT,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,  # a group of its own, so that its workers can be ended with it
        )
    try:
        yield process, log
    finally:
        process.terminate()
        try:
            process.wait(15)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait(5)


def _becomes_ready(url: str, process: subprocess.Popen[bytes]) -> bool:
    """Wait until `url` answers 200; False if the service ended or takes too long."""
    deadline = time.monotonic() + START_SECONDS
    while process.poll() is None and time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(url, timeout=5) as answer:
                if answer.status == 200:
                    return True
        except (urllib.error.URLError, OSError):
            pass
        time.sleep(0.1)
    return False
