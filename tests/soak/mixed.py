"""Mixed load: readers, attackers, writers, receivers of webhooks that misbehave, and workers that are killed now and then.

No answer is 5xx but 503 with Retry-After. What was acknowledged is there, and what was withdrawn is
shown to nobody. The memory does not grow.
"""

import os
import random
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.soak.archive import Archive, marks
from tests.soak.client import Client
from tests.soak.memory import GROWTH, Watch
from tests.soak.readers import Attacker, Reader
from tests.soak.result import Result
from tests.soak.writers import API, Writer
from tests.support.live import Service, becomes_true, running_service
from tests.support.receiver import Receiver, receiving

READERS, WRITERS = 3, 2
KILLS = 5  # in the first third of the time, so that the memory of the rest is that of processes that stay
BETWEEN_KILLS = 20.0  # seconds in which a worker becomes ready, on a loaded machine too
AFTER_KILL = 5.0  # seconds in which connections may break
SETTINGS = {
    "ALLIANCE_SAMPLE": "0", "ALLIANCE_WEBHOOK_ALLOW_PRIVATE": "1", "ALLIANCE_RATE_ANONYMOUS": "10000000/minute",
    "ALLIANCE_RATE_PUBLISH": "10000000/minute", "ALLIANCE_BODY_SECONDS": "2",
}  # fmt: skip
ANSWERS: tuple[int | str, ...] = (200, 204, 500, 503, 301, 307, 404, "hang", "drip")
TYPES = ["article.published", "version.published", "notice.published"]
RENAME = """
from articles.models import Outlet
from articles.publishing.names import log_change
from articles.publishing.transactions import writing
with writing():
    outlet = Outlet.objects.order_by("pk").first()
    outlet.url = "https://{number}.example/"
    outlet.name = "The Herald of {number}"
    outlet.save()
    log_change(outlet)
"""


def run(seconds: float) -> Result:
    """Run the load for so many seconds, and check what is left."""
    result, archive = Result(), Archive()
    chance = random.Random(13)
    misbehaving = [chance.choice(ANSWERS) for _ in range(5000)]
    with receiving(204) as receiver, receiving(*misbehaving) as wild, running_service(SETTINGS) as service:
        editor = Client(service.url, service.manage("create_api_key", "soak", "--scope", "publish"))
        for target in (receiver, wild):
            editor.write("/api/v1/webhooks/", {"url": target.url, "events": TYPES})
        readers, kills, watch = _load(service, editor, archive, result, seconds)
        _check_connections(readers, kills, result)
        _check_memory(watch, result)
        _check_archive(editor, archive, result)
        _check_webhooks(editor, receiver, wild, result)
        verdict = service.manage("verify", "--quiet")
        result.expect(verdict.startswith("Everything holds"), f"verify: {verdict[-500:]}")
        for line in service.log.read_text(encoding="utf-8", errors="replace").splitlines():
            result.expect(" ERROR " not in line or "Service Unavailable" in line, f"the log has: {line[:500]}")
    return result


def _load(
    service: Service, editor: Client, archive: Archive, result: Result, seconds: float
) -> tuple[list[Reader], list[float], Watch]:
    """Run all at once; return the readers, the moments at which a worker was killed, and the memory."""
    anybody = Client(service.url)
    readers = [Reader(number, anybody, archive, result) for number in range(READERS)]
    attackers: list[Reader] = [Attacker(99, anybody, archive, result)]
    watch, kills = Watch(service), list[float]()
    runs: list[Callable[[threading.Event], None]] = [
        *(reader.run for reader in [*readers, *attackers]),
        *(Writer(number, editor, archive, result).run for number in range(1, WRITERS + 1)),
        watch.run,
        lambda stop: _kill(service, seconds / 3, kills, stop),
        lambda stop: _rename(service, stop, result),
    ]
    with _running(runs, result):
        time.sleep(seconds)
    return [*readers, *attackers], kills, watch


@contextmanager
def _running(runs: list[Callable[[threading.Event], None]], result: Result) -> Iterator[None]:
    """Run functions in threads until the context ends; one that raises is a fault."""
    stop = threading.Event()

    def guarded(run: Callable[[threading.Event], None]) -> None:
        try:
            run(stop)
        except Exception as error:
            result.expect(False, f"{run} failed: {error!r}")

    threads = [threading.Thread(target=guarded, args=(run,)) for run in runs]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        stop.set()
        for thread in threads:
            thread.join()


