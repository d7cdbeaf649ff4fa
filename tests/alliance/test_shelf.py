"""The front shelf: answers a request with what was rendered once, before Django runs, until it is taken down."""

import multiprocessing
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from alliance import shelf

Answer = tuple[str, dict[str, str], bytes]
ADDRESS = "/api/v1/x/"
ARTICLE = "7"
# An answer off the shelf lacks what the application counts for one client.
OWN = {
    "RateLimit": '"anonymous";r=1',
    "RateLimit-Policy": '"anonymous"',
    "Set-Cookie": "a=b",
    "Date": "now",
    "Server": "x",
}


class Application:
    """A WSGI application that counts its requests, and asks for its answer to be put on the shelf."""

    def __init__(
        self, status: str = "200 OK", *, shelved: bool = True, meanwhile: Callable[[], object] | None = None
    ) -> None:
        self.requests = 0
        self.status = status
        self.shelved = shelved
        self.meanwhile = meanwhile
        self.closed = 0
        self.body = b"body"

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        self.requests += 1
        if self.meanwhile:
            self.meanwhile()
        headers = {"ETag": '"tag"', "Content-Length": "4", "Content-Type": "application/json", **OWN}
        if self.shelved:
            headers[shelf.HEADER] = ARTICLE
        start_response(self.status, list(headers.items()))
        return Body(self, [] if environ["REQUEST_METHOD"] == "HEAD" else [self.body[:2], self.body[2:]])


class Body(list[bytes]):
    """A body that says when it is closed, as PEP 3333 demands of a server."""

    def __init__(self, application: Application, parts: list[bytes]) -> None:
        super().__init__(parts)
        self.application = application

    def close(self) -> None:
        self.application.closed += 1


def environ(**changes: str) -> dict[str, Any]:
    request = {"REQUEST_METHOD": "GET", "PATH_INFO": ADDRESS, "HTTP_HOST": "localhost", "wsgi.url_scheme": "http"}
    return {**request, **changes}


def ask(application: shelf.Application, request: dict[str, Any] | None = None) -> Answer:
    """Return the status, the headers and the body that a server would send."""
    started: list[tuple[str, dict[str, str]]] = []

    def start_response(status: str, headers: list[tuple[str, str]], *_: object) -> None:
        started.append((status, dict(headers)))

    parts = application(request or environ(), start_response)
    body = b"".join(parts)
    getattr(parts, "close", lambda: None)()
    assert len(started) == 1
    return *started[0], body


def at(path: str) -> dict[str, Any]:
    return environ(PATH_INFO=path)


@pytest.fixture
def folder(tmp_path: Path) -> str:
    return str(tmp_path / "shelf")


# ── What is put on the shelf ────────────────────────────────────────────────────────────────────────────────────────
def test_an_answer_is_rendered_once(folder: str) -> None:
    application = Application()
    shelved = shelf.Shelf(application, folder)

    first, second = ask(shelved), ask(shelved)

    assert (application.requests, application.closed) == (1, 1)
    assert first[0] == second[0] == "200 OK"
    assert first[2] == second[2] == b"body"
    assert first[1] == {"ETag": '"tag"', "Content-Length": "4", "Content-Type": "application/json", **OWN}


def test_an_answer_off_the_shelf_lacks_the_headers_of_one_client(folder: str) -> None:
    shelved = shelf.Shelf(Application(), folder)
    ask(shelved)

    assert ask(shelved)[1] == {"ETag": '"tag"', "Content-Length": "4", "Content-Type": "application/json"}


def test_an_answer_is_passed_on_whole_if_it_does_not_ask_for_the_shelf(folder: str) -> None:
    application = Application(shelved=False)
    shelved = shelf.Shelf(application, folder)

    assert ask(shelved)[2] == ask(shelved)[2] == b"body"
    assert (application.requests, application.closed) == (2, 2)


@pytest.mark.parametrize(
    "status", ["206 Partial Content", "304 Not Modified", "404 Not Found", "301 Moved Permanently"]
)
def test_only_an_answer_with_status_200_is_put_on_the_shelf(folder: str, status: str) -> None:
    application = Application(status)
    shelved = shelf.Shelf(application, folder)

    first, second = ask(shelved), ask(shelved)

    assert application.requests == 2
    assert first[0] == second[0] == status
    assert shelf.HEADER not in first[1]


def test_the_answer_to_head_is_not_put_on_the_shelf(folder: str) -> None:
    application = Application()
    shelved = shelf.Shelf(application, folder)

    assert ask(shelved, environ(REQUEST_METHOD="HEAD"))[2] == b""
    assert ask(shelved)[2] == b"body"
    assert application.requests == 2


