"""Errors outside the API: a page for a browser, and a problem document for a program."""

import datetime
import json
import re

import pytest
from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from articles.models import Notice
from articles.selectors.errors import UnknownError
from articles.selectors.withdrawals import WithdrawnError
from articles.web.content_policy import PAGE_POLICY
from articles.web.error_views import bad_request, csrf_failed, error_answer, failed, forbidden, not_found
from articles.web.problems import ApiError
from tests.conftest import Publish

BROWSER = "text/html,application/xhtml+xml,*/*;q=0.8"


def get(accept: str, path: str = "/a/") -> HttpRequest:
    return RequestFactory().get(path, headers={"accept": accept})


@pytest.fixture
def withdrawn(publish: Publish) -> WithdrawnError:
    article = publish("The Bridge").article
    now = datetime.datetime(2023, 5, 1, tzinfo=datetime.UTC)
    notice = Notice.objects.create(article=article, kind="withdrawal", text="A court <b>.", created_at=now)
    return WithdrawnError(article, notice)


def detail_of(answer: HttpResponse) -> str:
    assert answer["Content-Type"] == "application/problem+json"
    return str(json.loads(answer.content)["detail"])


# ── Page or problem ─────────────────────────────────────────────────────────────────────────────────────────────────
def test_a_browser_gets_a_page_that_says_why() -> None:
    answer = error_answer(get(BROWSER), UnknownError("unknown_article", "No article has the slug <x>."))
    html = answer.content.decode()
    assert answer.status_code == 404
    assert answer["Content-Type"] == "text/html; charset=utf-8"
    assert answer["Content-Security-Policy"] == PAGE_POLICY
    assert answer["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert answer["Vary"] == "Accept"
    assert "There is nothing at this address" in html
    assert "No article has the slug &lt;x&gt;." in html


@pytest.mark.parametrize(
    ("path", "link"), [("/desk/people/9/", 'href="/desk/"'), ("/people/9/", 'href="/">All articles')]
)
def test_an_error_at_the_desk_leads_back_to_it(path: str, link: str) -> None:
    html = error_answer(get(BROWSER, path), UnknownError("unknown_person", "No person.")).content.decode()
    assert link in html
    assert ("from the start of the desk" in html) == path.startswith("/desk/")
    assert "ten characters" not in html


@pytest.mark.parametrize("accept", ["*/*", "application/json", "application/x-bibtex", ""])
def test_any_other_client_gets_a_problem(accept: str) -> None:
    answer = error_answer(get(accept), UnknownError("unknown_article", "No article."))
    assert (answer.status_code, detail_of(answer), answer["Vary"]) == (404, "No article.", "Accept")


def test_the_api_answers_a_browser_with_a_problem_too() -> None:
    answer = error_answer(get(BROWSER, "/api/nothing/"), UnknownError("not_found", "No."))
    assert detail_of(answer) == "No."
    assert "Vary" not in answer


def test_what_a_view_refuses_is_said_on_the_page() -> None:
    answer = error_answer(get(BROWSER), ApiError("precondition_failed", "Another state."))
    assert answer.status_code == 412
    assert "Another state." in answer.content.decode()
    assert "The request could not be answered" in answer.content.decode()


def test_the_page_of_a_withdrawn_text_says_what_it_was_when_it_went_and_why(withdrawn: WithdrawnError) -> None:
    answer = error_answer(get(BROWSER), withdrawn)
    html = answer.content.decode()
    assert answer.status_code == 410
    assert "<cite>The Bridge</cite>, withdrawn on 1 May 2023" in html
    assert "A court &lt;b&gt;." in html


def test_a_program_gets_the_tombstone(withdrawn: WithdrawnError) -> None:
    answer = error_answer(get("*/*"), withdrawn)
    assert detail_of(answer) == "The text was withdrawn on 2023-05-01. A court <b>."
    assert json.loads(answer.content)["tombstone"]["article"]["title"] == "The Bridge"


# ── What Django calls ───────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("view", "status", "detail"),
    [
        (bad_request, 400, "The request is malformed, or its body did not arrive."),
        (forbidden, 403, "The request was refused."),
        (not_found, 404, "There is nothing at this address."),
        (failed, 500, "Something went wrong on our side; it has been logged."),
        (csrf_failed, 403, "The form has expired; load the page again."),
    ],
)
def test_the_answers_to_what_django_finds(view: object, status: int, detail: str) -> None:
    assert callable(view)
    answer = view(get("*/*"))
    assert (answer.status_code, detail_of(answer)) == (status, detail)
    page = view(get(BROWSER))
    assert (page.status_code, page["Content-Type"]) == (status, "text/html; charset=utf-8")


def test_the_exception_decides_if_there_is_one() -> None:
    assert not_found(get("*/*"), UnknownError("unknown_article", "No.")).content.count(b"#unknown_article") == 1
    assert bad_request(get("*/*"), SuspiciousOperation()).status_code == 400
    assert forbidden(get("*/*"), ApiError("scope_lacking", "No.")).content.count(b"#scope_lacking") == 1


@pytest.mark.parametrize("accept", [BROWSER, "*/*"])
def test_a_form_that_came_to_another_host_names_both_and_the_setting(accept: str) -> None:
    headers = {"accept": accept, "host": "127.0.0.1:8000", "origin": "https://articles.example.org"}
    request = RequestFactory().post("/admin/login/", headers=headers)
    answer = csrf_failed(
        request, "Origin checking failed - https://articles.example.org does not match any trusted origins."
    )
    assert answer.status_code == 403
    for words in ("https://articles.example.org", "127.0.0.1:8000", "ALLIANCE_TRUSTED_ORIGINS"):
        assert words in answer.content.decode()


@pytest.mark.parametrize("reason", ["", "CSRF token missing."])
def test_a_form_without_its_token_has_expired(reason: str) -> None:
    assert detail_of(csrf_failed(get("*/*"), reason)) == "The form has expired; load the page again."


def expired(**headers: str) -> HttpResponse:
    """The answer to a form with an old token."""
    typed = {"text": "\n<b>typed</b>", "kind": ["a", "b"], "password": "secret", "csrfmiddlewaretoken": "old"}
    request = RequestFactory().post("/desk/", typed, headers={"accept": BROWSER, **headers})
    return csrf_failed(request, "CSRF token from POST incorrect.")


def test_a_form_of_ours_with_an_old_token_can_be_sent_again_and_loses_nothing() -> None:
    answer = expired(origin="http://testserver")
    page = answer.content.decode()
    assert answer.status_code == 403
    assert answer["Cache-Control"] == "no-store"
    assert re.findall(r'<textarea name="(\w+)" hidden>\n([^<]*)<', page) == [
        ("text", "\n&lt;b&gt;typed&lt;/b&gt;"),
        ("kind", "a"),
        ("kind", "b"),
    ]
    assert "secret" not in page
    assert re.search(r'name="csrfmiddlewaretoken" value="\w{64}"', page)


def test_a_form_that_may_be_anothers_is_not_shown_to_be_sent_again() -> None:
    page = expired().content.decode()
    assert "typed" not in page
    request = RequestFactory().post(
        "/desk/", {"text": "typed"}, headers={"accept": BROWSER, "origin": "https://evil.example"}
    )
    answer = csrf_failed(request, "Origin checking failed - https://evil.example does not match any trusted origins.")
    assert "typed" not in answer.content.decode()
    program = RequestFactory().post(
        "/desk/", {"text": "typed"}, headers={"accept": "*/*", "origin": "http://testserver"}
    )
    assert detail_of(csrf_failed(program, "CSRF token missing.")) == "The form has expired; load the page again."
