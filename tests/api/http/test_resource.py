"""The base of all views: each request is counted, the rate is told, and a NUL character in a URL is turned away."""

import json
from typing import Any

import pytest
from django.http import HttpResponse
from rest_framework.test import APIRequestFactory

from articles.api.http.operation import operation
from articles.api.http.resource import Resource, Tag


class Colour(Resource):
    """A colour."""

    tag = Tag("colours", "Colours.")

    @operation("colours_retrieve")
    def get(self, request: Any, name: str) -> HttpResponse:
        """One colour."""
        return HttpResponse(name)


def get(name: str = "red", **headers: str) -> Any:
    return Colour.as_view()(APIRequestFactory().get("/colours/", headers=headers), name=name)


def left(answer: Any) -> int:
    return int(answer["RateLimit"].partition("r=")[2].partition(";")[0])


def test_each_answer_tells_the_rate() -> None:
    first, second = get(), get()
    assert "RateLimit-Policy" in first
    assert left(second) == left(first) - 1


def test_a_refused_request_is_counted_once() -> None:
    before = left(get())
    refused = get(Accept="image/png")
    assert refused.status_code == 406
    assert left(refused) == before - 1


@pytest.mark.parametrize("name", ["\x00", "re\x00d"])
def test_a_nul_character_in_a_url_is_not_found(name: str) -> None:
    answer = get(name)
    assert answer.status_code == 404
    assert json.loads(answer.content)["detail"] == "There is nothing at this address."
