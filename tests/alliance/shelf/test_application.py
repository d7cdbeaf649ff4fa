"""The application in front of Django: what it gives out from the shelf, what it puts there, and what goes past it."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from alliance.shelf import HEADER
from alliance.shelf.application import ShelfApplication
from alliance.shelf.folder import now
from alliance.shelf.store import Store

Reply = tuple[str, dict[str, str], bytes]
ETAG = '"one"'


class Django:
    """A WSGI application that counts how often it is asked, and whose answer may be kept."""

    def __init__(self, **headers: str) -> None:
        self.environs: list[dict[str, Any]] = []
        self.status = "200 OK"
        self.headers = {"ETag": ETAG, "Content-Length": "4", HEADER: "article", "RateLimit": '"anonymous";r=1'}
        self.headers |= headers
        self.meanwhile: Callable[[], object] = lambda: None
        self.closed = 0

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        self.environs.append(environ)
        self.meanwhile()
        start_response(self.status, list(self.headers.items()))
        return Body(self)

    @property
    def asked(self) -> int:
        return len(self.environs)


class Body:
    """A body that wants to be closed."""

    def __init__(self, django: Django) -> None:
        self.django = django

    def __iter__(self) -> Iterator[bytes]:
        yield b"bo"
        yield b"dy"

    def close(self) -> None:
        self.django.closed += 1


@pytest.fixture
def django() -> Django:
    return Django()


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(str(tmp_path / "shelf"), 1 << 24)


@pytest.fixture
def application(django: Django, store: Store) -> ShelfApplication:
    return ShelfApplication(django, store, "1.0")


def ask(application: ShelfApplication, path: str = "/x/", method: str = "GET", **environ: str) -> Reply:
    told: dict[str, Any] = {}

    def start_response(status: str, headers: list[tuple[str, str]], *_: object) -> None:
        told.update(status=status, headers=dict(headers))

    base = {"REQUEST_METHOD": method, "PATH_INFO": path, "HTTP_HOST": "localhost", "wsgi.url_scheme": "http"}
    chunks = application({**base, **environ}, start_response)
    body = b"".join(chunks)
    getattr(chunks, "close", lambda: None)()
    return told["status"], told["headers"], body


# ── Given out from the shelf ────────────────────────────────────────────────────────────────────────────────────────
def test_an_answer_is_rendered_once(application: ShelfApplication, django: Django) -> None:
    first, second = ask(application), ask(application)
    assert django.asked == 1
    assert first[0] == second[0] == "200 OK"
    assert first[2] == second[2] == b"body"
    assert second[1] == {"ETag": ETAG, "Content-Length": "4"}


def test_it_counts_what_it_gives_out_off_the_shelf(application: ShelfApplication, django: Django) -> None:
    ask(application)
    ask(application, "/y/", HTTP_IF_NONE_MATCH=ETAG)
    ask(application, method="POST")
    assert (application.given, application.given_304) == (0, 0)
    for condition in ({}, {"HTTP_IF_NONE_MATCH": '"other"'}, {"HTTP_IF_NONE_MATCH": ETAG}, {}):
        ask(application, **condition)
    assert (application.given, application.given_304) == (4, 1)


def test_what_was_counted_for_one_client_is_told_to_no_other(application: ShelfApplication) -> None:
    first, second = ask(application), ask(application)
    assert "RateLimit" in first[1]
    assert "RateLimit" not in second[1]


def test_the_id_of_a_request_is_told_to_no_other(application: ShelfApplication, django: Django) -> None:
    django.headers |= {"X-Request-Id": "abc"}
    assert [ask(application)[1].get("X-Request-Id") for _ in range(2)] == ["abc", None]


def test_the_tags_are_told_to_nobody(application: ShelfApplication) -> None:
    replies = [ask(application), ask(application), ask(application, HTTP_COOKIE="a=b"), ask(application, method="POST")]
    assert all(HEADER not in headers for _, headers, _ in replies)


@pytest.mark.parametrize("condition", [ETAG, f"W/{ETAG}", f'"other", {ETAG}', "*"])
@pytest.mark.parametrize("shelved", [True, False])
def test_a_client_that_has_it_gets_304(
    application: ShelfApplication, django: Django, condition: str, shelved: bool
) -> None:
    django.headers |= {"Cache-Control": "public", "Content-Type": "text/plain", "Vary": "Accept"}
    if shelved:
        ask(application)
    status, headers, body = ask(application, HTTP_IF_NONE_MATCH=condition)
    assert (status, body) == ("304 Not Modified", b"")
    assert {name: value for name, value in headers.items() if name != "RateLimit"} == {
        "ETag": ETAG,
        "Cache-Control": "public",
        "Vary": "Accept",
    }


def test_a_304_puts_the_answer_on_the_shelf(application: ShelfApplication, django: Django) -> None:
    ask(application, HTTP_IF_NONE_MATCH=ETAG)
    assert ask(application)[2] == b"body"
    assert django.asked == 1


def test_a_client_that_has_another_state_gets_this_one(application: ShelfApplication) -> None:
    for _ in range(2):
        assert ask(application, HTTP_IF_NONE_MATCH='"other"')[0] == "200 OK"


def test_an_answer_without_an_entity_tag_matches_no_condition(application: ShelfApplication, django: Django) -> None:
    del django.headers["ETag"]
    for _ in range(2):
        assert ask(application, HTTP_IF_NONE_MATCH="*")[0] == "200 OK"
        assert ask(application, HTTP_IF_NONE_MATCH="")[0] == "200 OK"


def test_a_head_gets_what_a_get_would_without_the_body(application: ShelfApplication, django: Django) -> None:
    first, second = ask(application, method="HEAD"), ask(application, method="HEAD")
    assert first[2] == second[2] == b""
    assert second[1]["Content-Length"] == "4"
    assert ask(application)[2] == b"body"
    assert django.asked == 1


# ── Kept apart ──────────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    "other",
    [
        {"PATH_INFO": "/y/"},
        {"QUERY_STRING": "a=b"},
        {"HTTP_HOST": "example.org"},
        {"wsgi.url_scheme": "https"},
        {"HTTP_X_FORWARDED_PROTO": "https"},
        {"HTTP_ACCEPT": "text/html,*/*"},
        {"HTTP_ORIGIN": "https://example.org"},
    ],
)
def test_a_request_that_may_be_answered_otherwise_is_asked_for_itself(
    application: ShelfApplication, django: Django, other: dict[str, str]
) -> None:
    ask(application)
    ask(application, **other)
    assert django.asked == 2


def test_what_another_release_rendered_is_not_given_out(
    application: ShelfApplication, django: Django, store: Store
) -> None:
    ask(application)
    ask(ShelfApplication(django, store, "2.0"))
    assert django.asked == 2


def test_two_long_addresses_are_told_apart(application: ShelfApplication, django: Django) -> None:
    for last in ("a", "b", "a"):
        ask(application, "/" + 1000 * "x" + last)
    assert django.asked == 2


# ── Past the shelf ──────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    "environ",
    [
        {"REQUEST_METHOD": "POST"},
        {"HTTP_AUTHORIZATION": "Api-Key x"},
        {"HTTP_COOKIE": "sessionid=x"},
        {"HTTP_RANGE": "bytes=0-1"},
        {"HTTP_ACCEPT_DATETIME": "Thu, 20 Apr 2023 12:00:00 GMT"},
        {"HTTP_IF_MATCH": '"x"'},
        {"HTTP_IF_MODIFIED_SINCE": "Thu, 01 Jan 1970 00:00:00 GMT"},
        {"HTTP_IF_UNMODIFIED_SINCE": "Thu, 01 Jan 1970 00:00:00 GMT"},
    ],
)
def test_a_request_that_is_not_anybodys_goes_past_the_shelf(
    application: ShelfApplication, django: Django, environ: dict[str, str]
) -> None:
    ask(application)
    for _ in range(2):
        assert ask(application, **environ)[2] == b"body"
    assert django.asked == 3
    assert all(django.environs[-1][name] == value for name, value in environ.items())


@pytest.mark.parametrize("status", ["304 Not Modified", "206 Partial Content", "404 Not Found", "503 Unavailable"])
def test_only_a_whole_answer_is_kept(application: ShelfApplication, django: Django, status: str) -> None:
    django.status = status
    assert ask(application)[0] == ask(application)[0] == status
    assert django.asked == 2


def test_an_answer_without_tags_is_not_kept(application: ShelfApplication, django: Django) -> None:
    del django.headers[HEADER]
    assert ask(application)[2] == ask(application)[2] == b"body"
    assert ask(application, method="HEAD")[2] == b""
    assert django.asked == 3


def test_a_very_large_answer_is_not_kept(
    application: ShelfApplication, django: Django, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("alliance.shelf.application.LARGEST_BODY", 3)
    assert ask(application)[2] == ask(application)[2] == b"body"
    assert django.asked == 2


@pytest.mark.parametrize("method", ["GET", "HEAD"])
@pytest.mark.parametrize("tagged", [True, False])
@pytest.mark.parametrize("condition", ["", ETAG])
def test_the_body_is_closed(
    application: ShelfApplication, django: Django, method: str, tagged: bool, condition: str
) -> None:
    if not tagged:
        del django.headers[HEADER]
    ask(application, method=method, HTTP_IF_NONE_MATCH=condition)
    assert django.closed == 1


# ── Changes ─────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_an_answer_is_rendered_anew_after_a_change(application: ShelfApplication, django: Django, store: Store) -> None:
    ask(application)
    store.end_change(store.begin_change([b"article"], b""))
    ask(application)
    ask(application)
    assert django.asked == 2


def test_an_answer_that_was_being_rendered_during_a_change_is_not_kept(
    application: ShelfApplication, django: Django, store: Store
) -> None:
    django.meanwhile = lambda: store.end_change(store.begin_change([b"article"], b""))
    assert ask(application)[2] == b"body"
    django.meanwhile = lambda: None
    ask(application)
    assert django.asked == 2


def test_a_broken_shelf_lets_everything_through(application: ShelfApplication, django: Django, store: Store) -> None:
    Path(store.path).write_text("no folder", encoding="utf-8")
    assert ask(application)[2] == ask(application)[2] == b"body"
    assert django.asked == 2


# ── Several hosts ───────────────────────────────────────────────────────────────────────────────────────────────────
def test_one_of_several_hosts_gives_out_nothing_without_a_lease(django: Django, store: Store) -> None:
    application = ShelfApplication(django, store, "1.0", is_one_of_several=True)
    assert ask(application)[2] == ask(application)[2] == b"body"
    assert django.asked == 2
    store.folder().extend_lease(now() + 60)
    assert ask(application)[2] == b"body"
    assert django.asked == 2


def test_a_lease_ends(django: Django, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    application = ShelfApplication(django, store, "1.0", is_one_of_several=True)
    until = now() + 60
    store.folder().extend_lease(until)
    ask(application)
    ask(application)
    assert django.asked == 1
    monkeypatch.setattr("alliance.shelf.folder.now", lambda: until)
    ask(application)
    assert django.asked == 2
