"""The pages that tell of errors, and the one that explains the API's problems."""

import pytest
from django.template.loader import render_to_string
from django.test import Client

from articles.web.problem_types import PROBLEM_TYPES


@pytest.mark.parametrize("status", [400, 403, 404, 405, 410, 500, 503])
def test_each_error_has_a_page_with_a_way_back(status: int) -> None:
    html = render_to_string("error.html", {"status": status})
    assert f"Error {status}" in html
    assert html.count("<h1>") == 1
    assert '<a href="/">All articles</a>' in html


def test_a_detail_is_shown_escaped() -> None:
    assert "&lt;b&gt;" in render_to_string("error.html", {"status": 404, "detail": "<b>"})


@pytest.mark.parametrize(("status", "guess"), [(404, "Perhaps it was mistyped."), (406, "without conditions")])
def test_a_guess_is_made_only_if_nothing_is_known(status: int, guess: str) -> None:
    assert guess in render_to_string("error.html", {"status": status})
    assert guess not in render_to_string("error.html", {"status": status, "detail": "The range 2..1 runs backwards."})


def test_every_problem_is_explained_at_its_anchor(browser: Client) -> None:
    html = browser.get("/api/problems/").content.decode()
    for problem in PROBLEM_TYPES.values():
        assert f'id="{problem.code}"' in html
        assert f"status {problem.status}" in html
