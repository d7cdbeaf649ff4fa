"""Bodies that are too large are refused before they are read, and an outage is 503 whoever asks."""

import errno
import sqlite3
from typing import Any

import pytest
from django.db import InterfaceError, OperationalError, ProgrammingError
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.urls import resolve

from alliance.shelf import ShelfError
from articles.api.v1 import quotations
from articles.bounds import MAX_BODY_BYTES, MAX_JSON_BYTES
from articles.reading.verify import Verify
from articles.web.outages import is_outage
from articles.web.refusing import RefusingMiddleware


def sqlite_error(name: str) -> OperationalError:
    error, cause = OperationalError("…"), sqlite3.OperationalError("…")
    cause.sqlite_errorname = name
    error.__cause__ = cause
    return error


@pytest.mark.parametrize(
    "error",
    [
        OperationalError("the database is away"),
        InterfaceError("the connection is closed"),
        ShelfError("the disk is full"),
        OSError(errno.ENOSPC, "no room"),
        OSError(errno.EDQUOT, "no quota"),
        sqlite_error("SQLITE_FULL"),
        sqlite_error("SQLITE_BUSY"),
    ],
)
def test_what_passes_without_a_change_of_the_code_is_an_outage(error: Exception) -> None:
    assert is_outage(error)


@pytest.mark.parametrize(
    "error", [ProgrammingError(), OSError(errno.ENOENT, ""), ValueError(), sqlite_error("SQLITE_ERROR")]
)
def test_a_fault_of_the_code_is_none(error: Exception) -> None:
    assert not is_outage(error)


@pytest.mark.parametrize(
    ("path", "largest"),
    [
        ("/api/v1/citations/check/", MAX_BODY_BYTES),
        ("/api/v1/quotations/verify/", quotations.LARGEST_BODY),
        ("/api/v1/quotations/find/", quotations.LARGEST_DRAFT),
        ("/verify/", Verify.largest_body),
        ("/admin/login/", MAX_BODY_BYTES),
        ("/desk/", MAX_BODY_BYTES),
        ("/api/v1/articles/", MAX_JSON_BYTES),
        ("/api/v1/articles/some/versions/", MAX_JSON_BYTES),
    ],
)
def test_the_largest_body_of_each_address(path: str, largest: int, client: Client) -> None:
    def refusal(length: str) -> HttpResponse | None:
        request = RequestFactory().post(path, CONTENT_LENGTH=length)
        return RefusingMiddleware(lambda _: HttpResponse()).process_view(request, resolve(path).func, (), {})

    assert refusal(str(largest)) is None
    assert refusal("") is None
    answer = refusal(str(largest + 1))
    assert answer is not None
    assert answer.status_code == 413
    assert client.post(path, CONTENT_LENGTH=str(largest + 1)).status_code == 413


def test_a_refused_body_is_a_problem_document_in_the_api(client: Client) -> None:
    length = str(MAX_BODY_BYTES + 1)
    answer = client.generic("POST", "/api/v1/citations/check/", b"{}", "application/json", CONTENT_LENGTH=length)
    assert answer["Content-Type"] == "application/problem+json"
    assert answer.json()["detail"] == "The body has 262,145 bytes; at most 262,144 are taken here."


@pytest.mark.parametrize(
    ("path", "accept", "media_type"),
    [
        ("/api/v1/articles/", "application/json", "application/problem+json"),
        ("/articles/some/", "text/html", "text/html"),
        ("/articles/some/", "application/json", "application/problem+json"),
    ],
)
def test_an_outage_is_503_with_a_time(
    path: str, accept: str, media_type: str, client: Client, monkeypatch: pytest.MonkeyPatch, db: None
) -> None:
    def fail(*args: Any, **kwargs: Any) -> None:
        raise OperationalError("The database is away.")

    with monkeypatch.context() as patch:
        patch.setattr("django.db.backends.base.base.BaseDatabaseWrapper.ensure_connection", fail)
        answer = client.get(path, headers={"accept": accept})
    assert answer.status_code == 503
    assert answer["Content-Type"].partition(";")[0] == media_type
    assert answer["Retry-After"] == "5"


def test_no_other_error_is_answered_as_an_outage() -> None:
    refusing = RefusingMiddleware(lambda _: HttpResponse())
    assert refusing.process_exception(RequestFactory().get("/"), ValueError("a fault of the code")) is None