def test_a_304_of_the_application_says_no_length(folder: str) -> None:
    headers = ask(shelf.Shelf(Application("304 Not Modified"), folder))[1]
    assert "Content-Length" not in headers
    assert headers["ETag"] == '"tag"'


# ── What comes off the shelf ────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("condition", ['"tag"', 'W/"tag"', '"other", "tag"', '"tag", "other"', "*"])
def test_a_client_that_has_the_answer_gets_304(folder: str, condition: str) -> None:
    shelved = shelf.Shelf(Application(), folder)
    ask(shelved)

    assert ask(shelved, environ(HTTP_IF_NONE_MATCH=condition)) == ("304 Not Modified", {"ETag": '"tag"'}, b"")


@pytest.mark.parametrize("condition", ["", '"other"', "tag", '"tags"'])
def test_a_client_with_another_entity_tag_gets_the_answer(folder: str, condition: str) -> None:
    shelved = shelf.Shelf(Application(), folder)
    ask(shelved)

    status, _, body = ask(shelved, environ(HTTP_IF_NONE_MATCH=condition))

    assert (status, body) == ("200 OK", b"body")


def test_head_gets_the_headers_and_no_body(folder: str) -> None:
    application = Application()
    shelved = shelf.Shelf(application, folder)
    ask(shelved)

    status, headers, body = ask(shelved, environ(REQUEST_METHOD="HEAD"))

    assert (status, headers["Content-Length"], body) == ("200 OK", "4", b"")
    assert application.requests == 1


def test_a_body_with_line_ends_comes_back_whole(folder: str) -> None:
    application = Application()
    application.body = b"{\n}\n"
    shelved = shelf.Shelf(application, folder)

    assert ask(shelved)[2] == ask(shelved)[2] == b"{\n}\n"
    assert application.requests == 1


@pytest.mark.parametrize(
    "accept", ["*/*", "application/*", "application/json", "text/plain, application/json;q=0.5", "application/json;q=1.0",
               "application/json;q=0.01", "application/json ; q=0.5"]
)  # fmt: skip
def test_a_client_that_takes_json_gets_the_answer(folder: str, accept: str) -> None:
    application = Application()
    shelved = shelf.Shelf(application, folder)
    ask(shelved)

    assert ask(shelved, environ(HTTP_ACCEPT=accept))[2] == b"body"
    assert application.requests == 1


@pytest.mark.parametrize(
    "changes",
    [
        {"HTTP_AUTHORIZATION": "Api-Key x"},
        {"HTTP_ACCEPT": "text/html"},
        {"HTTP_ACCEPT": "text/html,*/*"},
        {"HTTP_ACCEPT": "text/html, application/json"},
        {"HTTP_ACCEPT": "application/xml"},
        {"HTTP_ACCEPT": ""},
        {"HTTP_ACCEPT": "application/json;q=0"},
        {"HTTP_ACCEPT": "application/json;q=0.000"},
        {"HTTP_ACCEPT": "application/json;q=0;v=1"},
        {"HTTP_HOST": "other.example"},
        {"HTTP_X_FORWARDED_PROTO": "https"},
        {"HTTP_ORIGIN": "https://other.example"},
        {"wsgi.url_scheme": "https"},
        {"QUERY_STRING": "fields=id"},
        {"PATH_INFO": "/api/v1/y/"},
        {"REQUEST_METHOD": "POST"},
        {"REQUEST_METHOD": "OPTIONS"},
    ],
    ids=str,
)
def test_a_request_that_may_have_another_answer_reaches_the_application(folder: str, changes: dict[str, str]) -> None:
    application = Application()
    shelved = shelf.Shelf(application, folder)
    ask(shelved)

    ask(shelved, environ(**changes))

    assert application.requests == 2


def test_an_unknown_forwarded_protocol_is_http(folder: str) -> None:
    application = Application()
    shelved = shelf.Shelf(application, folder)
    ask(shelved)

    ask(shelved, environ(HTTP_X_FORWARDED_PROTO="http"))

    assert application.requests == 1


def test_all_other_origins_have_the_same_answer(folder: str) -> None:
    application = Application()
    shelved = shelf.Shelf(application, folder)

    for origin in ("https://a.example", "https://b.example"):
        ask(shelved, environ(HTTP_ORIGIN=origin))

    assert application.requests == 1


def test_a_server_without_a_host_header_is_known_by_its_name(folder: str) -> None:
    application = Application()
    shelved = shelf.Shelf(application, folder)

    for name in ("a.example", "b.example", "a.example"):
        request = environ(SERVER_NAME=name)
        del request["HTTP_HOST"]
        ask(shelved, request)

    assert application.requests == 2


