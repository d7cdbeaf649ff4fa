"""The parameters of operations in OpenAPI: of the path, of the headers, of the query."""

from types import SimpleNamespace
from typing import Any, cast

import pytest
from drf_spectacular.utils import OpenApiParameter
from pydantic import Field

from articles.api.http.openapi.parameters import header_parameters, path_parameter, query_parameters
from articles.api.http.operation import Operation
from articles.web.query import BaseQuery


class Query(BaseQuery):
    """The query of a made operation."""

    text: str = Field(description="The words", examples=["ice"])
    size: int = Field(20, ge=1)
    before: str | None = Field(None, min_length=2)
    many: list[str] | None = Field(None, examples=["a"])
    fields: list[str] | None = None


def made(**facts: Any) -> Operation:
    known = {"query": BaseQuery, "fields": (), "if_match": False, "idempotent": False}
    return cast(Operation, SimpleNamespace(**(known | facts)))


def query_of(name: str) -> OpenApiParameter:
    return next(one for one in query_parameters(made(query=Query, fields=("id", "url"))) if one.name == name)


# ── The path ────────────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(("name", "kind"), [("slug", "string"), ("number", "integer"), ("outlet_id", "integer")])
def test_a_parameter_of_the_path_is_required(name: str, kind: str) -> None:
    parameter = path_parameter(name)
    schema: Any = parameter.type
    assert (parameter.location, parameter.required, schema["type"]) == ("path", True, kind)


def test_a_parameter_of_the_path_that_is_not_listed_is_an_id_from_one() -> None:
    parameter = path_parameter("outlet_id")
    assert parameter.description == "The outlet's id"
    assert parameter.type == {"type": "integer", "minimum": 1}
    assert [example.value for example in parameter.examples] == [1]


# ── Headers ─────────────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("if_match", "idempotent", "names"),
    [
        (False, False, []),
        (True, False, ["If-Match"]),
        (False, True, ["Idempotency-Key"]),
        (True, True, ["If-Match", "Idempotency-Key"]),
    ],
)
def test_an_operation_takes_the_headers_that_it_declares(*, if_match: bool, idempotent: bool, names: list[str]) -> None:
    parameters = header_parameters(made(if_match=if_match, idempotent=idempotent))
    assert [parameter.name for parameter in parameters] == names
    assert {(parameter.location, parameter.required) for parameter in parameters} <= {("header", False)}


# ── The query ───────────────────────────────────────────────────────────────────────────────────────────────────────
def test_a_parameter_of_the_query_is_required_if_it_has_no_default() -> None:
    assert [name for name in Query.model_fields if query_of(name).required] == ["text"]
    assert {query_of(name).location for name in Query.model_fields} == {"query"}


def test_a_parameter_has_its_description_and_its_example_outside_its_schema() -> None:
    parameter = query_of("text")
    assert (parameter.type, parameter.description) == ({"type": "string"}, "The words")
    assert [example.value for example in parameter.examples] == ["ice"]


def test_a_parameter_may_lack_an_example() -> None:
    assert not query_of("size").examples


def test_a_default_is_told_unless_it_is_null() -> None:
    assert query_of("size").type == {"type": "integer", "minimum": 1, "default": 20}
    assert query_of("before").type == {"type": "string", "minLength": 2}


def test_a_list_is_written_with_commas() -> None:
    parameter = query_of("many")
    assert (parameter.explode, parameter.style) == (False, "form")
    assert [example.value for example in parameter.examples] == [["a"]]
    assert (query_of("text").explode, query_of("text").style) == (None, None)


def test_fields_are_those_of_the_answer() -> None:
    parameter = query_of("fields")
    items = {"type": "string", "enum": ["id", "url"]}
    assert parameter.type == {"type": "array", "items": items, "minItems": 1, "uniqueItems": True}
    assert [example.value for example in parameter.examples] == [["id"]]
