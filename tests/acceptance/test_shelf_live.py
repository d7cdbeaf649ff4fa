"""The front shelf of the running service: a change is seen at once by every process, also if the writer is killed."""

import json
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from tests.support.live import Service, running_service

SLUG = "the-us-south-korea-alliance-at-70th-anniversary"
TIMES = 12
RATE = "1000000/minute"  # the readers ask without a pause
# Publishes a notice, and is killed at the line that the argument names.
WRITER = """
import os, signal, sys
import django
django.setup()
from articles.publishing import notices, sequence, transactions
from articles.publishing.notices import NoticeDraft, publish_notice

def die(*args, **kwargs):
    os.kill(os.getpid(), signal.SIGKILL)

where = sys.argv[1]
if where == "before the commit":
    notices.log_notice = lambda *args: (sequence_log(*args), die())
    sequence_log = __import__("articles.publishing.log", fromlist=["log_notice"]).log_notice
elif where == "after the commit":
    transactions._end = die
publish_notice(sys.argv[2], NoticeDraft("correction", sys.argv[3]))
"""


@pytest.fixture(scope="module")
def service() -> Iterator[Service]:
    with running_service({"ALLIANCE_WORKERS": "2", "ALLIANCE_SAMPLE": "1", "ALLIANCE_RATE_ANONYMOUS": RATE}) as running:
        running.manage("publish", str(Path("articles/samples/us-south-korea-alliance.txt").resolve()))
        yield running


@pytest.fixture(scope="module")
def key(service: Service) -> str:
    return service.manage("create_api_key", "editor", "--scope", "publish").splitlines()[-1]


def publish_notice(service: Service, key: str, text: str) -> None:
    """Return once the service has acknowledged the notice."""
    request = urllib.request.Request(
        f"{service.url}/api/v1/articles/{SLUG}/notices/",
        json.dumps({"kind": "correction", "text": text}).encode(),
        {"Content-Type": "application/json", "Authorization": f"Api-Key {key}"},
    )
    with urllib.request.urlopen(request, timeout=60) as answer:
        assert answer.status == 201


def notices_of(service: Service) -> list[list[str]]:
    """Return the texts of the article's notices as several connections, and so several processes, give them."""
    seen: list[list[str]] = []
    while len(seen) < TIMES:
        # A process that is killed takes the connections with it that wait for it.
        with (
            suppress(ConnectionResetError),
            urllib.request.urlopen(f"{service.url}/api/v1/articles/{SLUG}/", timeout=60) as answer,
        ):
            seen.append([notice["text"] for notice in json.load(answer)["notices"]])
    return seen


def write(service: Service, where: str, text: str) -> int:
    command = [sys.executable, "-c", WRITER, where, SLUG, text]
    environment = {**os.environ, **service.environment, "DJANGO_SETTINGS_MODULE": "alliance.settings"}
    return subprocess.run(command, env=environment, check=False).returncode


def test_every_process_tells_a_change_once_it_was_made(service: Service) -> None:
    before = notices_of(service)[0]
    assert write(service, "", "It was the fourth floor.") == 0
    assert notices_of(service) == [[*before, "It was the fourth floor."]] * TIMES


def test_a_reader_who_asks_after_a_change_was_acknowledged_sees_it(service: Service, key: str) -> None:
    acknowledged: list[str] = []
    missed: list[str] = []
    over = threading.Event()

    def read() -> None:
        while not over.is_set():
            expected = list(acknowledged)
            with urllib.request.urlopen(f"{service.url}/api/v1/articles/{SLUG}/", timeout=60) as answer:
                shown = {notice["text"] for notice in json.load(answer)["notices"]}
            missed.extend(text for text in expected if text not in shown)

    readers = [threading.Thread(target=read) for _ in range(4)]
    for reader in readers:
        reader.start()
    for number in range(TIMES):
        publish_notice(service, key, f"Notice {number}.")
        acknowledged.append(f"Notice {number}.")
    over.set()
    for reader in readers:
        reader.join()
    assert missed == []


def test_nothing_stale_is_left_if_the_folder_is_deleted_and_a_process_dies(service: Service) -> None:
    assert notices_of(service)
    worker = service.keeper()
    shutil.rmtree(Path(service.environment["ALLIANCE_DATA"]) / "shelf")
    os.kill(worker, signal.SIGKILL)
    assert write(service, "", "After the folder.") == 0
    assert all(texts[-1] == "After the folder." for texts in notices_of(service))


@pytest.mark.parametrize(("where", "made"), [("before the commit", False), ("after the commit", True)])
def test_nothing_stale_is_left_by_a_writer_that_is_killed(service: Service, where: str, made: bool) -> None:
    before = notices_of(service)[0]
    assert write(service, where, where) == -signal.SIGKILL
    expected = [*before, where] if made else before
    assert notices_of(service) == [expected] * TIMES
    time.sleep(3)  # the keeper ends the change, and answers are kept again
    assert notices_of(service) == [expected] * TIMES
