"""Counting around Django and of the shelf."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from alliance.metrics.counting import CountingApplication, Publisher
from alliance.metrics.counts import Counts, counts_of_this_process
from alliance.shelf.application import ShelfApplication
from alliance.shelf.store import Store


@pytest.fixture
def counts(tmp_path: Path) -> Counts:
    return counts_of_this_process(tmp_path / "counts")


@pytest.fixture
def shelf(tmp_path: Path) -> ShelfApplication:
    return ShelfApplication(answering("200 OK"), Store(str(tmp_path / "shelf"), 1 << 24), "1.0")


def answering(status: str) -> Callable[..., list[bytes]]:
    def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> list[bytes]:
        start_response(status, [("X", "y")])
        return [b"body"]

    return application


@pytest.mark.parametrize(("method", "kind"), [("GET", "read"), ("HEAD", "read"), ("POST", "write"), ("PATCH", "write")])
def test_an_answer_is_counted_by_status_and_duration(
    counts: Counts, monkeypatch: pytest.MonkeyPatch, method: str, kind: str
) -> None:
    clock = iter([100.0, 100.2])
    monkeypatch.setattr("time.perf_counter", lambda: next(clock, 0.0))
    given: list[Any] = []
    application = CountingApplication(answering("404 Not Found"), counts)
    body = application({"REQUEST_METHOD": method}, lambda *arguments: given.append(arguments))
    assert (body, given) == ([b"body"], [("404 Not Found", [("X", "y")])])
    assert status_counts(counts) == {404: 1}
    assert {name: cells[-1] for name, cells in counts.durations.items() if cells[-1]} == {kind: 200_000}


def status_counts(counts: Counts) -> dict[int, int]:
    return {number: cell for number, cell in enumerate(counts.statuses, 100) if cell}


def test_an_answer_that_is_begun_anew_is_counted_once_by_what_is_sent(counts: Counts) -> None:
    def refused(environ: dict[str, Any], start_response: Callable[..., Any]) -> list[bytes]:
        start_response("200 OK", [])
        start_response("503 Service Unavailable", [])
        return []

    CountingApplication(refused, counts)({"REQUEST_METHOD": "GET"}, lambda *_: None)
    assert status_counts(counts) == {503: 1}


def test_a_request_whose_body_came_too_late_is_counted_as_408(counts: Counts) -> None:
    CountingApplication(lambda *_: [], counts)({"REQUEST_METHOD": "POST"}, lambda *_: None)
    assert status_counts(counts) == {408: 1}
    assert sum(counts.durations["write"][:-1]) == 1


def test_an_answer_that_breaks_off_is_counted(counts: Counts) -> None:
    def broken(environ: dict[str, Any], start_response: Callable[..., Any]) -> list[bytes]:
        start_response("200 OK", [])
        raise OSError

    with pytest.raises(OSError):  # noqa: PT011 - this one
        CountingApplication(broken, counts)({"REQUEST_METHOD": "GET"}, lambda *_: None)
    assert status_counts(counts) == {200: 1}


def test_the_numbers_of_the_shelf_are_published_beside_earlier_ones(counts: Counts, shelf: ShelfApplication) -> None:
    counts.off_shelf[0], counts.off_shelf[1] = 1000, 2000
    publisher = Publisher(shelf, counts)
    shelf.given, shelf.given_304 = 7, 3
    publisher.publish()
    publisher.publish()
    assert list(counts.off_shelf) == [1004, 2003]


def test_a_published_number_does_not_go_down(counts: Counts, shelf: ShelfApplication) -> None:
    publisher = Publisher(shelf, counts)
    shelf.given = 5
    publisher.publish()
    shelf.given_304 = 1
    publisher.publish()
    assert counts.off_shelf[0] == 5


def test_a_thread_publishes(counts: Counts, shelf: ShelfApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    waits: list[float] = []

    def sleep(seconds: float) -> None:
        waits.append(seconds)
        if len(waits) > 1:
            raise SystemExit

    monkeypatch.setattr("time.sleep", sleep)
    shelf.given = 5
    with pytest.raises(SystemExit):
        Publisher(shelf, counts)._run()
    assert (counts.off_shelf[0], waits) == (5, [1.0, 1.0])
