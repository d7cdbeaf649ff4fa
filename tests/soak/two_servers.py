"""Two servers on one data folder: both are right, also if they start at the same moment.

What one acknowledges, the other shows at once; what one withdraws, the other shows no more. Each event is delivered
once. If one ends or starts anew, the other goes on.
"""

import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.soak.archive import marks, slug_of, submission
from tests.soak.client import Client, check_status
from tests.soak.result import Result
from tests.soak.writers import API
from tests.support.live import Service, becomes_true, running_service
from tests.support.receiver import receiving

ARTICLES = 3  # of a turn
SETTINGS = {"ALLIANCE_SAMPLE": "0", "ALLIANCE_WORKERS": "1", "ALLIANCE_WEBHOOK_ALLOW_PRIVATE": "1"}


def run(seconds: float) -> Result:
    """Run two servers for about so many seconds."""
    result = Result()
    with TemporaryDirectory(prefix="alliance-two-", ignore_cleanup_errors=True) as folder, receiving(204) as receiver:
        settings = {**SETTINGS, "ALLIANCE_DATA": str(Path(folder) / "data")}
        with _both(settings) as (first, second):
            key = first.manage("create_api_key", "two", "--scope", "publish")
            clients = Client(first.url, key), Client(second.url, key)
            clients[0].write("/api/v1/webhooks/", {"url": receiver.url, "events": ["article.published"]})
            end, number = time.monotonic() + seconds, 0
            while number == 0 or time.monotonic() < end:
                for writer, reader in (clients, clients[::-1]):
                    number += 1
                    _one_writes_and_the_other_reads(writer, reader, number, result)
            becomes_true(lambda: len(receiver.received) >= number)
            identifiers = [message.headers["webhook-id"] for message in receiver.received]
            result.expect(len(set(identifiers)) == number, f"{len(set(identifiers))} of {number} events were delivered")
            result.expect(len(set(identifiers)) == len(identifiers), "an event was delivered twice")
            _one_starts_anew(first, settings, result)
            verdict = first.manage("verify", "--quiet")
            result.expect(verdict.startswith("Everything holds"), f"verify: {verdict[-500:]}")
    return result


@contextmanager
def _both(settings: dict[str, str]) -> Iterator[tuple[Service, Service]]:
    """Start two servers on the same new folder at the same moment."""
    with ExitStack() as first, ExitStack() as second, ThreadPoolExecutor(2) as starters:
        starting = [starters.submit(stack.enter_context, running_service(settings)) for stack in (first, second)]
        yield starting[0].result(), starting[1].result()


def _one_writes_and_the_other_reads(writer: Client, reader: Client, number: int, result: Result) -> None:
    published = writer.write(API, submission(number, 1))
    result.expect(published.status == 201, f"a publication was answered {published.status}")
    slug = slug_of(number)
    path = f"{API}{slug}/versions/1/"
    for _ in range(3):  # also off the shelf
        answer = reader.ask(path)
        result.expect(len(set(marks(answer.body))) == 4, f"what was published is not shown: {answer.status}")
    listed = reader.ask(f"{API}?page_size=100&ordering=-updated_at").body
    result.expect(f"/{slug}/".encode() in listed, "what was published is not listed")
    for kind, expected in (("withdrawal", 410), ("reinstatement", 200)):
        sent = reader.write(f"{API}{slug}/notices/", {"kind": kind, "text": "A court said so."})
        result.expect(sent.status == 201, f"a {kind} was answered {sent.status}")
        for client in (writer, reader, writer):
            answer = client.ask(path)
            result.expect(answer.status == expected, f"after a {kind}: {answer.status}")
        result.done["notices"] += 1
    result.done["publications"] += 1


def _one_starts_anew(service: Service, settings: dict[str, str], result: Result) -> None:
    """Start a third server and end it, while the first one is asked."""
    client, stop = Client(service.url), threading.Event()

    def ask() -> None:
        while not stop.wait(0.02):
            answer = client.ask(f"{API}?page_size=2")
            check_status(result, answer, "a request during a start")
            result.expect(answer.status == 200, f"a request during a start was answered {answer.status}")
            result.done["requests during a start"] += 1

    asking = threading.Thread(target=ask)
    asking.start()
    with running_service(settings):
        pass
    stop.set()
    asking.join()
