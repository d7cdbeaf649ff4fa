"""The front shelf of the running service: a change is seen at once by every process, also if the writer is killed."""

import json
import os
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.live import Service, running_service

SLUG = "the-us-south-korea-alliance-at-70th-anniversary"
TIMES = 12
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
    with running_service({"ALLIANCE_WORKERS": "2", "ALLIANCE_SAMPLE": "1"}) as running:
        running.manage("publish", str(Path("articles/samples/us-south-korea-alliance.txt").resolve()))
        yield running


def notices_of(service: Service) -> list[list[str]]:
    """Return the texts of the article's notices as several connections, and so several processes, give them."""
    seen = []
    for _ in range(TIMES):
        with urllib.request.urlopen(f"{service.url}/api/v1/articles/{SLUG}/", timeout=60) as answer:
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


@pytest.mark.parametrize(("where", "made"), [("before the commit", False), ("after the commit", True)])
def test_nothing_stale_is_left_by_a_writer_that_is_killed(service: Service, where: str, made: bool) -> None:
    before = notices_of(service)[0]
    assert write(service, where, where) == -signal.SIGKILL
    expected = [*before, where] if made else before
    assert notices_of(service) == [expected] * TIMES
    time.sleep(3)  # the keeper ends the change, and answers are kept again
    assert notices_of(service) == [expected] * TIMES
