"""Two hosts on one PostgreSQL: each shows what the other changed, and a withdrawn text is shown by none of them."""

import json
import os
import signal
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, suppress

import pytest

from tests.support.live import Service, becomes_true, running_service
from tests.support.postgres import fresh_database

SLUG = "the-us-south-korea-alliance-at-70th-anniversary"
ARTICLE = f"/api/v1/articles/{SLUG}/"
ROUNDS = 5
RATE = "1000000/minute"  # the readers ask without a pause

pytestmark = [
    pytest.mark.once("postgresql"),
    pytest.mark.skipif(
        not os.environ.get("DATABASE_URL", "").startswith("postgres"), reason="several hosts share a PostgreSQL"
    ),
]


@pytest.fixture(scope="module")
def hosts() -> Iterator[tuple[Service, Service]]:
    """Two services with shelves of their own, on one database that holds the sample article."""
    with fresh_database(os.environ["DATABASE_URL"]) as url, ExitStack() as stack:
        environment = {
            "DATABASE_URL": url,
            "ALLIANCE_SEVERAL_HOSTS": "1",
            "ALLIANCE_WEBHOOK_WORKER": "0",
            "ALLIANCE_RATE_ANONYMOUS": RATE,
        }
        first = stack.enter_context(running_service({**environment, "ALLIANCE_SAMPLE": "1"}))
        second = stack.enter_context(running_service({**environment, "ALLIANCE_SAMPLE": "0"}))
        first.manage("publish", "articles/samples/us-south-korea-alliance.txt")
        yield first, second


@pytest.fixture
def key(hosts: tuple[Service, Service]) -> str:
    return hosts[0].manage("create_api_key", "editor", "--scope", "publish").splitlines()[-1]


def status_of(service: Service, path: str, timeout: float = 60) -> int:
    try:
        with urllib.request.urlopen(service.url + path, timeout=timeout) as answer:
            answer.read()
            return int(answer.status)
    except urllib.error.HTTPError as error:
        return error.code


def notices_of(service: Service) -> list[str]:
    with urllib.request.urlopen(service.url + ARTICLE, timeout=60) as answer:
        return [notice["text"] for notice in json.load(answer)["notices"]]


def publish_notice(service: Service, key: str, kind: str, text: str) -> None:
    """Return once the service has acknowledged the notice."""
    request = urllib.request.Request(
        f"{service.url}{ARTICLE}notices/",
        json.dumps({"kind": kind, "text": text}).encode(),
        {"Content-Type": "application/json", "Authorization": f"Api-Key {key}"},
    )
    with urllib.request.urlopen(request, timeout=60) as answer:
        assert answer.status == 201


def is_shelved(service: Service) -> bool:
    """Whether the service answers from its shelf: only what is rendered is counted, and says so."""
    with urllib.request.urlopen(service.url + ARTICLE, timeout=60) as answer:
        return "RateLimit" not in answer.headers


def test_a_host_shows_what_another_one_changed(hosts: tuple[Service, Service], key: str) -> None:
    first, second = hosts
    for service, other in ((first, second), (second, first)):
        assert becomes_true(lambda: is_shelved(other))  # noqa: B023
        text = f"A slip, said {service.url}."
        publish_notice(service, key, "correction", text)
        assert text in notices_of(service)
        assert becomes_true(lambda: text in notices_of(other))  # noqa: B023


def test_no_host_shows_a_withdrawn_text_once_the_withdrawal_is_acknowledged(
    hosts: tuple[Service, Service], key: str
) -> None:
    first, second = hosts
    answers: list[tuple[float, float, int]] = []
    over = threading.Event()

    def read() -> None:
        while not over.is_set():
            asked_at = time.monotonic()
            status = status_of(second, ARTICLE)
            answers.append((asked_at, time.monotonic(), status))

    threads = [threading.Thread(target=read) for _ in range(4)]
    for thread in threads:
        thread.start()
    try:
        hidden = []
        for _ in range(ROUNDS):
            assert becomes_true(lambda: status_of(second, ARTICLE) == 200 and is_shelved(second))
            publish_notice(first, key, "withdrawal", "It was not true.")
            acknowledged_at = time.monotonic()
            assert [status_of(host, ARTICLE) for host in (second, first) * ROUNDS] == [410, 410] * ROUNDS
            hidden.append((acknowledged_at, time.monotonic()))
            publish_notice(first, key, "reinstatement", "It was true.")
    finally:
        over.set()
        for thread in threads:
            thread.join()
    # A reader may be answered after the reinstatement that follows, and then sees the text again.
    during = [
        status
        for start, end in hidden
        for asked_at, answered_at, status in answers
        if start < asked_at and answered_at < end
    ]
    assert set(during) == {410}
    assert {status for _, _, status in answers} == {200, 410}


def test_a_host_that_has_ended_holds_up_no_withdrawal(hosts: tuple[Service, Service], key: str) -> None:
    first, _ = hosts
    environment = {name: first.environment[name] for name in ("DATABASE_URL", "ALLIANCE_SEVERAL_HOSTS")}
    with running_service({**environment, "ALLIANCE_SAMPLE": "0"}) as third:
        assert becomes_true(lambda: is_shelved(third))
    publish_notice(first, key, "withdrawal", "It was not true.")
    publish_notice(first, key, "reinstatement", "It was true.")


def test_a_host_that_cannot_follow_shows_nothing_from_its_shelf(hosts: tuple[Service, Service], key: str) -> None:
    first, second = hosts
    assert becomes_true(lambda: is_shelved(second))
    keeper = second.keeper()
    os.kill(keeper, signal.SIGSTOP)
    try:
        publish_notice(first, key, "withdrawal", "It was not true.")
        statuses: list[int] = []
        while len(statuses) < ROUNDS:
            # The kernel also hands connections to the process that was stopped.
            with suppress(TimeoutError, urllib.error.URLError):
                statuses.append(status_of(second, ARTICLE, timeout=1))
    finally:
        os.kill(keeper, signal.SIGCONT)
    assert statuses == [410] * ROUNDS
    publish_notice(first, key, "reinstatement", "It was true.")
    assert becomes_true(lambda: status_of(second, ARTICLE) == 200)
