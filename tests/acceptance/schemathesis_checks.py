"""A check for schemathesis, which loads this file: an answer conforms to its schema, or has the members that `fields` names.

The schemas of the document are those of whole answers, so the check takes the place of `response_schema_conformance`.
"""

from typing import Any

import schemathesis
from schemathesis.specs.openapi.checks import response_schema_conformance


@schemathesis.check
def answer_conforms(ctx: Any, response: Any, case: Any) -> bool | None:
    """Raise an error if the answer is neither whole nor the part of it that was asked for."""
    asked = (case.query or {}).get("fields")
    is_json = "application/json" in response.headers.get("content-type", [])
    if asked is None or response.status_code != 200 or response.request.method != "GET" or not is_json:
        return response_schema_conformance(ctx, response, case)
    names = {name for part in (asked if isinstance(asked, list) else [asked]) for name in str(part).split(",")}
    body = response.json()
    for item in body.get("results", [body]):
        # An entry of a withdrawn text has fewer fields than those that can be asked for.
        assert set(item) <= names, f"{sorted(item)} came where {sorted(names)} were asked for"
    return None
