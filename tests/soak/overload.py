"""Twice the load that the service can answer: it sheds with 503 or 429 and Retry-After, and recovers as soon as the load ends.

All the while it answers /healthz and what is on the shelf.
"""

import asyncio
import itertools
import time
from collections import Counter
from dataclasses import dataclass, field
from statistics import median
from urllib.parse import urlsplit

from tests.soak.result import Result
from tests.support.live import running_service

SETTINGS = {
    "ALLIANCE_RATE_ANONYMOUS": "10000000/minute",
    "ALLIANCE_WEBHOOK_WORKER": "0",
    "ALLIANCE_SAMPLE": "1",
    "ALLIANCE_WAITING": "16",  # fewer than by default, so that a few seconds are enough to fill the queue
}
LEAST = 8.0  # seconds
MISS = "/api/v1/articles/?page_size=3&q=alliance%20{}"  # each time another one
SHELVED = "/api/v1/"
AT_ONCE = 8  # requests under which the service is fully at work and nothing waits for long
PATIENCE = 20.0  # seconds for an answer
SOON = 5.0  # seconds for /healthz and the shelf, on a machine that others load too
RECOVERY = 5.0  # seconds


@dataclass(slots=True)
class Load:
    """Requests of one kind: how each was answered, and after how many seconds."""

    statuses: Counter[int] = field(default_factory=Counter)
    seconds: list[float] = field(default_factory=list)
    silent: int = 0  # 503 and 429 without Retry-After


def run(seconds: float) -> Result:
    """Measure the capacity for a quarter of the time, and send twice as much for the rest."""
    result = Result()
    with running_service(SETTINGS) as service:
        asyncio.run(_overload(service.url, max(seconds, LEAST), result))
    return result


async def _overload(url: str, seconds: float, result: Result) -> None:
    numbers = itertools.count()
    misses, health, shelf, after = Load(), Load(), Load(), Load()
    await _ask(url, SHELVED, Load())
    capacity = await _capacity(url, seconds / 4, numbers)
    watchers = asyncio.gather(
        _watch(url, "/healthz", seconds * 3 / 4, health), _watch(url, SHELVED, seconds * 3 / 4, shelf)
    )
    await _send(url, capacity * 2, seconds * 3 / 4, numbers, misses)
    await watchers
    ended = time.monotonic()
    while time.monotonic() < ended + RECOVERY and after.statuses[200] == 0:
        await _ask(url, MISS.format(next(numbers)), after)
    recovery = time.monotonic() - ended
    shed = misses.statuses[503] + misses.statuses[429]
    result.done.update(
        {"misses sent": misses.statuses.total(), "misses answered": misses.statuses[200], "misses shed": shed}
    )
    result.figures += [
        f"capacity {capacity:.0f}/s, sent {capacity * 2:.0f}/s",
        f"a miss took {median(misses.seconds) * 1000:.0f} ms, at most {max(misses.seconds):.1f} s",
        f"/healthz at most {max(health.seconds):.2f} s, the shelf at most {max(shelf.seconds):.2f} s",
        f"the next answer came {recovery:.1f} s after the end",
    ]
    for name, load in (("/healthz", health), ("the shelf", shelf)):
        result.expect(set(load.statuses) == {200}, f"{name} was answered {dict(load.statuses)}")
        result.expect(max(load.seconds) < SOON, f"{name} took {max(load.seconds):.1f} s")
    result.expect(set(misses.statuses) <= {200, 429, 503}, f"misses were answered {dict(misses.statuses)}")
    result.expect(shed > 0, "nothing was shed")
    result.expect(misses.silent == 0, f"{misses.silent} answers do not say when to come again")
    result.expect(misses.statuses[200] > capacity * seconds * 3 / 4 / 4, f"only {misses.statuses[200]} were answered")
    result.expect(after.statuses[200] == 1, f"it did not recover: {dict(after.statuses)}")


async def _capacity(url: str, seconds: float, numbers: "itertools.count[int]") -> float:
    """Return how many misses a second are answered to clients that wait for each."""
    load, end = Load(), time.monotonic() + seconds

    async def client() -> None:
        while time.monotonic() < end:
            await _ask(url, MISS.format(next(numbers)), load)

    await asyncio.gather(*(client() for _ in range(AT_ONCE)))
    return load.statuses[200] / seconds


async def _send(url: str, rate: float, seconds: float, numbers: "itertools.count[int]", load: Load) -> None:
    """Send so many misses a second, however many are answered."""
    async with asyncio.TaskGroup() as tasks:
        began = time.monotonic()
        for sent in itertools.count():
            now = time.monotonic()
            if now > began + seconds:
                return
            await asyncio.sleep(max(0.0, began + sent / rate - now))
            tasks.create_task(_ask(url, MISS.format(next(numbers)), load))


async def _watch(url: str, path: str, seconds: float, load: Load) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        await _ask(url, path, load)
        await asyncio.sleep(0.1)


async def _ask(url: str, path: str, load: Load) -> None:
    """Send a GET over a connection of its own; the status is 0 if it is not answered."""
    began, status, head = time.monotonic(), 0, b""
    address = urlsplit(url)
    try:
        async with asyncio.timeout(PATIENCE):
            reader, writer = await asyncio.open_connection(address.hostname, address.port)
            writer.write(f"GET {path} HTTP/1.1\r\nHost: {address.netloc}\r\nConnection: close\r\n\r\n".encode())
            head = (await reader.read()).partition(b"\r\n\r\n")[0].lower()
            status = int(head[9:12])
            writer.close()
    except (OSError, ValueError, TimeoutError):
        pass
    load.statuses[status] += 1
    load.seconds.append(time.monotonic() - began)
    load.silent += status in (429, 503) and b"retry-after:" not in head
