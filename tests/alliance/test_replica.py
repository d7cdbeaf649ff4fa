"""Which requests read from the replica, and when it is up to date."""

import time
from collections.abc import Iterator

import pytest
from django.db import DatabaseError, transaction
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from alliance import replica
from alliance.replica import ALIAS, ReplicaMiddleware, ReplicaRouter
from articles.models import Article

Ends = dict[str, int | Exception]


@pytest.fixture(autouse=True)
def rested(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(replica, "_away_until", 0.0)
    yield
    replica._local.reads_replica = False


@pytest.fixture
def ends(monkeypatch: pytest.MonkeyPatch) -> Ends:
    """The last events of both databases, or why one does not answer."""
    ends: Ends = {"default": 7, ALIAS: 7}

    def last_position(alias: str = "default") -> int:
        end = ends[alias]
        if isinstance(end, Exception):
            raise end
        return end

    monkeypatch.setattr("articles.selectors.event_cursor.last_position", last_position)
    return ends


def read_by(request: HttpRequest) -> str | None:
    """Return where a view reads from while it answers the request."""
    seen = []

    def view(request: HttpRequest) -> HttpResponse:
        seen.append(ReplicaRouter().db_for_read(Article))
        return HttpResponse()

    ReplicaMiddleware(view)(request)
    return seen[0]


@pytest.mark.parametrize(("end", "is_level"), [(6, False), (7, True), (8, True)])
def test_a_replica_is_up_to_date_if_it_has_the_last_event(ends: Ends, end: int, is_level: bool) -> None:
    ends[ALIAS] = end
    assert replica.is_level() is is_level


def test_a_replica_that_does_not_answer_is_left_alone_for_a_while(ends: Ends, caplog: pytest.LogCaptureFixture) -> None:
    ends[ALIAS] = DatabaseError("gone")
    assert not replica.is_level()
    ends[ALIAS] = 7
    assert not replica.is_level()
    assert caplog.text.count("The replica does not answer") == 1


def test_it_is_asked_again_after_its_rest(ends: Ends, monkeypatch: pytest.MonkeyPatch) -> None:
    ends[ALIAS] = DatabaseError("gone")
    replica.is_level()
    ends[ALIAS] = 7
    later = time.monotonic() + replica.REST
    monkeypatch.setattr(time, "monotonic", lambda: later)
    assert replica.is_level()


def test_a_database_that_does_not_answer_is_an_error(ends: Ends) -> None:
    ends["default"] = DatabaseError("gone")
    with pytest.raises(DatabaseError):
        replica.is_level()


@pytest.mark.parametrize(
    "request_of",
    [
        lambda make: make.post("/"),
        lambda make: make.get("/", headers={"authorization": "Api-Key x"}),
        lambda make: make.get("/", headers={"cookie": "sessionid=x"}),
    ],
)
def test_other_requests_read_from_the_database(request_of: object, ends: Ends) -> None:
    assert callable(request_of)
    assert read_by(request_of(RequestFactory())) is None


def test_health_asks_no_database(ends: Ends) -> None:
    ends["default"] = AssertionError("asked")
    assert read_by(RequestFactory().get("/healthz")) is None


def test_a_public_request_reads_from_the_replica_and_the_next_one_decides_anew(ends: Ends) -> None:
    assert read_by(RequestFactory().get("/")) == ALIAS
    assert read_by(RequestFactory().head("/")) == ALIAS
    assert ReplicaRouter().db_for_read(Article) is None
    ends[ALIAS] = 6
    assert read_by(RequestFactory().get("/")) is None


def test_after_an_error_the_next_request_decides_anew(ends: Ends) -> None:
    def fail(request: HttpRequest) -> HttpResponse:
        raise ValueError("a fault")

    with pytest.raises(ValueError, match="a fault"):
        ReplicaMiddleware(fail)(RequestFactory().get("/"))
    assert ReplicaRouter().db_for_read(Article) is None


@pytest.mark.django_db
def test_a_transaction_stays_in_the_database_that_it_is_in() -> None:
    replica._local.reads_replica = True
    with transaction.atomic():
        assert ReplicaRouter().db_for_read(Article) is None


def test_the_replica_is_not_migrated() -> None:
    assert ReplicaRouter().allow_migrate(ALIAS, "articles") is False
    assert ReplicaRouter().allow_migrate("default", "articles") is None
