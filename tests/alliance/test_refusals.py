"""What escapes Django is answered all the same: a problem document, and one line of the log."""

import json
from typing import Any

import pytest

from alliance.pep3333 import Environ, StartResponse
from alliance.refusals import Net, refusal, refuse, without_unknown_charset

ENVIRON = {"REQUEST_METHOD": "GET", "PATH_INFO": "/a", "QUERY_STRING": "b=c"}


def fail(environ: Environ, start_response: StartResponse) -> list[bytes]:
    raise LookupError("no such\nthing")


def test_what_escapes_django_becomes_a_problem_document_and_a_line(caplog: pytest.LogCaptureFixture) -> None:
    started: list[Any] = []
    (body,) = Net(fail)(dict(ENVIRON), lambda *head: started.append(head))
    ((status, headers),) = started
    assert status == "500 Internal error"
    assert dict(headers)["Content-Type"] == "application/problem+json"
    assert dict(headers)["Content-Length"] == str(len(body))
    document = json.loads(body)
    assert (document["status"], document["instance"]) == (500, "/a?b=c")
    assert "such" not in document["detail"]
    (line,) = caplog.messages
    assert line.startswith("GET '/a' failed at ")
    assert "test_refusals.py:" in line
    assert "LookupError(" in line
    assert "\n" not in line


def test_an_answer_passes() -> None:
    assert Net(lambda *_: [b"ok"])(dict(ENVIRON), print) == [b"ok"]


def test_a_503_says_when_to_ask_again() -> None:
    assert dict(refusal(ENVIRON, "unavailable", "")[1])["Retry-After"] == "5"
    assert "Retry-After" not in dict(refusal(ENVIRON, "too_large", "")[1])


def test_a_refusal_is_kept_by_nobody_and_leads_to_its_explanation(settings: Any) -> None:
    _, headers, body = refusal(ENVIRON, "too_large", "")
    assert dict(headers)["Cache-Control"] == "no-store"
    assert json.loads(body)["type"] == "/api/problems/#too_large"
    settings.BASE_URL = "https://articles.example"
    document = json.loads(refusal(ENVIRON, "too_large", "")[2])
    assert document["type"] == "https://articles.example/api/problems/#too_large"
    assert document["instance"] == "https://articles.example/a?b=c"


def test_an_address_is_written_as_it_was_asked_for() -> None:
    (body,) = refuse({**ENVIRON, "PATH_INFO": "/Zürich 1".encode().decode("latin-1")}, print, "too_large", "")
    assert json.loads(body)["instance"] == "/Z%C3%BCrich%201?b=c"


def test_an_address_without_a_query_has_no_question_mark() -> None:
    (body,) = refuse({**ENVIRON, "QUERY_STRING": ""}, lambda *_: None, "too_large", "Too much.")
    assert json.loads(body)["instance"] == "/a"
    assert json.loads(body)["detail"] == "Too much."


def test_the_charset_of_a_request_is_left_out_before_django_sees_it() -> None:
    seen: list[str] = []

    def look(environ: Environ, start_response: StartResponse) -> list[bytes]:
        seen.append(environ["CONTENT_TYPE"])
        return []

    for media_type in ("text/plain; charset=rot13", "text/plain; CHARSET=rot13", "text/plain"):
        Net(look)({**ENVIRON, "CONTENT_TYPE": media_type}, print)
    assert seen == ["text/plain"] * 3


@pytest.mark.parametrize("charset", ["utf-8", "UTF-8", '"latin1"', "shift_jis", "windows-1252"])
def test_an_encoding_of_text_stays(charset: str) -> None:
    assert without_unknown_charset(f"text/plain; charset={charset}") == f"text/plain; charset={charset}"


@pytest.mark.parametrize("charset", ["rot13", "zlib", "undefined", '"rot13"', "", "idna", "unicode_escape"])
def test_anything_else_goes_and_other_parameters_stay(charset: str) -> None:
    media_type = f"multipart/form-data; charset={charset}; boundary=x"
    assert without_unknown_charset(media_type) == "multipart/form-data; boundary=x"


def test_a_media_type_without_a_charset_stays() -> None:
    assert without_unknown_charset("text/plain; boundary=charset") == "text/plain; boundary=charset"
