"""Entity tags, conditional answers and headers for caches (RFC 9110, 9111 and 9530), without a database."""

import datetime
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from django.conf import LazySettings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.test import RequestFactory
from rest_framework.request import Request

from articles.web import caching
from articles.web.caching import current, frozen, listing, tag_of_body, tag_of_state
from articles.web.problems import ApiError

CHANGED_AT = datetime.datetime(2023, 5, 1, 12, 0, 0, 900_000, tzinfo=datetime.UTC)
LAST_MODIFIED = "Mon, 01 May 2023 12:00:00 GMT"
EARLIER = "Mon, 01 May 2023 11:59:59 GMT"
REVALIDATED = "public, max-age=0, must-revalidate"
Make = Callable[[HttpRequest], HttpResponseBase]


def get(path: str = "/a/", **headers: str) -> HttpRequest:
    return RequestFactory().get(path, headers={name.replace("_", "-"): value for name, value in headers.items()})


def body_of(response: HttpResponseBase) -> bytes:
    return b"".join(response)


MAKERS: dict[str, Make] = {
    "frozen": lambda request: frozen(request, b"{}", article_id=7),
    "current": lambda request: current(request, lambda: b"{}", state="s", changed_at=CHANGED_AT),
    "listing": lambda request: listing(request, b"{}"),
}
every_kind = pytest.mark.parametrize("make", MAKERS.values(), ids=MAKERS)


# ── What all answers share ──────────────────────────────────────────────────────────────────────────────────────────
@every_kind
def test_a_strong_tag_a_body_and_json_unless_another_type_is_named(make: Make) -> None:
    response = make(get())
    assert response.status_code == 200
    assert body_of(response) == b"{}"
    assert response["Content-Type"] == "application/json"
    assert response["ETag"].startswith('"')
    assert response["ETag"].endswith('"')
    assert len(response["ETag"]) == 34


@every_kind
@pytest.mark.parametrize("known", ["{tag}", '"x", {tag}', "W/{tag}", "*"])
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_a_client_that_has_the_answer_gets_304(make: Make, known: str, method: str) -> None:
    full_answer = make(get())
    request = get(if_none_match=known.format(tag=full_answer["ETag"]))
    request.method = method
    answer = make(request)
    assert answer.status_code == 304
    assert body_of(answer) == b""
    assert (answer["ETag"], answer["Cache-Control"]) == (full_answer["ETag"], full_answer["Cache-Control"])


@every_kind
@pytest.mark.parametrize("headers", [{"if_none_match": '"x"'}, {"if_match": "*"}])
def test_a_client_that_has_another_answer_gets_this_one(make: Make, headers: dict[str, str]) -> None:
    assert make(get(**headers)).status_code == 200


@every_kind
def test_a_precondition_that_fails_is_a_problem(make: Make) -> None:
    with pytest.raises(ApiError) as caught:
        make(get(if_match='"x"'))
    assert caught.value.code == "precondition_failed"
    assert make(get(if_match=make(get())["ETag"])).status_code == 200


@every_kind
def test_a_request_of_the_api_is_answered_alike(make: Make) -> None:
    tag = make(get())["ETag"]
    request: Any = Request(get(if_none_match=tag))
    assert make(request).status_code == 304


# ── Frozen answers ──────────────────────────────────────────────────────────────────────────────────────────────────
def test_a_frozen_answer_may_be_kept_for_ever_and_has_its_digest() -> None:
    response = frozen(get(), b"hello", article_id=7)
    assert response["Cache-Control"] == "public, max-age=31536000, immutable"
    # The digest of "hello", as RFC 9530 spells it.
    assert response["Repr-Digest"] == "sha-256=:LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ=:"
    assert response["ETag"] == '"2cf24dba5fb0a30e26e83b2ac5b9e29e"'


def test_the_shelf_learns_what_an_answer_is_made_of(settings: LazySettings) -> None:
    settings.SHELF = "/a/folder"
    assert frozen(get(), b"{}", article_id=7)["X-Alliance-Shelf"] == "a7"
    assert current(get(), lambda: b"{}", state="s", article_id=0)["X-Alliance-Shelf"] == "a0"
    assert current(get(), lambda: b"{}", state="s")["X-Alliance-Shelf"] == "*"
    assert listing(get(), b"{}")["X-Alliance-Shelf"] == "*"


@every_kind
def test_without_a_shelf_nothing_is_said_to_it(make: Make, settings: LazySettings) -> None:
    settings.SHELF = ""
    assert "X-Alliance-Shelf" not in make(get())


def test_what_shows_the_current_state_has_no_digest() -> None:
    for make in (MAKERS["current"], MAKERS["listing"]):
        response = make(get())
        assert response["Cache-Control"] == REVALIDATED
        assert "Repr-Digest" not in response


def test_another_media_type_can_be_named() -> None:
    assert frozen(get(), b"x", article_id=7, media_type="text/plain")["Content-Type"] == "text/plain"
    assert listing(get(), "x", media_type="text/plain")["Content-Type"] == "text/plain"
    assert current(get(), lambda: "x", state="s", media_type="text/plain")["Content-Type"] == "text/plain"


# ── Answers that show the current state ─────────────────────────────────────────────────────────────────────────────
def test_nothing_is_rendered_for_a_client_that_has_the_answer() -> None:
    def fail() -> bytes:
        raise AssertionError("rendered")

    tag = current(get(), lambda: b"{}", state="s")["ETag"]
    answer = current(get(if_none_match=tag), fail, state="s", changed_at=CHANGED_AT, frozen_at="https://x.example/v/1/")
    assert answer.status_code == 304
    assert answer["Last-Modified"] == LAST_MODIFIED
    assert answer["Content-Location"] == "https://x.example/v/1/"


def test_the_date_of_the_last_change_is_in_whole_seconds_and_is_enough() -> None:
    make = partial(current, render=lambda: b"{}", state="s", changed_at=CHANGED_AT)
    assert make(get())["Last-Modified"] == LAST_MODIFIED
    assert make(get(if_modified_since=LAST_MODIFIED)).status_code == 304
    assert make(get(if_modified_since=EARLIER)).status_code == 200


def test_what_is_not_known_of_an_answer_is_left_out() -> None:
    response = current(get(), lambda: b"{}", state="s")
    assert "Last-Modified" not in response
    assert "Content-Location" not in response


@pytest.mark.parametrize("other", [get("/b/"), get("/a/?fields=id"), get(host="localhost")])
def test_another_address_has_another_tag(other: HttpRequest) -> None:
    assert tag_of_state(other, "s") != tag_of_state(get(), "s")


def test_another_state_and_another_release_have_another_tag(monkeypatch: pytest.MonkeyPatch) -> None:
    tag = tag_of_state(get(), "s")
    assert tag_of_state(get(), "t") != tag
    assert tag_of_state(get(), "s") == tag
    monkeypatch.setattr(caching, "__version__", "9.9.9")
    assert tag_of_state(get(), "s") != tag


def test_the_tag_of_another_address_can_be_made() -> None:
    assert tag_of_state(get("/b/"), "s", "/a/") == tag_of_state(get("/a/"), "s")


# ── Lists ───────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_the_tag_of_a_list_is_made_of_its_body_alone() -> None:
    assert listing(get("/b/"), "é")["ETag"] == listing(get(), "é".encode())["ETag"] == tag_of_body("é".encode())
    assert listing(get(), "e")["ETag"] != listing(get(), "é")["ETag"]
