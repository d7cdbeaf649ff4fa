"""The OpenAPI document: committed, current, valid, and whole."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from django.core.management import call_command
from openapi_spec_validator import OpenAPIV31SpecValidator
from py_mini_racer import MiniRacer

from articles.api.v1 import bibliographies, citation_check, paragraphs
from articles.quoting.draft_check import MOST_QUOTATIONS
from tests.support.live import ROOT

COMMITTED = ROOT / "docs" / "openapi.yaml"
# Reading that is asked for with a POST, because the question is too long for an address.
QUESTIONS = {
    "POST /api/v1/citations/",
    "POST /api/v1/citations/check/",
    "POST /api/v1/quotations/find/",
    "POST /api/v1/quotations/verify/",
}


@pytest.fixture(scope="module")
def document() -> dict[str, Any]:
    return dict(yaml.safe_load(COMMITTED.read_text(encoding="utf-8")))


def operations(document: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    return [
        (f"{method.upper()} {path}", operation)
        for path, item in document["paths"].items()
        for method, operation in item.items()
    ]


def reads(name: str) -> bool:
    return name.startswith("GET") or name in QUESTIONS


def test_the_committed_document_is_current(tmp_path: Any) -> None:
    call_command("spectacular", "--fail-on-warn", "--file", str(tmp_path / "now.yaml"))

    now = (tmp_path / "now.yaml").read_text(encoding="utf-8")
    assert now == COMMITTED.read_text(encoding="utf-8"), "stale: python manage.py spectacular --file docs/openapi.yaml"


def test_it_is_valid_openapi_3_1(document: dict[str, Any]) -> None:
    assert document["openapi"].startswith("3.1.")
    assert list(OpenAPIV31SpecValidator(document).iter_errors()) == []


def test_every_operation_is_described(document: dict[str, Any]) -> None:
    for name, operation in operations(document):
        assert operation["summary"], name
        assert operation["description"], name
        assert len(operation["tags"]) == 1, name
        assert {tag["name"] for tag in document["tags"]} >= set(operation["tags"]), name


def test_every_parameter_is_described_with_an_example(document: dict[str, Any]) -> None:
    for name, operation in operations(document):
        for parameter in operation.get("parameters", ()):
            assert parameter["description"], (name, parameter["name"])
            assert parameter.get("examples") or parameter["name"] == "cursor", (name, parameter["name"])


def test_every_operation_tells_its_problems(document: dict[str, Any]) -> None:
    for name, operation in operations(document):
        statuses = set(operation["responses"])
        assert {"400", "406", "429"} <= statuses, name
        assert "404" in statuses or "{" not in name, name
        assert statuses >= {"401", "403", "413", "415", "422"} or reads(name), name
        for status, response in operation["responses"].items():
            if int(status) >= 400:
                assert list(response["content"]) == ["application/problem+json"], (name, status)


def test_the_key_is_described(document: dict[str, Any]) -> None:
    assert document["components"]["securitySchemes"]["ApiKey"]["name"] == "Authorization"


def test_reading_needs_no_key_and_writing_does(document: dict[str, Any]) -> None:
    for name, operation in operations(document):
        expected: list[Any] = [] if reads(name) and "webhooks" not in name else [{"ApiKey": []}]
        assert operation["security"] == expected, name


# ── What generators of clients, and validators of JSON Schema, need ─────────────────────────────────────────────────
def parts_of(part: Any, name: str) -> Iterator[Any]:
    """Yield what stands under a name anywhere in a part of the document; an example is no part of it."""
    if isinstance(part, list):
        for item in part:
            yield from parts_of(item, name)
    if isinstance(part, dict):
        for key, value in part.items():
            if key == name:
                yield value
            if key not in ("example", "examples"):
                yield from parts_of(value, name)


def test_every_pattern_is_a_unicode_expression_of_ecma_262(document: dict[str, Any]) -> None:
    patterns = {pattern for pattern in parts_of(document, "pattern") if isinstance(pattern, str)}
    assert len(patterns) > 10
    javascript = MiniRacer()
    for pattern in patterns:
        assert javascript.eval(f"new RegExp({json.dumps(pattern)}, 'u').source"), pattern


def test_no_pattern_needs_what_other_engines_lack(document: dict[str, Any]) -> None:
    # RE2, and so Go, has no look-around, no references back, and no more than a thousand repetitions.
    for pattern in {pattern for pattern in parts_of(document, "pattern") if isinstance(pattern, str)}:
        assert not re.search(r"\(\?(?!:)|\\[1-9pP]", pattern), pattern
        assert all(int(number) <= 1000 for number in re.findall(r"[{,]([0-9]+)", pattern)), pattern


def test_no_member_has_a_default_which_would_make_it_required(document: dict[str, Any]) -> None:
    assert list(parts_of(document["components"]["schemas"], "default")) == []


def test_an_answer_is_of_one_type_whatever_fields_leave_of_it(document: dict[str, Any]) -> None:
    for name, operation in operations(document):
        if any(parameter["name"] == "fields" for parameter in operation.get("parameters", ())):
            schema = operation["responses"]["200"]["content"]["application/json"]["schema"]
            assert set(schema) == {"$ref"}, name
    assert not [name for name in document["components"]["schemas"] if name.endswith("Fields")]


@pytest.mark.parametrize(
    ("path", "method", "most"),
    [
        ("/api/v1/paragraphs/", "get", paragraphs.MOST),
        ("/api/v1/citations/", "post", bibliographies.MOST),
        ("/api/v1/citations/check/", "post", citation_check.MOST),
        ("/api/v1/quotations/find/", "post", MOST_QUOTATIONS),
    ],
)
def test_a_description_names_the_limit_that_holds(document: dict[str, Any], path: str, method: str, most: int) -> None:
    assert f"p to {most} " in document["paths"][path][method]["description"]


def test_only_what_is_immutable_says_so_and_has_a_digest(document: dict[str, Any]) -> None:
    immutable = {
        "changes_retrieve",
        "paragraphs_in_version",
        "version_paragraphs_list",
        "version_paragraphs_range",
        "version_paragraphs_retrieve",
        "versions_retrieve",
        "versions_source",
    }
    described = {o["operationId"] for _, o in operations(document) if o["description"].startswith("Immutable.")}
    digested = {
        o["operationId"]
        for _, o in operations(document)
        if "Repr-Digest" in o["responses"].get("200", {}).get("headers", {})
    }
    assert described == digested == immutable


def test_the_path_parameters_are_those_of_the_address(document: dict[str, Any]) -> None:
    for name, operation in operations(document):
        named = {parameter["name"] for parameter in operation.get("parameters", ()) if parameter["in"] == "path"}
        assert named == set(re.findall(r"{(\w+)}", name)), name
