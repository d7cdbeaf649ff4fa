"""What pages of other sites may do (the Fetch standard): read everywhere, and ask with a POST at two addresses."""

from typing import Any

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from articles.web.cors import CorsMiddleware


def methods(path: str, origin: str | None = "https://reader.example") -> set[str] | None:
    headers = {"access-control-request-method": "POST", **({"origin": origin} if origin else {})}
    answer: Any = CorsMiddleware(lambda _: HttpResponse())(RequestFactory().options(path, headers=headers))
    allowed = answer.headers.get("Access-Control-Allow-Methods")
    return {name.strip() for name in allowed.split(",")} if allowed else None


READ = {"GET", "HEAD", "OPTIONS"}


@pytest.mark.parametrize("path", ["/", "/api/v1/articles/", "/feeds/articles.atom", "/p/0123456789/", "/healthz"])
def test_pages_of_other_sites_may_read(path: str) -> None:
    assert methods(path) == READ


@pytest.mark.parametrize("path", ["/api/v1/citations/", "/api/v1/citations/check/"])
def test_they_may_ask_with_a_post_where_that_writes_nothing(path: str) -> None:
    assert methods(path) == {*READ, "POST"}


@pytest.mark.parametrize("path", ["/api/v1/citations/x/", "/x/api/v1/citations/"])
def test_they_may_not_post_elsewhere(path: str) -> None:
    assert "POST" not in (methods(path) or set())


@pytest.mark.parametrize("path", ["/admin/", "/static/articles/site.css"])
def test_the_admin_and_the_files_are_not_for_them(path: str) -> None:
    assert methods(path) is None


def test_a_request_of_no_other_site_is_told_nothing() -> None:
    assert methods("/api/v1/citations/", origin=None) is None
