"""The examples of answers in the OpenAPI document: as the service answers now, for each operation, and of its schema."""

from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from tests.support.examples import FILE, examples, written
from tests.support.live import ROOT

# The examples are made with SQLite, in a process of their own.
pytestmark = pytest.mark.once("sqlite")


@pytest.fixture(scope="module")
def document() -> dict[str, Any]:
    return dict(yaml.safe_load((ROOT / "docs" / "openapi.yaml").read_text(encoding="utf-8")))


def operations(document: dict[str, Any]) -> list[dict[str, Any]]:
    return [operation for item in document["paths"].values() for operation in item.values()]


def shown(operation: dict[str, Any]) -> list[tuple[dict[str, Any], Any]]:
    """Return each example of an operation's answers, with the schema that it is of."""
    contents = [
        content for response in operation["responses"].values() for content in response.get("content", {}).values()
    ]
    return [
        (content["schema"], example["value"])
        for content in contents
        for example in content.get("examples", {}).values()
    ]


def test_they_are_what_the_service_answers() -> None:
    assert written(examples()) == FILE.read_text(encoding="utf-8"), "stale: python -m tests.support.examples"


def test_each_operation_that_answers_something_has_one(document: dict[str, Any]) -> None:
    without = {operation["operationId"] for operation in operations(document) if not shown(operation)}
    assert without == {"webhooks_remove"}


def test_each_example_is_of_its_schema(document: dict[str, Any]) -> None:
    for operation in operations(document):
        for schema, value in shown(operation):
            whole = {**schema, "components": document["components"]}
            faults = [fault.message for fault in Draft202012Validator(whole).iter_errors(value)]
            assert faults == [], operation["operationId"]
