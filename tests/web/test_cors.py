"""The rights of pages of other sites (the Fetch standard): they read everywhere, and send a POST to those that only answer."""

from typing import Any

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from articles.web.cors import CorsMiddleware


def preflight(path: str, name: str, origin: str | None = "https://reader.example") -> set[str] | None:
    """Return what the header `name` of the answer to a preflight lists."""
    headers = {"access-control-request-method": "POST", **({"origin": origin} if origin else {})}
    answer: Any = CorsMiddleware(lambda _: HttpResponse())(RequestFactory().options(path, headers=headers))
    allowed = answer.headers.get(name)
    return {part.strip() for part in allowed.split(",")} if allowed else None


def methods(path: str, origin: str | None = "https://reader.example") -> set[str] | None:
    return preflight(path, "Access-Control-Allow-Methods", origin)


READ = {"GET", "HEAD", "OPTIONS"}


@pytest.mark.parametrize(
    "path", ["/", "/api/v1/articles/", "/feeds/articles.atom", "/oai", "/dts/", "/p/0123456789/", "/healthz"]
)
def test_pages_of_other_sites_may_read(path: str) -> None:
    assert methods(path) == READ


@pytest.mark.parametrize(
    "path", ["/api/v1/citations/", "/api/v1/citations/check/", "/api/v1/quotations/verify/", "/api/v1/quotations/find/"]
)
def test_they_may_post_to_addresses_that_only_answer(path: str) -> None:
    assert methods(path) == {*READ, "POST"}


@pytest.mark.parametrize(
    "path", ["/api/v1/citations/x/", "/x/api/v1/citations/", "/api/v1/quotations/", "/api/v1/webhooks/"]
)
def test_they_may_not_post_elsewhere(path: str) -> None:
    assert "POST" not in (methods(path) or set())


@pytest.mark.parametrize("path", ["/admin/", "/static/articles/site.css"])
def test_pages_of_other_sites_may_not_read_the_admin_and_the_files(path: str) -> None:
    assert methods(path) is None


def test_a_request_without_an_origin_gets_no_such_header() -> None:
    assert methods("/api/v1/citations/", origin=None) is None


@pytest.mark.parametrize(
    "header",
    [
        "accept-datetime",
        "authorization",
        "content-type",
        "idempotency-key",
        "if-match",
        "if-modified-since",
        "if-none-match",
        "if-range",
        "range",
        "traceparent",
    ],
)
def test_they_may_send_the_headers_that_the_documentation_recommends(header: str) -> None:
    assert header in (preflight("/api/v1/citations/check/", "Access-Control-Allow-Headers") or ())


def test_they_may_read_the_headers_that_a_client_needs() -> None:
    headers = {"origin": "https://reader.example"}
    answer: Any = CorsMiddleware(lambda _: HttpResponse())(RequestFactory().get("/api/v1/", headers=headers))
    exposed = set(answer.headers["Access-Control-Expose-Headers"].split(", "))
    assert exposed >= {"ETag", "Link", "Content-Location", "Content-Range", "Repr-Digest", "Retry-After", "RateLimit"}
