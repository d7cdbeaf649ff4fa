"""The operations of the API in OpenAPI, for drf-spectacular: read from the declaration and the view of each."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import uritemplate
from drf_spectacular.contrib.pydantic import PydanticExtension
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.plumbing import ResolvedComponent
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiResponse

from articles.api.http.openapi.parameters import header_parameters, path_parameter, query_parameters
from articles.api.http.operation import Operation
from articles.api.http.permissions import needs_key
from articles.web.problems import Problem, WithdrawnProblem

if TYPE_CHECKING:
    from articles.api.http.resource import Resource

_MEANINGS = {
    304: "Not modified: what you have is current (`If-None-Match`).",
    400: "A parameter or the body is malformed.",
    401: "The API key is missing or invalid.",
    403: "The API key lacks the scope.",
    404: "Nothing has that name.",
    406: "The resource has no representation that `Accept` allows.",
    409: "The request conflicts with what is stored.",
    410: "The text was withdrawn; `tombstone` says what it was, when it went, and why.",
    412: "The resource is not in the state that `If-Match` names.",
    413: "The body, or the source in it, is larger than the service takes.",
    416: "The file is not that long.",
    415: "The media type is not supported.",
    422: "The content was understood, but cannot be published; `errors` says which block and why.",
    429: "Too many requests; wait as long as `Retry-After` says.",
}
# The keywords of JSON Schema that have values, and those that have schemas under names of our own.
_VALUES = frozenset({"default", "examples", "enum", "const", "required"})
_SCHEMAS_BY_NAME = frozenset({"properties", "$defs"})
_OF_EXAMPLES = "As the service answers; lists are cut to two items, and texts to some lines"
_USUAL_PROBLEMS = (400, 406, 429)
_NEEDS_KEY: list[Any] = [{"ApiKey": []}]
_WITHOUT_BODY = (301,)
_HEADERS_OF_STATUS = {"301": ("Location",), "201": ("Location",), "401": ("WWW-Authenticate",), "429": ("Retry-After",)}


class RequestAwarePydantic(PydanticExtension):  # type: ignore[no-untyped-call]
    """Describes a pydantic model as it is read in a request, and as it is written in an answer."""

    target_class = "pydantic.BaseModel"
    match_subclasses = True
    priority = 1

    def map_serializer(self, auto_schema: AutoSchema, direction: str) -> Any:
        """Return the JSON Schema of the model; the schemas that it refers to are registered as components."""
        mode = "validation" if direction == "request" else "serialization"
        schema = without_defaults(self.target.model_json_schema(ref_template="#/components/schemas/{model}", mode=mode))
        for name, part in schema.pop("$defs", {}).items():
            component = ResolvedComponent(  # type: ignore[no-untyped-call]
                name=name, type=ResolvedComponent.SCHEMA, object=name, schema=part
            )
            auto_schema.registry.register_on_missing(component)
        return schema


@cache
def examples() -> Mapping[str, Any]:
    """Return the answers of a service with the real article, by the names of the operations."""
    return dict(json.loads((Path(__file__).parents[2] / "examples.json").read_text(encoding="utf-8")))


def _add_example(described: dict[str, Any], example: Mapping[str, Any] | None) -> None:
    """Add to the description of an operation what the service answered for the real article."""
    if example is not None:
        content = described["responses"][example["status"]]["content"][example["media_type"]]
        content["examples"] = {"TheRealArticle": {"summary": _OF_EXAMPLES, "value": example["value"]}}


def without_defaults(schema: Any) -> Any:
    """Return a JSON Schema without `default`, which stands in the description unless it is null.

    Generators of clients take a member with a default for one that is always there, in what is sent as in what is answered.
    """
    if isinstance(schema, list):
        return [without_defaults(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    kept = {name: part if name in _VALUES else _members_without_defaults(name, part) for name, part in schema.items()}
    default = kept.pop("default", None)
    if default is not None:
        kept["description"] = f"{kept.get('description', '').rstrip('.')}; `{default}` if it is absent".lstrip("; ")
    return kept


def _members_without_defaults(name: str, part: Any) -> Any:
    """Return a part of a schema without `default`; a member of an object may itself be called so."""
    if name in _SCHEMAS_BY_NAME and isinstance(part, dict):
        return {member: without_defaults(schema) for member, schema in part.items()}
    return without_defaults(part)


class ResourceSchema(AutoSchema):
    """Describes an operation from its declaration, its URL pattern and its view."""

    @property
    def operation(self) -> Operation:
        """The declaration of the operation that is described."""
        declared: Operation = getattr(self.view, self.method.lower()).operation
        return declared

    def get_operation(self, *args: Any, **kwargs: Any) -> Any:
        """Return the description of the operation, with the headers of its answers."""
        described = super().get_operation(*args, **kwargs)
        if described is None:  # The document does not describe itself.
            return None
        described["security"] = self.get_auth()
        for status, response in described["responses"].items():
            response["description"] = response["description"] or self.operation.summary
            names = self._headers(status)
            response["headers"] = {name: {"$ref": f"#/components/headers/{name}"} for name in names}
        _add_example(described, examples().get(self.operation.name))
        return described

    def get_operation_id(self) -> str:
        """Return the name of the operation."""
        return self.operation.name

    def get_summary(self) -> str:
        """Return what the operation does, in a few words."""
        return self.operation.summary

    def get_description(self) -> str:  # type: ignore[override]
        """Return what there is to know of the operation."""
        return self.operation.description

    def get_tags(self) -> list[str]:
        """Return the group that the operation is shown in."""
        return [cast("Resource", self.view).tag.name]

    def get_auth(self) -> list[Any]:
        """Return the security that the operation needs: a key, or none. That a key gives a higher rate is told in words."""
        return _NEEDS_KEY if self._needs_key() else []

    def get_override_parameters(self) -> list[Any]:
        """Return the parameters of path, headers and query."""
        paths = map(path_parameter, sorted(uritemplate.variables(self.path)))
        return [*paths, *header_parameters(self.operation), *query_parameters(self.operation)]

    def get_request_serializer(self) -> Any:
        """Return the models of the body by media type, or None if the operation takes no body."""
        if self.operation.bodies:
            return dict(self.operation.bodies)
        if self.operation.body is None:
            return None
        return {parser.media_type: self.operation.body for parser in self.view.parser_classes}

    def get_response_serializers(self) -> Any:
        """Return the answers of the operation, the problems that it can end in, and that nothing changed."""
        responses: dict[Any, Any] = {
            status: self._answer(status, answer) for status, answer in self.operation.answers.items()
        }
        for status in sorted(self._problems()):
            shape = WithdrawnProblem if status == 410 else Problem
            responses[(status, "application/problem+json")] = OpenApiResponse(shape, description=_MEANINGS[status])
        if self.method == "GET":
            responses[304] = OpenApiResponse(description=_MEANINGS[304])
        return responses

    def _answer(self, status: int | tuple[int, str], answer: Any) -> Any:
        """Return an answer as drf-spectacular takes it; a text describes the declared answer, a file, or a redirect."""
        if not isinstance(answer, str):
            return answer
        if status in _WITHOUT_BODY:
            return OpenApiResponse(description=answer)
        return OpenApiResponse(
            self.operation.answer if isinstance(status, int) else OpenApiTypes.STR, description=answer
        )

    def _problems(self) -> set[int]:
        """Return the statuses of the problems that the operation can end in."""
        problems = {*_USUAL_PROBLEMS, *self.operation.problems}
        if uritemplate.variables(self.path):
            problems.add(404)
        if self._needs_key():
            problems |= {401, 403}
        if self.method != "GET":
            problems |= {413, 415, 422} if self._needs_key() else {413, 415}
        if self.operation.if_match:
            problems.add(412)
        if self.operation.idempotent:
            problems.add(409)
        return problems

    def _needs_key(self) -> bool:
        return needs_key(self.view.permission_classes, self.method)

    def _headers(self, status: str) -> list[str]:
        """Return the headers that an answer of this status carries."""
        names = ["RateLimit", "RateLimit-Policy", *_HEADERS_OF_STATUS.get(status, ())]
        if self.method == "GET" and status in ("200", "304"):
            names += ["ETag", "Cache-Control"]
        if self.method == "PATCH" and status == "200":
            names += ["ETag", "Content-Location"]
        if self.operation.immutable and status == "200":
            names.append("Repr-Digest")
        if status == "200" and self.operation.answer and "next" in self.operation.answer.model_fields:
            names.append("Link")
        return names

    def _is_list_view(self, serializer: object = None) -> bool:
        """No view is a list of serializers as DRF knows it."""
        return False
