"""If-Match: the check of the entity tags that a request names."""

from functools import partial
from typing import Any

import pytest
from rest_framework.request import Request
from rest_framework.test import APIRequestFactory

from articles.api.http.preconditions import precondition_of
from articles.models import Article
from articles.web.problems import ApiError

ARTICLE = Article(slug="a-slug")


def etag(tag: str, article: Article) -> str:
    assert article is ARTICLE
    return tag


def check(header: str, *tags: str) -> None:
    request = Request(APIRequestFactory().post("/", headers={"If-Match": header}))
    precondition = precondition_of(request, *[partial(etag, tag) for tag in tags])
    assert precondition is not None
    precondition(ARTICLE)


def test_without_the_header_there_is_no_check() -> None:
    assert precondition_of(Request(APIRequestFactory().post("/")), partial(etag, '"a"')) is None


@pytest.mark.parametrize("header", ['"a"', '"b"', '"x", "a"', '"x","b",', 'W/"a"', '"x", W/"b"', "*", " * "])
def test_one_of_the_named_tags_is_enough(header: str) -> None:
    check(header, '"a"', '"b"')


@pytest.mark.parametrize("header", ['"x"', '"A"', 'W/"x"', '"x", "y"', '""'])
def test_another_tag_does_not_match(header: str) -> None:
    with pytest.raises(ApiError) as refused:
        check(header, '"a"', '"b"')
    assert refused.value.code == "precondition_failed"


@pytest.mark.parametrize("header", ["", "a", '"a', '"a" b', "a, b", ","])
def test_a_malformed_header_is_refused(header: str) -> None:
    request: Any = Request(APIRequestFactory().post("/", headers={"If-Match": header}))
    with pytest.raises(ApiError) as refused:
        precondition_of(request, partial(etag, '"a"'))
    assert refused.value.code == "invalid_header"