def _kill(service: Service, seconds: float, kills: list[float], stop: threading.Event) -> None:
    """Kill the older worker several times in so many seconds, and at least once; the other one goes on answering."""
    end = time.monotonic() + seconds
    while not stop.wait(max(BETWEEN_KILLS, seconds / KILLS) if kills else min(1.0, seconds / KILLS)):
        if kills and time.monotonic() > end:
            return
        if listening(int(service.environment["PORT"])) < len(service.workers()):
            continue  # the one that was killed last is not ready again
        kills.append(time.monotonic())
        os.kill(min(service.workers(), key=started), signal.SIGKILL)


def started(process: int) -> int:
    """Return when a process began, in ticks since the start of the machine."""
    return int(Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[19])


def listening(port: int) -> int:
    """Return how many sockets listen on a port, one of each worker that is ready."""
    rows = [line.split() for line in Path("/proc/net/tcp").read_text(encoding="ascii").splitlines()[1:]]
    return sum(row[1].endswith(f":{port:04X}") and row[3] == "0A" for row in rows)


def _rename(service: Service, stop: threading.Event, result: Result) -> None:
    """Rename an outlet from time to time."""
    number = 0
    while not stop.wait(15 if number else 2):
        number += 1
        service.manage("shell", "-c", RENAME.format(number=number))
        result.done["outlets renamed"] += 1


def _check_connections(readers: list[Reader], kills: list[float], result: Result) -> None:
    result.done["workers killed"] += len(kills)
    for reader in readers:
        for moment, request in reader.broken:
            near = any(kill - 1 < moment < kill + AFTER_KILL for kill in kills)
            result.expect(near, f"a connection broke although no worker was killed: {request}")
            result.done["connections broken by a kill"] += near


def _check_memory(watch: Watch, result: Result) -> None:
    warm, last = watch.growth()
    note = "" if watch.is_long() else " (too short to tell growth from warming up)"
    result.figures.append(f"memory {warm:.0f} MiB before the middle, {last:.0f} MiB at the end{note}")
    is_steady = last <= warm * (1 + GROWTH) or not watch.is_long()
    result.expect(is_steady, f"the memory grew from {warm:.0f} to {last:.0f} MiB")


def _check_archive(client: Client, archive: Archive, result: Result) -> None:
    """Check that each version that was acknowledged is there or withdrawn."""
    for known in archive.known():
        for number in range(1, known.versions + 1):
            answer = client.read(f"{API}{known.slug}/versions/{number}/")
            result.done["versions found again"] += 1
            if known.withdrawal is None:
                seen = {mark for mark in marks(answer.body) if mark[1] == number}
                result.expect(
                    len(seen) == 4 and answer.status == 200, f"{known.slug}, {number}: {answer.status}, {seen}"
                )
            else:
                hidden = archive.hidden_marks(answer.body, answer.began, answer.ended)
                result.expect(not hidden and answer.status in (200, 410), f"{known.slug}, {number}: {answer.status}")


def _check_webhooks(client: Client, receiver: Receiver, wild: Receiver, result: Result) -> None:
    """Check that the receiver that behaves got every event, and that no redirect was followed."""
    expected, path = 0, "/api/v1/changes/?page_size=100"
    while path:
        page = client.read(path).json
        expected += sum(event["type"] in TYPES for event in page["results"])
        path = page["next"].removeprefix(client.url) if page["results"] else ""

    def identifiers() -> set[str]:
        return {message.headers["webhook-id"] for message in list(receiver.received)}

    becomes_true(lambda: len(identifiers()) >= expected)
    got = identifiers()
    result.done["webhook messages"] += len(got)
    result.done["messages to the receiver that misbehaves"] += len(wild.received)
    result.expect(len(got) == expected, f"{len(got)} of {expected} events arrived")
    result.expect(len(receiver.received) - len(got) <= len(got) // 20, "messages arrive twice")
    result.expect(not any("elsewhere" in message.path for message in wild.received), "a redirect was followed")
