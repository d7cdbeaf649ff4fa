"""The front shelf: gives out what was rendered once, before Django runs, until it is taken down."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from alliance import shelf

Answer = tuple[str, dict[str, str], bytes]


class Application:
    """A WSGI application that counts how often it is asked, and lets its answer be shelved."""

    def __init__(self, *, shelved: bool = True, meanwhile: Callable[[], object] = lambda: None) -> None:
        self.asked = 0
        self.shelved = shelved
        self.meanwhile = meanwhile

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        self.asked += 1
        self.meanwhile()
        headers = [("ETag", '"one"'), ("Content-Length", "4"), ("RateLimit", '"anonymous";r=1')]
        start_response("200 OK", [*headers, *([(shelf.HEADER, "7")] if self.shelved else [])])
        return [b"body"]


def ask(application: shelf.Application, path: str = "/api/v1/x/", method: str = "GET", **headers: str) -> Answer:
    told: dict[str, Any] = {}

    def start_response(status: str, headers: list[tuple[str, str]], *_: object) -> None:
        told.update(status=status, headers=dict(headers))

    environ = {"REQUEST_METHOD": method, "PATH_INFO": path, "HTTP_HOST": "localhost", "wsgi.url_scheme": "http"}
    body = b"".join(application({**environ, **headers}, start_response))
    return told["status"], told["headers"], body


@pytest.fixture
def folder(tmp_path: Path) -> str:
    return str(tmp_path / "shelf")


def test_an_answer_is_rendered_once(folder: str) -> None:
    application = Application()
    shelved = shelf.Shelf(application, folder)

    first, second = ask(shelved), ask(shelved)

    assert application.asked == 1
    assert first[0] == second[0] == "200 OK"
    assert first[2] == second[2] == b"body"


def test_what_was_counted_for_one_client_is_not_told_to_another(folder: str) -> None:
    shelved = shelf.Shelf(Application(), folder)

    first, second = ask(shelved), ask(shelved)

    assert "RateLimit" in first[1]
    assert "RateLimit" not in second[1]


def test_its_own_header_is_told_to_nobody(folder: str) -> None:
    shelved = shelf.Shelf(Application(), folder)

    assert all(shelf.HEADER not in headers for _, headers, _ in (ask(shelved), ask(shelved)))


def test_an_answer_that_does_not_ask_for_it_is_not_shelved(folder: str) -> None:
    application = Application(shelved=False)
    shelved = shelf.Shelf(application, folder)

    ask(shelved)
    ask(shelved)

    assert application.asked == 2


@pytest.mark.parametrize("condition", ['"one"', 'W/"one"', '"other", "one"', "*"])
def test_a_client_that_has_it_is_told_so(folder: str, condition: str) -> None:
    shelved = shelf.Shelf(Application(), folder)
    ask(shelved)

    status, headers, body = ask(shelved, HTTP_IF_NONE_MATCH=condition)

    assert (status, body) == ("304 Not Modified", b"")
    assert headers == {"ETag": '"one"'}


def test_head_has_the_headers_and_no_body(folder: str) -> None:
    shelved = shelf.Shelf(Application(), folder)
    ask(shelved)

    status, headers, body = ask(shelved, method="HEAD")

    assert (status, headers["Content-Length"], body) == ("200 OK", "4", b"")


@pytest.mark.parametrize(
    "headers",
    [
        {"HTTP_AUTHORIZATION": "Api-Key x"},
        {"HTTP_ACCEPT": "text/html"},
        {"HTTP_ACCEPT": "application/json;q=0"},
        {"HTTP_HOST": "other.example"},
        {"QUERY_STRING": "fields=id"},
    ],
)
def test_a_request_that_may_be_answered_otherwise_is_for_the_application(folder: str, headers: dict[str, str]) -> None:
    application = Application()
    shelved = shelf.Shelf(application, folder)
    ask(shelved)

    ask(shelved, **headers)

    assert application.asked == 2


def test_what_is_taken_down_is_asked_for_again_in_every_process(folder: str) -> None:
    application = Application()
    shelved = shelf.Shelf(application, folder)
    ask(shelved)
    ask(shelved, path="/api/v1/y/")

    shelf.take_down(folder, 7)

    ask(shelved)
    ask(shelved, path="/api/v1/y/")
    assert application.asked == 4


def test_the_answers_of_another_article_stay(folder: str) -> None:
    application = Application()
    shelved = shelf.Shelf(application, folder)
    ask(shelved)

    shelf.take_down(folder, 8)

    ask(shelved)
    assert application.asked == 1


def test_what_was_being_rendered_while_something_was_taken_down_is_not_shelved(folder: str) -> None:
    application = Application(meanwhile=lambda: shelf.take_down(folder, 7))
    shelved = shelf.Shelf(application, folder)

    ask(shelved)
    application.meanwhile = lambda: None
    ask(shelved)

    assert application.asked == 2


def test_a_full_shelf_is_cleared(folder: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelf, "MAP_SIZE", 64 * 1024)
    shelved = shelf.Shelf(Application(), folder)

    for number in range(300):
        assert ask(shelved, path=f"/api/v1/{number}/")[2] == b"body"

    assert shelf.find(folder, b"x" * 32) is None
    assert ask(shelved, path="/api/v1/299/")[2] == b"body"
