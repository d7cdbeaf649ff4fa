"""Every error is a problem of RFC 9457, for programs always, without a trace of the inside."""

from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path

from alliance.urls import urlpatterns as real_urlpatterns
from articles.api.v1 import articles as articles_module
from articles.web.problem_types import PROBLEM_TYPES
from tests.api.asking import ARTICLE, ARTICLES, PARAGRAPHS, ROOT, VERSION, problem_of

pytestmark = pytest.mark.usefixtures("shared_sample")

SECRET = "a-secret-inside-the-exception"


def broken(request: HttpRequest) -> HttpResponse:
    raise RuntimeError(SECRET)


# The addresses of `broken_outside`, beside the real ones.
urlpatterns = [path("broken/", broken), *real_urlpatterns]
handler400 = "articles.web.error_views.bad_request"
handler403 = "articles.web.error_views.forbidden"
handler404 = "articles.web.error_views.not_found"
handler500 = "articles.web.error_views.failed"


@pytest.fixture
def unraising(db: None) -> Client:
    """A client that sees what the world sees when the code fails."""
    return Client(raise_request_exception=False, headers={"accept": "application/json"})


# ── Not found ───────────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("address", ["/api/v1/nothing/", "/api/v2/", "/nothing", "/nothing/here/", "/favicon.ico"])
def test_a_program_gets_a_problem_at_an_unknown_address(api: Client, address: str) -> None:
    problem_of(api.get(address), 404, "not_found")


def test_a_browser_gets_a_page_at_an_unknown_address(client: Client, db: None) -> None:
    answer = client.get("/nothing/", headers={"accept": "text/html,application/xhtml+xml,*/*;q=0.8"})
    assert answer.status_code == 404
    assert answer["Content-Type"].startswith("text/html")


def test_below_the_api_a_problem_is_never_a_page(client: Client, db: None) -> None:
    problem_of(client.get("/api/v1/nothing/", headers={"accept": "text/html,*/*;q=0.8"}), 404, "not_found")


@pytest.mark.usefixtures("sample")
@pytest.mark.parametrize(
    ("address", "code"),
    [
        (f"{ARTICLES}unknown/", "unknown_article"),
        (f"{ARTICLES}unknown/paragraphs/", "unknown_article"),
        (f"{ARTICLES}unknown/publications/", "unknown_article"),
        (f"{ARTICLES}unknown/sections/", "unknown_article"),
        (f"{ARTICLES}unknown/notices/", "unknown_article"),
        (f"{ARTICLES}unknown/versions/", "unknown_article"),
        (f"{ARTICLES}unknown/versions/1/", "unknown_article"),
        (f"{ARTICLES}unknown/versions/1/source/", "unknown_article"),
        (f"{ARTICLES}unknown/versions/1/paragraphs/", "unknown_article"),
        (f"{ARTICLE}versions/2/", "unknown_version"),
        (f"{ARTICLE}versions/0/", "unknown_version"),
        (f"{ARTICLE}versions/-1/", "unknown_version"),
        (f"{ARTICLE}versions/one/", "unknown_version"),
        (f"{ARTICLE}versions/١/", "unknown_version"),
        (f"{ARTICLE}versions/99999999999999999999/", "unknown_version"),
        (f"{ARTICLE}versions/{'1' * 5000}/", "unknown_version"),
        (f"{ARTICLE}versions/2/source/", "unknown_version"),
        (f"{ARTICLE}versions/2/paragraphs/", "unknown_version"),
        (f"{VERSION}paragraphs/0/", "unknown_ordinal"),
        (f"{VERSION}paragraphs/21/", "unknown_ordinal"),
        (f"{VERSION}paragraphs/first/", "unknown_ordinal"),
        (f"{VERSION}paragraphs/{'1' * 5000}/", "unknown_ordinal"),
        (f"{VERSION}paragraphs/19-21/", "unknown_ordinal"),
        (f"{VERSION}paragraphs/0-3/", "unknown_ordinal"),
        (f"{VERSION}paragraphs/1-{'9' * 5000}/", "unknown_ordinal"),
        (f"{ARTICLE}publications/999999/", "unknown_publication"),
        (f"{ARTICLE}notices/999999/", "unknown_notice"),
        (f"{ROOT}people/999999/", "unknown_person"),
        (f"{ROOT}outlets/999999/", "unknown_outlet"),
        (f"{ROOT}people/0/", "not_found"),
        (f"{ROOT}people/Lee/", "not_found"),
        (f"{ROOT}outlets/9999999999999999999/", "not_found"),
        (f"{ARTICLE}publications/first/", "not_found"),
        (f"{ARTICLE}versions/%00/", "not_found"),
        (f"{PARAGRAPHS}%00/", "not_found"),
    ],
    ids=lambda value: str(value)[-40:],
)
def test_what_is_unknown_says_what_it_is(api: Client, address: str, code: str) -> None:
    problem_of(api.get(address), 404, code)


@pytest.mark.usefixtures("sample")
def test_a_range_that_runs_backwards_says_how_to_write_it(api: Client) -> None:
    body = problem_of(api.get(f"{VERSION}paragraphs/5-3/"), 404, "backward_range")
    assert "3-5" in body["detail"]


