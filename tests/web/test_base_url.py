"""The base URL that answers name. Without a database."""

from typing import Any

import pytest
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest
from django.test import RequestFactory
from rest_framework.request import Request

from articles.web.base_url import base_url, urls_for


def get(**headers: str) -> HttpRequest:
    return RequestFactory().get("/a/", headers=headers)


@pytest.fixture(autouse=True)
def no_base_url(settings: Any) -> None:
    settings.BASE_URL = None


def test_it_is_that_of_the_request_unless_the_operator_names_one(settings: Any) -> None:
    assert base_url(get()) == "http://testserver"
    assert base_url(RequestFactory().get("/a/", secure=True)) == "https://testserver"
    settings.BASE_URL = "https://articles.example"
    assert base_url(get()) == "https://articles.example"


def test_a_request_may_name_its_own(settings: Any) -> None:
    settings.BASE_URL = "https://articles.example"
    request: Any = get()
    request.base_url = "https://export.example"
    assert base_url(request) == "https://export.example"
    assert base_url(Request(request)) == "https://export.example"


def test_a_host_that_the_operator_does_not_allow_is_refused() -> None:
    with pytest.raises(DisallowedHost):
        base_url(get(host="evil.example"))


def test_urls_begin_with_it_and_know_the_naan(settings: Any) -> None:
    settings.NAAN = "12345"
    urls = urls_for(get())
    assert (urls.base, urls.naan) == ("http://testserver", "12345")
