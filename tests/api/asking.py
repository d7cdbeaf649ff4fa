"""Helpers of the tests of the API: its addresses, and functions that read its answers."""

from typing import Any
from urllib.parse import urlsplit

from django.http import HttpResponseBase
from django.test import Client

from tests.conftest import SLUG

ROOT = "/api/v1/"
ARTICLES = f"{ROOT}articles/"
ARTICLE = f"{ARTICLES}{SLUG}/"
VERSION = f"{ARTICLE}versions/1/"
PARAGRAPHS = f"{ROOT}paragraphs/"
HOST = "http://testserver"


def problem_of(response: Any, status: int, code: str) -> dict[str, Any]:
    """Return the problem that was answered, once it is seen to be one of RFC 9457 and of the kind `code`."""
    assert response.status_code == status, response.content
    assert response["Content-Type"] == "application/problem+json"
    body: dict[str, Any] = response.json()
    assert body["type"].endswith(f"/api/problems/#{code}"), body
    assert body["status"] == status
    assert body["title"]
    assert body["detail"]
    assert body["instance"].endswith(str(response.wsgi_request.get_full_path()))
    return body


def wrong_parameters(response: Any, code: str = "invalid_parameter") -> dict[str, dict[str, Any]]:
    """Return the errors of the query, by parameter, once the answer is seen to be a problem of a query."""
    return {error["parameter"]: error for error in problem_of(response, 400, code)["errors"]}


def path_of(url: str) -> str:
    """Return what to ask the test client for, from an absolute URL that was answered."""
    parts = urlsplit(url)
    assert f"{parts.scheme}://{parts.netloc}" == HOST
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


def pages(client: Client, address: str, direction: str = "next") -> list[list[Any]]:
    """Return the results of each page from `address` on, in one direction."""
    found = []
    url: str | None = address
    while url:
        answer = client.get(url).json()
        found.append(answer["results"])
        url = path_of(answer[direction]) if answer[direction] else None
        assert len(found) < 500, "the pages have no end"
    return found


def last_page(client: Client, address: str) -> str:
    """Return the address of the last page."""
    while True:
        following = client.get(address).json()["next"]
        if following is None:
            return address
        address = path_of(following)


def body_of(response: HttpResponseBase) -> bytes:
    """Return the bytes of an answer."""
    return b"".join(response.streaming_content) if response.streaming else response.content  # type: ignore[attr-defined]
