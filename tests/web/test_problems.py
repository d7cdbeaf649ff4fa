"""The problem document of each kind of error (RFC 9457)."""

import datetime
import json
from typing import Any

import pytest
from django.core.exceptions import (
    DisallowedHost,
    PermissionDenied,
    RequestDataTooBig,
    SuspiciousOperation,
    TooManyFieldsSent,
)
from django.http import Http404, HttpRequest, HttpResponse
from django.http.multipartparser import MultiPartParserError
from django.test import RequestFactory
from rest_framework import exceptions

from articles.citing.rendering.items import ItemError
from articles.citing.rendering.javascript import ProcessorError
from articles.citing.setup.paths import SetupError
from articles.intake.errors import IntakeError, SidecarError, TooLarge, UnknownFormat
from articles.models import Notice
from articles.publishing.errors import PublishingError
from articles.selectors.errors import UnknownError
from articles.selectors.withdrawals import WithdrawnError
from articles.web.problem_types import _TYPES, PROBLEM_TYPES
from articles.web.problems import ApiError, ProblemError, invalid_parameter, problem, problem_of, problem_response
from tests.conftest import Publish

BASE = "http://testserver"


def get(path: str = "/a/?b=%C3%A9", **headers: str) -> HttpRequest:
    return RequestFactory().get(path, headers=headers)


def document_of(error: Exception, request: HttpRequest | None = None) -> dict[str, Any]:
    """Return the problem document of an error, once it is seen to be what its type says."""
    return read(problem_of(request or get(), error))


def read(response: HttpResponse) -> dict[str, Any]:
    body: dict[str, Any] = json.loads(response.content)
    kind = PROBLEM_TYPES[body["type"].rpartition("#")[2]]
    assert response["Content-Type"] == "application/problem+json"
    assert response["Cache-Control"] == "no-store"
    assert (response.status_code, body["status"], body["title"]) == (kind.status, kind.status, kind.title)
    return body


def code_of(body: dict[str, Any]) -> str:
    return str(body["type"].rpartition("#")[2])


# ── The document ────────────────────────────────────────────────────────────────────────────────────────────────────
def test_a_problem_says_its_type_what_went_wrong_and_where() -> None:
    assert read(problem(get(), "unknown_article", "No article has the slug.")) == {
        "type": f"{BASE}/api/problems/#unknown_article",
        "title": "Unknown article",
        "status": 404,
        "detail": "No article has the slug.",
        "instance": f"{BASE}/a/?b=%C3%A9",
    }


def test_a_problem_has_headers_and_members_of_its_own() -> None:
    response = problem(get(), "withdrawn", "Gone.", headers={"Retry-After": "7"}, extra={"tombstone": {"id": 1}})
    assert response["Retry-After"] == "7"
    assert read(response)["tombstone"] == {"id": 1}


def test_each_fault_says_only_what_is_known_of_it() -> None:
    fault = ProblemError(pointer="/a", code="missing", detail="Needed.")
    body = read(problem(get(), "invalid_body", "…", errors=[fault]))
    assert body["errors"] == [{"pointer": "/a", "code": "missing", "detail": "Needed."}]


def test_no_two_types_have_one_code_and_each_status_is_an_error() -> None:
    assert len(PROBLEM_TYPES) == len(_TYPES)
    assert [kind for kind in _TYPES if not 400 <= kind.status <= 599] == []


# ── The errors of the service ───────────────────────────────────────────────────────────────────────────────────────
def test_what_a_view_refuses() -> None:
    body = document_of(ApiError("invalid_header", "No.", [ProblemError(code="x", detail="y")]))
    assert (code_of(body), body["detail"], body["errors"]) == ("invalid_header", "No.", [{"code": "x", "detail": "y"}])


@pytest.mark.parametrize("code", ["invalid_parameter", "malformed_cursor"])
def test_one_wrong_parameter(code: str) -> None:
    error = (
        invalid_parameter("before", "No.", code) if code != "invalid_parameter" else invalid_parameter("before", "No.")
    )
    body = document_of(error)
    assert (code_of(body), body["detail"]) == (code, "No.")
    assert body["errors"] == [{"parameter": "before", "code": code, "detail": "No."}]


def test_what_no_selector_knows() -> None:
    body = document_of(UnknownError("unknown_paragraph", "No paragraph."))
    assert (code_of(body), body["detail"]) == ("unknown_paragraph", "No paragraph.")


def test_a_withdrawn_text_has_its_reason_and_its_tombstone(publish: Publish) -> None:
    article = publish("The Bridge").article
    now = datetime.datetime(2023, 5, 1, tzinfo=datetime.UTC)
    notice = Notice.objects.create(article=article, kind="withdrawal", text="A court.", created_at=now)
    body = document_of(WithdrawnError(article, notice, version=3, pid="0123456789"))
    assert code_of(body) == "withdrawn"
    assert body["detail"] == "The text was withdrawn on 2023-05-01. A court."
    tombstone = body["tombstone"]
    assert (tombstone["version"], tombstone["paragraph"]) == (3, "0123456789")
    assert tombstone["notices_url"] == f"{BASE}/api/v1/articles/{article.slug}/notices/"