@pytest.mark.parametrize("path", ["/", "/articles/x/", "/api/schema/", "/feeds/api/v1/"])
def test_an_address_outside_of_the_api_is_never_put_on_the_shelf(folder: str, path: str) -> None:
    application = Application()
    shelved = shelf.Shelf(application, folder)

    ask(shelved, at(path))
    ask(shelved, at(path))

    assert application.requests == 2


def test_another_release_renders_anew(folder: str, monkeypatch: pytest.MonkeyPatch) -> None:
    application = Application()
    shelved = shelf.Shelf(application, folder)
    ask(shelved)

    monkeypatch.setattr(shelf, "__version__", "another")
    ask(shelved)

    assert application.requests == 2


def test_a_path_that_is_not_utf_8_has_a_place_on_the_shelf(folder: str) -> None:
    application = Application()
    shelved = shelf.Shelf(application, folder)

    ask(shelved, at("/api/v1/\udcff/"))
    ask(shelved, at("/api/v1/\udcff/"))

    assert application.requests == 1


# ── What is taken down ──────────────────────────────────────────────────────────────────────────────────────────────
def test_taking_an_article_down_removes_all_of_its_answers(folder: str) -> None:
    application = Application()
    shelved = shelf.Shelf(application, folder)
    ask(shelved)
    ask(shelved, at("/api/v1/y/"))

    shelf.take_down(folder, 7)

    ask(shelved)
    ask(shelved, at("/api/v1/y/"))
    assert application.requests == 4


def test_an_article_that_is_taken_down_is_put_on_the_shelf_and_taken_down_again(folder: str) -> None:
    application = Application()
    shelved = shelf.Shelf(application, folder)

    for _ in range(3):
        ask(shelved)
        ask(shelved)
        shelf.take_down(folder, 7)

    assert application.requests == 3


@pytest.mark.parametrize("remove", [lambda folder: shelf.take_down(folder, 7), shelf.clear])
def test_an_answer_that_is_removed_leaves_nothing_in_the_index(folder: str, remove: Callable[[str], None]) -> None:
    ask(shelf.Shelf(Application(), folder))
    assert entries(folder) == (1, 1)

    remove(folder)

    assert entries(folder) == (0, 0)


def entries(folder: str) -> tuple[int, int]:
    """Return how many answers are on the shelf, and how many keys stand under their articles."""
    store = shelf._store(folder)
    with store.environment.begin() as transaction:
        return transaction.stat(store.answers)["entries"], transaction.stat(store.by_article)["entries"]


@pytest.mark.parametrize("article", [8, 77])
def test_the_answers_of_another_article_stay(folder: str, article: int) -> None:
    application = Application()
    shelved = shelf.Shelf(application, folder)
    ask(shelved)

    shelf.take_down(folder, article)

    ask(shelved)
    assert application.requests == 1


def test_clearing_removes_the_answers_of_all_articles(folder: str) -> None:
    application = Application()
    shelved = shelf.Shelf(application, folder)
    ask(shelved)
    ask(shelved, at("/api/v1/y/"))

    shelf.clear(folder)

    ask(shelved)
    ask(shelved, at("/api/v1/y/"))
    assert application.requests == 4


@pytest.mark.parametrize(
    "change", [lambda folder: shelf.take_down(folder, 7), lambda folder: shelf.take_down(folder, 8), shelf.clear]
)
def test_an_answer_that_was_rendered_during_a_change_is_not_put_on_the_shelf(
    folder: str, change: Callable[[str], None]
) -> None:
    application = Application(meanwhile=lambda: change(folder))
    shelved = shelf.Shelf(application, folder)
    ask(shelved)

    application.meanwhile = None
    ask(shelved)
    ask(shelved)

    assert application.requests == 2


def test_another_process_reads_and_takes_down_the_same_shelf(folder: str) -> None:
    application = Application()
    shelved = shelf.Shelf(application, folder)
    ask(shelved)

    process = multiprocessing.get_context("spawn").Process(target=shelf.take_down, args=(folder, 7))
    process.start()
    process.join()

    assert process.exitcode == 0
    ask(shelved)
    assert application.requests == 2


def test_a_full_shelf_is_cleared_and_filled_again(folder: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelf, "MAP_SIZE", 64 * 1024)
    application = Application()
    shelved = shelf.Shelf(application, folder)
    paths = [f"/api/v1/{number}/" for number in range(300)]
    for path in paths:
        assert ask(shelved, at(path))[2] == b"body"

    application.requests = 0
    ask(shelved, at(paths[0]))
    assert application.requests == 1

    ask(shelved, at(paths[0]))
    ask(shelved, at(paths[-1]))
    assert application.requests == 1
