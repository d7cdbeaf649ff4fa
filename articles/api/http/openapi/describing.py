"""Describing an operation: its parameters from its query model, its answers from their shapes, and the usual problems."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar, Union

from drf_spectacular.utils import OpenApiExample, OpenApiParameter, OpenApiResponse, extend_schema
from pydantic import create_model

from articles.api.http.query import BaseQuery
from articles.references import LONGEST_SLUG, SLUG_PATTERN
from articles.representations.shape import Shape, Url
from articles.web.problems import Problem, WithdrawnProblem

View = TypeVar("View", bound=Callable[..., Any])

_MEANINGS = {
    304: "Not modified: what you have is current (`If-None-Match`).",
    400: "A parameter or the body is malformed.",
    401: "The API key is missing or invalid.",
    403: "The API key lacks the scope.",
    404: "There is nothing of that name.",
    406: "The resource has no representation that `Accept` allows.",
    409: "It conflicts with what is stored.",
    410: "The text was withdrawn; `tombstone` says what it was, when it went, and why.",
    412: "The resource is not in the state that `If-Match` names.",
    413: "The body, or the source in it, is larger than the service takes.",
    416: "The file is not that long.",
    415: "The media type is not supported.",
    422: "It was understood, but cannot be published; `errors` says which block and why.",
    429: "Too many requests; wait as long as `Retry-After` says.",
}
# Security requirements as OpenAPI writes them; the stubs of drf-spectacular know names only.
_NEEDS_KEY: list[Any] = [{"ApiKey": []}]
_TAKES_KEY: list[Any] = [{}, {"ApiKey": []}]
_PATHS: dict[str, tuple[dict[str, Any], str, Any]] = {
    "slug": (
        {"type": "string", "pattern": SLUG_PATTERN, "maxLength": LONGEST_SLUG},
        "The article's slug",
        "the-us-south-korea-alliance-at-70th-anniversary",
    ),
    "number": ({"type": "integer", "minimum": 1}, "The number of the version", 1),
    "from_version": ({"type": "integer", "minimum": 1}, "The number of the earlier version", 1),
    "to_version": ({"type": "integer", "minimum": 1}, "The number of the later version", 2),
    "ordinal": ({"type": "integer", "minimum": 1}, "The place of the paragraph in the version, counted from 1", 7),
    "first": ({"type": "integer", "minimum": 1}, "The first ordinal", 3),
    "last": ({"type": "integer", "minimum": 1}, "The last ordinal, included", 5),
    "pid": (
        {"type": "string", "pattern": "^[0-9bcdfghjkmnpqrstvwxzBCDFGHJKMNPQRSTVWXZ]{10}$"},
        "The paragraph's persistent identifier, in either case",
        "3k7xq9d2br",
    ),
    "publication_id": ({"type": "integer", "minimum": 1}, "The publication's id", 1),
    "notice_id": ({"type": "integer", "minimum": 1}, "The notice's id", 1),
    "person_id": ({"type": "integer", "minimum": 1}, "The person's id", 1),
    "webhook_id": ({"type": "integer", "minimum": 1}, "The webhook's id", 1),
    "delivery_id": ({"type": "integer", "minimum": 1}, "The delivery's id", 1),
    "outlet_id": ({"type": "integer", "minimum": 1}, "The outlet's id", 1),
}

_HEADERS: dict[str, tuple[dict[str, Any], str, Any]] = {
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


def list_of(shape: type[Shape], name: str, *others: type[Shape]) -> type[Shape]:
    """Return the shape of a list of `shape`, in which there may be `others` too."""
    return create_model(
        name,
        __base__=Shape,
        __doc__=f"A page of a list; each item: {shape.__name__.removesuffix('Shape')}.",
        next=(Url | None, ...),
        previous=(Url | None, ...),
        results=(list[Union[shape, *others]], ...),  # type: ignore[valid-type]
    )


def described(  # noqa: PLR0913  (each is a keyword, and most are left out)
    *,
    tag: str,
    summary: str,
    description: str,
    answers: Mapping[int | tuple[int, str], Any],
    query: type[BaseQuery] | None = None,
    shape: type[Shape] | None = None,
    request: Any = None,
    problems: tuple[int, ...] = (),
    operation_id: str,
    paths: tuple[str, ...] = (),
    headers: tuple[str, ...] = (),
) -> Callable[[View], View]:
    """Describe an operation; the problems that any address may answer with are added."""
    usual = (400, 406, 429, *((404,) if paths else ()), *problems)
    responses: dict[int | tuple[int, str], Any] = dict(answers)
    for status in sorted(set(usual)):
        described_as = OpenApiResponse(WithdrawnProblem if status == 410 else Problem, description=_MEANINGS[status])
        responses[(status, "application/problem+json")] = described_as
    if request is None:
        responses[304] = OpenApiResponse(description=_MEANINGS[304])
    return extend_schema(
        tags=[tag],
        summary=summary,
        description=description,
        operation_id=operation_id,
        parameters=[*map(_path, paths), *map(_header, headers), *(_parameters(query, shape) if query else [])],
        request=request,
        responses=responses,
        auth=_NEEDS_KEY if 401 in problems else _TAKES_KEY,
    )


def _path(name: str) -> OpenApiParameter:
    schema, description, example = _PATHS[name]
    return _parameter(name, schema, description, example, location=OpenApiParameter.PATH)


def _header(name: str) -> OpenApiParameter:
    schema, description, example = _HEADERS[name]
    return _parameter(name, schema, description, example, location=OpenApiParameter.HEADER)


def _parameters(query: type[BaseQuery], shape: type[Shape] | None) -> list[OpenApiParameter]:
    properties = query.model_json_schema().get("properties", {})
    required = query.model_json_schema().get("required", [])
    found = []
    for name, schema in properties.items():
        if name == "fields" and shape is None:
            continue
        examples = schema.pop("examples", None)
        description = schema.pop("description", "")
        plain = _plain(name, schema, shape)
        example = examples[0] if examples else (next(iter(shape.model_fields)) if name == "fields" and shape else None)
        found.append(_parameter(name, plain, description, example, required=name in required))
    return found


def _plain(name: str, schema: dict[str, Any], shape: type[Shape] | None) -> dict[str, Any]:
    """Return the schema of a parameter without its title, and without the null that stands for its absence."""
    schema.pop("title", None)
    if name == "fields" and shape is not None:
        return {
            "type": "array",
            "items": {"type": "string", "enum": list(shape.model_fields)},
            "minItems": 1,
            "uniqueItems": True,
        }
    options = [option for option in schema.get("anyOf", []) if option.get("type") != "null"]
    plain = {**schema, **options[0]} if options else schema
    return {key: value for key, value in plain.items() if key != "anyOf" and not (key == "default" and value is None)}


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
