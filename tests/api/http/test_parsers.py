"""Reading bodies: the text that is not text is named by its pointer, and multipart has a problem of its own."""

import io
import json
from typing import Any

import pytest
from rest_framework.exceptions import ParseError

from articles.api.http.parsers import (
    MOST_DEPTH,
    MOST_VALUES,
    StrictJSONParser,
    StrictMultiPartParser,
    refuse_broken_texts,
)
from articles.web.problems import ApiError

HALF = "\ud800"


def parse(body: str) -> Any:
    return StrictJSONParser().parse(io.BytesIO(body.encode()), "application/json", {})


@pytest.mark.parametrize(
    ("value", "pointer"),
    [
        (HALF, ""),
        ({"title": HALF}, "/title"),
        ({"title": f"é {HALF}"}, "/title"),
        ({HALF: 1}, ""),
        ({"metadata": {HALF: 1}}, "/metadata"),
        ({"keywords": ["a", HALF]}, "/keywords/1"),
        ({"a": [{"b": "é"}, {"b": HALF}]}, "/a/1/b"),
    ],
)
def test_half_of_a_surrogate_pair_is_named_by_its_pointer(value: Any, pointer: str) -> None:
    with pytest.raises(ApiError) as refused:
        refuse_broken_texts(value)
    (error,) = refused.value.errors
    assert (refused.value.code, error.code, error.pointer) == ("invalid_body", "lone_surrogate", pointer)
    assert refused.value.detail == f"{pointer or 'The body'}: It holds half of a surrogate pair, which is not text."


def test_the_pointer_begins_where_the_value_stands() -> None:
    with pytest.raises(ApiError) as refused:
        refuse_broken_texts([HALF], "/metadata")
    assert refused.value.errors[0].pointer == "/metadata/0"


@pytest.mark.parametrize("value", ["é", "𝒜", {"é": ["𝒜", 1, None, True, 1.5]}, [], {}])
def test_text_of_any_language_is_taken(value: Any) -> None:
    refuse_broken_texts(value)


def test_the_parser_itself_refuses_half_of_a_surrogate_pair() -> None:
    with pytest.raises(ApiError) as refused:
        parse('{"kind": "\\ud800"}')
    assert refused.value.errors[0].pointer == "/kind"


@pytest.mark.parametrize("body", ["{", "NaN", "[Infinity]"])
def test_what_is_not_json_is_refused(body: str) -> None:
    with pytest.raises(ParseError):
        parse(body)


def refusal_of(body: str) -> str:
    with pytest.raises(ApiError) as refused:
        parse(body)
    assert refused.value.code == "invalid_body"
    return refused.value.errors[0].code


def test_a_body_has_a_greatest_depth() -> None:
    assert parse("[" * MOST_DEPTH + "]" * MOST_DEPTH)
    assert parse("[" + ", ".join(["{}"] * (MOST_DEPTH + 1)) + "]")
    for opening, closing in ("[", "]"), ('{"a":', "0}"):
        deep = opening * (MOST_DEPTH + 1) + closing * (MOST_DEPTH + 1)
        assert refusal_of(deep) == "nested_too_deeply"
    assert refusal_of("[" * 1_000_000) == "nested_too_deeply"


def test_a_body_has_a_greatest_number_of_values() -> None:
    assert len(parse("[" + ",".join(["0"] * (MOST_VALUES - 1)) + "]")) == MOST_VALUES - 1
    assert refusal_of("[" + ",".join(["0"] * (MOST_VALUES + 2)) + "]") == "too_many_values"
    assert refusal_of("[" + ",".join(["{}"] * (MOST_VALUES // 2 + 2)) + "]") == "too_many_values"
    assert refusal_of("{" + ",".join(f'"{key}":0' for key in range(MOST_VALUES + 2)) + "}") == "too_many_values"


def test_what_a_text_says_is_not_counted() -> None:
    text = ',[{"\\' * (MOST_VALUES + 1)
    assert parse(json.dumps({"source": text})) == {"source": text}


def test_a_body_is_utf_8_whatever_its_media_type_says() -> None:
    body = '{"a": "é"}'.encode()
    assert StrictJSONParser().parse(io.BytesIO(body), "application/json", {"encoding": "latin-1"}) == {"a": "é"}


def test_json_is_read() -> None:
    assert parse('{"a": [1, "é"]}') == {"a": [1, "é"]}


def test_a_malformed_multipart_body_is_a_problem_of_its_own() -> None:
    from django.test import RequestFactory

    request = RequestFactory().post("/", b"", content_type="multipart/form-data")
    with pytest.raises(ApiError) as refused:
        StrictMultiPartParser().parse(io.BytesIO(b"x"), "multipart/form-data", {"request": request})
    assert refused.value.code == "malformed_multipart"
    assert "ultipart" in refused.value.detail
