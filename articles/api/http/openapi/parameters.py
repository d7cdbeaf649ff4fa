"""The parameters of operations in OpenAPI: of the path by name, of the headers by name, and of the query by its model."""

from typing import Any

from drf_spectacular.utils import OpenApiExample, OpenApiParameter

from articles.api.http.operation import Operation
from articles.references import LONGEST_SLUG, SLUG_PATTERN

# A parameter's JSON Schema, its description and an example.
_Description = tuple[dict[str, Any], str, Any]
SLUG = {"type": "string", "pattern": SLUG_PATTERN, "maxLength": LONGEST_SLUG}
_WHOLE = {"type": "integer", "minimum": 1}
_PATHS: dict[str, _Description] = {
    "slug": (
        SLUG,
        "The article's slug",
        "the-us-south-korea-alliance-at-70th-anniversary",
    ),
    "number": (_WHOLE, "The number of the version", 1),
    "from_version": (_WHOLE, "The number of the earlier version", 1),
    "to_version": (_WHOLE, "The number of the later version", 2),
    "ordinal": (_WHOLE, "The place of the paragraph in the version, counted from 1", 7),
    "first": (_WHOLE, "The first ordinal", 3),
    "last": (_WHOLE, "The last ordinal, included", 5),
    "pid": (
        {"type": "string", "pattern": "^[0-9bcdfghjkmnpqrstvwxzBCDFGHJKMNPQRSTVWXZ]{10}$"},
        "The paragraph's persistent identifier, in either case",
        "3k7xq9d2br",
    ),
}
_HEADERS: dict[str, _Description] = {
    "If-Match": (
        {"type": "string"},
        "The ETag of the state that the change is meant for; if another has come since, nothing is stored (412)",
        '"0123456789abcdef0123456789abcdef"',
    ),
    "Idempotency-Key": (
        {"type": "string", "pattern": "^[!-~]{1,255}$"},
        "Any name for this request: sent again under it within 24 hours, the request is not done again, and the first "
        "answer is repeated with `Idempotency-Replayed: true`",
        "8e03978e-40d5-43e8-bc93-6894a57f9324",
    ),
}


def path_parameter(name: str) -> OpenApiParameter:
    """Return the parameter of the URL pattern called `name`; `outlet_id` is the id of an outlet."""
    schema, description, example = _PATHS.get(name) or (_WHOLE, f"The {name.removesuffix('_id')}'s id", 1)
    return _parameter(name, schema, description, example, location=OpenApiParameter.PATH)


def header_parameters(operation: Operation) -> list[OpenApiParameter]:
    """Return the parameters that an operation takes in headers."""
    taken = {"If-Match": operation.if_match, "Idempotency-Key": operation.idempotent}
    return [_parameter(name, *_HEADERS[name], location=OpenApiParameter.HEADER) for name in taken if taken[name]]


def query_parameters(operation: Operation) -> list[OpenApiParameter]:
    """Return the parameters that an operation takes in the query."""
    model = operation.query.model_json_schema()
    parameters = []
    for name, schema in model.get("properties", {}).items():
        examples = schema.pop("examples", None)
        description = schema.pop("description", "")
        if name == "fields":
            examples = operation.fields
            plain = _list_of(operation.fields)
        else:
            plain = _plain(schema)
        example = examples[0] if examples else None
        parameters.append(_parameter(name, plain, description, example, required=name in model.get("required", [])))
    return parameters


def _list_of(names: tuple[str, ...]) -> dict[str, Any]:
    items = {"type": "string", "enum": list(names)}
    return {"type": "array", "items": items, "minItems": 1, "uniqueItems": True}


def _plain(schema: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of a parameter without its title, and without the null that stands for its absence."""
    options = [option for option in schema.get("anyOf", []) if option.get("type") != "null"]
    plain = {**schema, **options[0]} if options else schema
    absent = {"title", "anyOf", *(["default"] if plain.get("default") is None else [])}
    return {key: value for key, value in plain.items() if key not in absent}


def _parameter(
    name: str,
    schema: dict[str, Any],
    description: str,
    example: Any,
    *,
    location: Any = OpenApiParameter.QUERY,
    required: bool = False,
) -> OpenApiParameter:
    listed = schema.get("type") == "array"
    return OpenApiParameter(
        name,
        type=schema,
        location=location,
        required=required or location == OpenApiParameter.PATH,
        description=description,
        explode=False if listed else None,
        style="form" if listed else None,
        examples=[OpenApiExample(name, value=[example] if listed else example)] if example is not None else None,
    )
