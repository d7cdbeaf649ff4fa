"""The JSON schema of CSL 1.0.2, against which the tests hold every item that they make or render."""

import json
from functools import cache
from typing import Any

from django.conf import settings
from jsonschema import Draft7Validator


def faults_of(*items: Any) -> list[str]:
    """Return what the schema of CSL says against these items; nothing if each is an item of CSL."""
    return [error.message for error in _validator().iter_errors([*items])]


@cache
def _validator() -> Draft7Validator:
    schema = json.loads((settings.BASE_DIR / "tests/data/csl-data.schema.json").read_text(encoding="utf-8"))
    return Draft7Validator(schema)
