"""Lists: the URLs of the pages around one, in the body and in the header Link."""

from typing import Any

import pytest
from django.http import HttpResponse
from rest_framework.request import Request
from rest_framework.test import APIRequestFactory

from articles.api.http.lists import json_list, list_of, page_url, same_query, with_links
from articles.representations.shape import Shape
from tests.api.asking import HOST


class ColourSummary(Shape):
    """A colour in a list."""

    name: str
    hue: int


class Counted(Shape):
    """How many colours there are."""

    count: int


def request(query: str = "") -> Any:
    return Request(APIRequestFactory().get(f"/colours/{query}"))


@pytest.mark.parametrize(
    ("query", "cursor", "url"),
    [
        ("", None, "/colours/"),
        ("", "n.x.1", "/colours/?cursor=n.x.1"),
        ("?cursor=n.x.1", None, "/colours/"),
        ("?cursor=n.x.1&q=red", "p.x.2", "/colours/?q=red&cursor=p.x.2"),
        ("?fields=a&fields=b", "n.x.1", "/colours/?fields=a&fields=b&cursor=n.x.1"),
    ],
)
def test_the_url_of_a_page_keeps_the_other_parameters(query: str, cursor: str | None, url: str) -> None:
    assert page_url(request(query), cursor) == f"{HOST}{url}"


def test_a_parameter_may_be_left_out_of_another_url() -> None:
    changed = same_query(request("?as_of=2023&q=a%20b&cursor=x"), "/v/1/", as_of=None, cursor="n.x.1")
    assert changed == "/v/1/?q=a+b&cursor=n.x.1"
    assert same_query(request("?as_of=2023"), "/v/1/", as_of=None) == "/v/1/"


def test_the_header_link_names_the_pages_around() -> None:
    assert with_links(HttpResponse(), {"next": "/2", "previous": "/0"})["Link"] == '</2>; rel="next", </0>; rel="prev"'
    assert with_links(HttpResponse(), {"next": None, "previous": "/0"})["Link"] == '</0>; rel="prev"'
    assert "Link" not in with_links(HttpResponse(), {"next": None, "previous": None})


def test_the_json_of_a_list_has_the_fields_asked_for() -> None:
    colours = [ColourSummary(name="red", hue=0)]
    assert json_list(colours, ["name"]) == b'{"next":null,"previous":null,"results":[{"name":"red"}]}'
    assert json_list(colours, None, {"count": 1, "next": "/2"}) == (
        b'{"next":"/2","previous":null,"count":1,"results":[{"name":"red","hue":0}]}'
    )


def test_a_page_is_named_after_its_items() -> None:
    page = list_of(ColourSummary)
    assert (page.__name__, page.__doc__) == ("ColourList", "A page of a list; each item: ColourSummary.")
    assert list_of(ColourSummary, name="ColourPage").__name__ == "ColourPage"


def test_a_page_may_say_more() -> None:
    assert list(list_of(ColourSummary, base=Counted).model_fields) == ["count", "next", "previous", "results"]