@pytest.mark.usefixtures("sample")
def test_the_detail_says_which_paragraphs_there_are(api: Client) -> None:
    assert "1 to 20" in problem_of(api.get(f"{VERSION}paragraphs/21/"), 404, "unknown_ordinal")["detail"]


# ── Methods and media types ─────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.usefixtures("sample")
@pytest.mark.parametrize("address", [ROOT, VERSION, f"{ARTICLE}paragraphs/", f"{ROOT}people/", PARAGRAPHS])
def test_a_method_that_an_address_does_not_have_is_not_allowed(publisher: Client, address: str) -> None:
    for method in ("post", "put", "patch", "delete"):
        answer = getattr(publisher, method)(address)
        problem_of(answer, 405, "method_not_allowed")
        assert set(answer["Allow"].split(", ")) == {"GET", "HEAD", "OPTIONS"}


def test_nobody_is_asked_for_a_key_to_do_what_cannot_be_done(api: Client) -> None:
    problem_of(api.delete(ROOT), 405, "method_not_allowed")


@pytest.mark.parametrize("accept", ["application/xml", "text/csv", "image/png"])
def test_another_media_type_cannot_be_had(api: Client, accept: str) -> None:
    problem_of(api.get(ARTICLES, headers={"accept": accept}), 406, "not_acceptable")


@pytest.mark.parametrize(
    "accept", ["application/json", "*/*", "application/*", "text/html, */*;q=0.1", "application/json; charset=utf-8"]
)
def test_json_can_be_had_in_every_way_of_asking(api: Client, accept: str) -> None:
    answer = api.get(ARTICLES, headers={"accept": accept})
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/json"


@pytest.mark.usefixtures("sample")
def test_the_source_can_be_had_whatever_is_accepted(api: Client) -> None:
    answer = api.get(f"{VERSION}source/", headers={"accept": "text/plain"})
    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/plain; charset=utf-8"


# ── Hosts ───────────────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("address", [ROOT, ARTICLES, "/", "/nothing/"])
@pytest.mark.parametrize("host", ["evil.example", "a b", "localhost:port", "[::1"])
def test_another_host_is_refused(unraising: Client, address: str, host: str) -> None:
    answer = unraising.get(address, headers={"host": host})
    body = problem_of(answer, 400, "unknown_host")
    assert host not in body["instance"]


# ── Our own faults ──────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.fixture
def broken_inside(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*args: object) -> None:
        raise RuntimeError(SECRET)

    monkeypatch.setattr(articles_module, "state_of_slug", fail)


@pytest.fixture
def broken_outside(settings: Any) -> None:
    settings.ROOT_URLCONF = __name__


def assert_silent_about_the_inside(answer: Any) -> None:
    assert SECRET not in answer.content.decode()
    assert "Traceback" not in answer.content.decode()


@pytest.mark.usefixtures("broken_inside")
@pytest.mark.parametrize("accept", ["application/json", "text/html,*/*;q=0.8"])
def test_a_fault_inside_the_api_is_a_problem(unraising: Client, accept: str) -> None:
    answer = unraising.get(ARTICLE, headers={"accept": accept})
    problem_of(answer, 500, "internal")
    assert_silent_about_the_inside(answer)


@pytest.mark.usefixtures("broken_inside")
def test_a_fault_inside_the_api_is_logged(unraising: Client, caplog: pytest.LogCaptureFixture) -> None:
    unraising.get(ARTICLE)
    assert any(record.exc_info and SECRET in str(record.exc_info[1]) for record in caplog.records)


@pytest.mark.usefixtures("broken_outside")
def test_a_fault_outside_the_api_is_a_problem_to_a_program(unraising: Client) -> None:
    answer = unraising.get("/broken/")
    problem_of(answer, 500, "internal")
    assert_silent_about_the_inside(answer)


@pytest.mark.usefixtures("broken_outside")
def test_a_fault_outside_the_api_is_a_page_to_a_person(unraising: Client) -> None:
    answer = unraising.get("/broken/", headers={"accept": "text/html"})
    assert answer.status_code == 500
    assert answer["Content-Type"].startswith("text/html")
    assert_silent_about_the_inside(answer)


@pytest.mark.parametrize("charset", ["base64", "rot13", "idna", "utf-16", "bogus", "hex", "undefined"])
def test_a_charset_made_up_by_the_client_is_no_fault_of_ours(unraising: Client, charset: str) -> None:
    answer = unraising.generic("GET", f"{ARTICLES}?q=alliance", content_type=f"application/json; charset={charset}")
    assert answer.status_code in (200, 400, 415)


# ── Their explanation ───────────────────────────────────────────────────────────────────────────────────────────────
def test_the_type_of_a_problem_leads_to_its_explanation(api: Client, client: Client) -> None:
    kind = api.get("/api/v1/nothing/").json()["type"]
    address, _, fragment = kind.partition("#")
    page = client.get(address, headers={"accept": "text/html"})
    assert page.status_code == 200
    assert f'id="{fragment}"' in page.content.decode()


def test_every_problem_is_explained(client: Client, db: None) -> None:
    page = client.get("/api/problems/", headers={"accept": "text/html"}).content.decode()
    assert [code for code in PROBLEM_TYPES if f'id="{code}"' not in page] == []
