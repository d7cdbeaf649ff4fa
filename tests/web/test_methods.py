"""Each address outside the admin and the desk answers OPTIONS, and refuses what it cannot do with a problem document."""

from collections.abc import Iterator
from http import HTTPStatus
from typing import Any

import pytest
from django.test import Client
from django.urls import get_resolver

LOGIN_NEEDED = ("admin/", "desk/")


def addresses(patterns: Any, before: str = "") -> Iterator[str]:
    """Return the addresses that hold no name of a text, a person, an outlet or a webhook."""
    for pattern in patterns:
        route = before + str(pattern.pattern).removeprefix("^").removesuffix("/?$")
        if route.startswith(LOGIN_NEEDED) or "<" in route:
            continue
        if hasattr(pattern, "url_patterns"):
            yield from addresses(pattern.url_patterns, route)
        else:
            yield f"/{route}"


ADDRESSES = sorted(addresses(get_resolver().url_patterns))


def test_the_addresses_are_found() -> None:
    assert {"/", "/api/v1/articles/", "/api/docs/", "/healthz", "/metrics", "/mcp", "/robots.txt"} <= set(ADDRESSES)


@pytest.mark.parametrize("address", ADDRESSES)
def test_it_names_its_methods(db: None, address: str) -> None:
    answer = Client(headers={"accept": "*/*"}).options(address)

    assert answer.status_code == HTTPStatus.OK
    assert "OPTIONS" in answer["Allow"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_it_refuses_a_method_that_it_does_not_have(db: None, address: str) -> None:
    answer = Client(enforce_csrf_checks=True, headers={"accept": "*/*"}).delete(address)

    assert (answer.status_code, answer["Content-Type"]) == (HTTPStatus.METHOD_NOT_ALLOWED, "application/problem+json")
    assert "OPTIONS" in answer["Allow"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_it_sets_no_cookie(db: None, address: str) -> None:
    assert not Client(headers={"accept": "*/*"}).get(address).cookies
