"""The running service as its operator sees it: no sample, a worker that is started anew, figures of all processes."""

import os
import signal
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.live import Service, becomes_true, running_service

pytestmark = pytest.mark.once("sqlite")


@pytest.fixture(scope="module")
def service() -> Iterator[Service]:
    with running_service({"ALLIANCE_SAMPLE": ""}) as service:
        yield service


def webhook_workers(service: Service) -> list[int]:
    """Return the ids of the service's children that deliver webhooks."""
    children = Path(f"/proc/{service.process.pid}/task/{service.process.pid}/children").read_text(encoding="ascii")
    return [int(pid) for pid in children.split() if b"deliver_webhooks" in Path(f"/proc/{pid}/cmdline").read_bytes()]


def metrics(service: Service) -> dict[str, float]:
    with urllib.request.urlopen(f"{service.url}/metrics", timeout=60) as answer:
        lines = [line for line in answer.read().decode().splitlines() if not line.startswith("#")]
    return {name: float(value) for name, value in (line.rsplit(" ", 1) for line in lines)}


def test_an_empty_store_stays_empty(service: Service) -> None:
    assert service.ask("/api/v1/articles/")["results"] == []


def test_the_processes_count_together(service: Service) -> None:
    for _ in range(40):
        assert service.status("/api/v1/people/") == 200
        assert service.status("/no/such/page/") == 404
    # A process tells a second later what it gave out off its shelf.
    # The first two answers are made by Django, and may be put on the shelf after the next ones are asked for.
    assert becomes_true(lambda: metrics(service)['alliance_requests_total{by="shelf",status="200"}'] >= 30)
    assert metrics(service)['alliance_requests_total{by="django",status="404"}'] == 40
    assert len(list((Path(service.environment["ALLIANCE_DATA"]) / "counts").iterdir())) == 2


def test_counts_go_on_after_a_worker_died(service: Service) -> None:
    before = metrics(service)['alliance_requests_total{by="django",status="404"}']
    dead = service.workers()
    for worker in dead:
        os.kill(worker, signal.SIGKILL)
    assert becomes_true(lambda: len(set(service.workers()) - set(dead)) == 2 and service.status("/healthz") == 200)
    assert service.status("/no/such/page/") == 404
    assert metrics(service)['alliance_requests_total{by="django",status="404"}'] == before + 1


def test_a_worker_of_webhooks_that_dies_is_started_anew_and_that_is_logged(service: Service) -> None:
    assert becomes_true(lambda: len(webhook_workers(service)) == 1)
    (first,) = webhook_workers(service)
    os.kill(first, signal.SIGKILL)
    # A process that is killed is there for a moment, and then not, before another one is.
    assert becomes_true(lambda: set(webhook_workers(service)) - {first} != set())
    assert "The worker of the webhooks ended with -9 and is started anew." in service.log.read_text(encoding="utf-8")
