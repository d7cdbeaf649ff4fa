"""Which media type is chosen (RFC 9110, 12.5.1)."""

import pytest
from django.http import HttpRequest
from django.test import RequestFactory
from rest_framework.request import Request

from articles.web.negotiation import Choice, chosen, prefers_html, prefers_json

OFFERED = ["application/json", "application/x-bibtex", "text/html"]


def request_for(accept: str | None) -> HttpRequest:
    return RequestFactory().get("/", headers={} if accept is None else {"Accept": accept})


def choice(accept: str | None) -> str | None:
    choice = chosen(request_for(accept), OFFERED)
    return choice.media_type if choice else None


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        # A client that leaves it open gets the first type offered.
        (None, "application/json"),
        ("", "application/json"),
        (" , ", "application/json"),
        ("*/*", "application/json"),
        ("application/x-bibtex", "application/x-bibtex"),
        ("APPLICATION/X-BIBTEX", "application/x-bibtex"),
        ("text/*", "text/html"),
        ("application/*", "application/json"),
        ("text/html,application/xhtml+xml,*/*;q=0.8", "text/html"),
        # The quality decides, before the order and the exactness.
        ("application/x-bibtex;q=0.5, text/html;q=0.4", "application/x-bibtex"),
        ("application/x-bibtex;q=0.4, text/html;q=0.5", "text/html"),
        ("application/x-bibtex;q=0.4, text/*;q=0.5", "text/html"),
        ("application/x-bibtex;q=0.4, */*;q=0.5", "application/json"),
        # The most specific range says how much a type is wanted.
        ("application/json;q=0.1, */*;q=0.5", "application/x-bibtex"),
        ("application/*;q=0.1, */*;q=0.5", "text/html"),
        # Of types that are wanted alike, the one that is named exactly is chosen, then the one that is named first.
        ("*/*, application/x-bibtex", "application/x-bibtex"),
        ("application/*, text/html", "text/html"),
        ("*/*, text/*", "text/html"),
        ("text/html, application/json", "text/html"),
        ("application/json, text/html", "application/json"),
        ("text/html, application/json; charset=utf-8", "text/html"),
        # A refusal is stronger than a wider range.
        ("application/json;q=0, */*", "application/x-bibtex"),
        ("application/json;q=0.0, application/*;q=0.5", "application/x-bibtex"),
        ("application/*;q=0, */*", "text/html"),
        ("application/json;q=0", None),
        ("image/png", None),
        ("no media type", None),
        ("json", None),
        # A quality that is not a number is the highest.
        ("application/x-bibtex;q=0.5, text/html;q=nonsense", "text/html"),
    ],
)
def test_the_choice(accept: str | None, media_type: str | None) -> None:
    assert choice(accept) == media_type


def test_nothing_is_chosen_if_nothing_is_offered() -> None:
    assert chosen(request_for("*/*"), []) is None


def test_the_parameters_come_with_the_choice_without_the_quality() -> None:
    accept = "text/html; style=apa; locale=de-DE; q=0.7"
    assert chosen(request_for(accept), OFFERED) == Choice("text/html", {"style": "apa", "locale": "de-DE"})


def test_the_parameters_are_those_of_the_range_that_was_chosen() -> None:
    accept = "application/json; style=apa; q=0.1, text/html; style=mla"
    assert chosen(request_for(accept), OFFERED) == Choice("text/html", {"style": "mla"})


def test_a_request_of_the_api_is_read_like_any_other() -> None:
    request = Request(request_for("text/html"))
    assert chosen(request, OFFERED) == Choice("text/html")


@pytest.mark.parametrize(
    ("accept", "html", "json"),
    [
        ("text/html", True, False),
        ("application/json", False, True),
        ("text/html,application/xhtml+xml,*/*;q=0.8", True, False),
        ("application/json, text/html;q=0.9", False, True),
        # A client that leaves it open gets what the address has by default.
        (None, False, False),
        ("*/*", False, False),
        ("image/png", False, False),
    ],
)
def test_html_or_json(accept: str | None, html: bool, json: bool) -> None:
    request = request_for(accept)
    assert (prefers_html(request), prefers_json(request)) == (html, json)
