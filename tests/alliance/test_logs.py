"""Logs: the id of a request in its lines and its answer, JSON Lines, requests apart, and no noise about clients' mistakes."""

import json
import logging
import logging.config
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from alliance import logs
from alliance.logs import AccessLog, RequestIdMiddleware, configuration, request_id_of

logger = logging.getLogger("tests.logs")


class Written:
    """What is written to the standard streams."""

    def __init__(self, capture: pytest.CaptureFixture[str]) -> None:
        self.capture, self.texts = capture, {"stdout": "", "stderr": ""}

    def __getitem__(self, name: str) -> str:
        new = self.capture.readouterr()
        self.texts["stdout"] += new.out
        self.texts["stderr"] += new.err
        return self.texts[name]


@pytest.fixture
def written(capsys: pytest.CaptureFixture[str]) -> Iterator[Written]:
    yield Written(capsys)
    logging.config.dictConfig(settings.LOGGING)


def configure(form: str = "line", level: str = "WARNING", *, requests: bool = False) -> None:
    logging.config.dictConfig(configuration(level, form, requests=requests))


# ── Ids ─────────────────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("given", ["a", "3f2a-9.b_C", "x" * 64])
def test_a_well_formed_id_is_kept(given: str) -> None:
    assert request_id_of(given) == given


@pytest.mark.parametrize("given", ["", "x" * 65, "a b", "a\nb", "é", "a;b", "a\n"])
def test_any_other_id_is_made_anew(given: str) -> None:
    made = request_id_of(given)
    assert made != given
    assert len(made) == 32


def test_an_answer_has_the_id_of_its_request_and_so_have_its_lines(written: Written) -> None:
    configure()

    def answer(_: HttpRequest) -> HttpResponse:
        logger.warning("Look.")
        return HttpResponse()

    response = RequestIdMiddleware(answer)(RequestFactory().get("/", headers={"x-request-id": "abc-1"}))
    logger.warning("After it.")
    assert response["X-Request-Id"] == "abc-1"
    first, second = written["stderr"].splitlines()
    assert first.endswith("WARNING tests.logs abc-1 Look.")
    assert second.endswith("WARNING tests.logs - After it.")


def test_the_service_answers_with_an_id() -> None:
    answers = [Client().get("/healthz") for _ in range(2)]
    assert len({answer["X-Request-Id"] for answer in answers}) == 2


# ── Lines ───────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_json_lines_have_what_was_said_and_given(written: Written) -> None:
    configure("json")
    try:
        int("no\nway")
    except ValueError:
        logger.exception("It “failed” %s.", "twice", extra={"status": 500, "request": object()})
    (line,) = written["stderr"].splitlines()
    record = json.loads(line)
    assert (record["level"], record["logger"], record["message"]) == ("ERROR", "tests.logs", "It “failed” twice.")
    assert (record["status"], record["request_id"]) == (500, "-")
    assert "ValueError: invalid literal" in record["exception"]
    assert "request" not in record
    assert record["time"].endswith("Z")


@pytest.mark.django_db
def test_mistakes_of_clients_are_not_logged(written: Written) -> None:
    configure(level="DEBUG")
    assert Client().get("/nothing/").status_code == 404
    assert Client().get("/api/v1/articles/?x=1").status_code == 400
    assert "Not Found" not in written["stderr"]
    assert "Bad Request" not in written["stderr"]


def test_an_error_of_the_service_is_logged(written: Written) -> None:
    configure()
    logging.getLogger("django.request").error("Internal Server Error: %s", "/x/", extra={"status_code": 500})
    assert "Internal Server Error: /x/" in written["stderr"]


def test_a_wrong_host_is_one_line(written: Written) -> None:
    configure()
    assert Client().get("/", headers={"host": "scanner.example"}).status_code == 400
    (line,) = written["stderr"].splitlines()
    assert "WARNING django.security.DisallowedHost" in line
    assert "scanner.example" in line


# ── Requests ────────────────────────────────────────────────────────────────────────────────────────────────────────
def ask(path: str = "/a", query: str = "", **environ: Any) -> None:
    def application(_: dict[str, Any], start: Any) -> list[bytes]:
        start("404 Not Found", [("X-Request-Id", "abc")])
        return [b"x"]

    asked = {"REQUEST_METHOD": "GET", "PATH_INFO": path, "QUERY_STRING": query, **environ}
    assert AccessLog(application, lambda _: "192.0.2.1")(asked, lambda *_: None) == [b"x"]


def test_requests_are_logged_apart_if_the_operator_wants_it(written: Written) -> None:
    configure(requests=True)
    ask("/caf\xc3\xa9", "a=b&c=%20", HTTP_USER_AGENT="curl/8")
    (line,) = written["stdout"].splitlines()
    assert "INFO alliance.access abc 192.0.2.1 GET /caf%C3%A9?a=b&c=%20 404 " in line
    assert line.endswith(" ms 'curl/8'")
    assert written["stderr"] == ""


@pytest.mark.parametrize(("given", "logged"), [("proxy-1", "proxy-1"), ("a b", "-"), ("", "-")])
def test_an_answer_off_the_shelf_is_logged_with_the_id_that_the_request_brought(
    written: Written, given: str, logged: str
) -> None:
    def shelf(_: dict[str, Any], start: Any) -> list[bytes]:
        start("200 OK", [])
        return []

    configure(requests=True)
    AccessLog(shelf, lambda _: "192.0.2.1")({"REQUEST_METHOD": "GET", "HTTP_X_REQUEST_ID": given}, lambda *_: None)
    assert f"INFO alliance.access {logged} 192.0.2.1 GET" in written["stdout"]


def test_requests_are_not_logged_by_default(written: Written) -> None:
    configure()
    ask()
    assert written["stdout"] == ""
    assert settings.ACCESS_LOG is False


def test_a_request_as_json_has_its_facts_apart(written: Written) -> None:
    configure("json", requests=True)
    ask()
    record = json.loads(written["stdout"])
    assert {name: record[name] for name in ("address", "method", "path", "status", "request_id")} == {
        "address": "192.0.2.1", "method": "GET", "path": "/a", "status": "404", "request_id": "abc",
    }  # fmt: skip


@pytest.mark.parametrize(
    "environ",
    [{"PATH_INFO": "/a\nb\x1b"}, {"QUERY_STRING": "a\nb"}, {"HTTP_USER_AGENT": "a\nb\x1b"}, {"REQUEST_METHOD": "G\nT"}],
)
def test_a_request_cannot_write_lines_of_its_own(written: Written, environ: dict[str, str]) -> None:
    configure(requests=True)
    ask(**environ)
    assert written["stdout"].count("\n") == 1
    assert "\x1b" not in written["stdout"]


def test_a_request_that_fails_is_logged_too(written: Written) -> None:
    configure(requests=True)

    def fail(*_: Any) -> list[bytes]:
        raise ValueError

    with pytest.raises(ValueError, match=r"^$"):
        AccessLog(fail, lambda _: "-")({"REQUEST_METHOD": "GET"}, lambda *_: None)
    assert " GET  - " in written["stdout"]


def test_the_logger_of_requests_is_the_one_that_is_configured() -> None:
    assert logs.access.name in configuration("INFO", "line", requests=True)["loggers"]