@pytest.mark.parametrize(
    ("code", "expected_code"),
    [("slug_taken", "slug_taken"), ("no_such_problem_type", "unpublishable"), (None, "unpublishable")],
)
def test_what_cannot_be_stored(code: str | None, expected_code: str) -> None:
    error = PublishingError("No.", pointer="/slug", code=code)
    body = document_of(error)
    assert (code_of(body), body["detail"]) == (expected_code, "No.")
    assert body["errors"] == [{"pointer": "/slug", "code": error.code, "detail": "No."}]


@pytest.mark.parametrize(
    ("error", "code", "pointer"),
    [
        (IntakeError("No.", code="empty"), "unpublishable", "/source"),
        (IntakeError("No.", code="empty", block=3), "unpublishable", "/source#block=3"),
        (TooLarge("No."), "too_large", None),
        (UnknownFormat("No."), "unsupported_media_type", None),
    ],
)
def test_what_cannot_be_read(error: IntakeError, code: str, pointer: str | None) -> None:
    body = document_of(error)
    assert (code_of(body), body["detail"]) == (code, "No.")
    assert body.get("errors") == ([{"pointer": pointer, "code": "empty", "detail": "No."}] if pointer else None)


def test_what_is_wrong_with_the_metadata_is_summed_up() -> None:
    problems = [(f"/{number}", "wrong", f"Fault {number}.") for number in range(12)]
    body = document_of(SidecarError(problems))
    assert code_of(body) == "invalid_metadata"
    assert body["detail"].startswith("/metadata/0: Fault 0; /metadata/1: Fault 1; ")
    assert body["detail"].endswith("/metadata/9: Fault 9.")
    assert [fault["pointer"] for fault in body["errors"]] == [f"/metadata/{number}" for number in range(12)]


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (ItemError("title", "too long"), "uncitable"),
        (ProcessorError("out of memory"), "unavailable"),
        (SetupError("no styles"), "unavailable"),
    ],
)
def test_what_cannot_be_cited(error: Exception, code: str, caplog: pytest.LogCaptureFixture) -> None:
    body = document_of(error)
    assert code_of(body) == code
    assert (str(error) in body["detail"]) is (code == "uncitable")
    assert bool(caplog.records) is (code == "unavailable")


# ── The errors of the frameworks ────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("error", "code"),
    [
        (exceptions.NotAuthenticated(), "not_authenticated"),
        (exceptions.AuthenticationFailed(), "invalid_api_key"),
        (exceptions.PermissionDenied(), "scope_lacking"),
        (exceptions.NotFound(), "not_found"),
        (exceptions.MethodNotAllowed("PUT"), "method_not_allowed"),
        (exceptions.NotAcceptable(), "not_acceptable"),
        (exceptions.UnsupportedMediaType("text/csv"), "unsupported_media_type"),
        (exceptions.Throttled(), "rate_limited"),
        (exceptions.ParseError("Multipart is only a word here."), "malformed_json"),
        (exceptions.APIException(), "malformed_request"),
        (Http404(), "not_found"),
        (RequestDataTooBig(), "too_large"),
        (TooManyFieldsSent(), "malformed_request"),
        (PermissionDenied(), "forbidden"),
        (DisallowedHost(), "unknown_host"),
        (MultiPartParserError("No boundary."), "malformed_multipart"),
        (SuspiciousOperation(), "malformed_request"),
    ],
)
def test_an_error_of_a_framework(error: Exception, code: str) -> None:
    body = document_of(error)
    assert code_of(body) == code
    if isinstance(error, exceptions.APIException):
        assert body["detail"] == str(error.detail)


@pytest.mark.parametrize("error", [exceptions.NotAuthenticated(), exceptions.AuthenticationFailed()])
def test_the_answer_to_a_client_without_a_key_says_how_to_send_one(error: Exception) -> None:
    assert problem_of(get(), error)["WWW-Authenticate"] == 'Api-Key realm="api"'


@pytest.mark.parametrize(("wait", "seconds"), [(None, "1"), (0.2, "1"), (7, "7")])
def test_the_answer_to_a_client_that_asks_too_often_says_how_long_to_wait(wait: float | None, seconds: str) -> None:
    assert problem_of(get(), exceptions.Throttled(wait))["Retry-After"] == seconds


def test_other_errors_have_no_such_header() -> None:
    response = problem_of(get(), exceptions.NotFound())
    assert "Retry-After" not in response
    assert "WWW-Authenticate" not in response


def test_an_unforeseen_error_is_logged_and_not_shown(caplog: pytest.LogCaptureFixture) -> None:
    body = document_of(RuntimeError("a secret"))
    assert code_of(body) == "internal"
    assert "secret" not in str(body)
    assert [str(record.exc_info[1]) for record in caplog.records if record.exc_info] == ["a secret"]


def test_a_refused_host_is_not_repeated() -> None:
    body = document_of(DisallowedHost(), get(host="evil.example"))
    assert body["type"] == "/api/problems/#unknown_host"
    assert body["instance"] == "/a/?b=%C3%A9"


def test_drf_is_answered_with_the_same_document() -> None:
    response = problem_response(UnknownError("unknown_article", "No."), {"request": get()})
    assert response is not None
    assert code_of(read(response)) == "unknown_article"
