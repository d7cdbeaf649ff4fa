"""Finishes the OpenAPI document: adds headers, the API key and what `fields` leaves; takes the suffix off names."""

import re
from typing import Any

_HEADERS: dict[str, dict[str, Any]] = {
    "ETag": {"description": "Strong entity tag; send it back in `If-None-Match`", "schema": {"type": "string"}},
    "Cache-Control": {"description": "Whether the answer is immutable or current", "schema": {"type": "string"}},
    "Repr-Digest": {"description": "SHA-256 of the body (RFC 9530)", "schema": {"type": "string"}},
    "Content-Location": {"description": "The immutable address of what is shown", "schema": {"type": "string"}},
    "Link": {"description": "The pages around this one (RFC 8288)", "schema": {"type": "string"}},
    "Location": {"description": "The address of what was made", "schema": {"type": "string"}},
    "Retry-After": {"description": "Seconds to wait", "schema": {"type": "integer"}},
    "RateLimit": {"description": "What is left of the rate, and for how long", "schema": {"type": "string"}},
    "RateLimit-Policy": {"description": "The rate", "schema": {"type": "string"}},
    "WWW-Authenticate": {"description": "How to authenticate", "schema": {"type": "string"}},
}
_API_KEY = {
    "type": "apiKey",
    "in": "header",
    "name": "Authorization",
    "description": "`Api-Key KEY`. Reading needs none; a key with the scope `read` gives a higher rate, and `publish` "
    "lets a program publish.",
}
_SUFFIX = re.compile(r"Shape$")


def finished(result: dict[str, Any], generator: object, request: object, public: bool) -> dict[str, Any]:
    """Return the finished document (a postprocessing hook of drf-spectacular)."""
    result["servers"] = [{"url": "/", "description": "This service"}]
    result["components"]["securitySchemes"] = {"ApiKey": _API_KEY}
    result["components"]["headers"] = _HEADERS
    _allow_fields(result)
    return dict(_renamed(result))


def _allow_fields(result: dict[str, Any]) -> None:
    """Describe the answer of an operation that takes `fields` as either whole, or what `fields` leaves of it."""
    schemas = result["components"]["schemas"]
    for operations in result["paths"].values():
        operation = operations.get("get", {})
        if any(parameter["name"] == "fields" for parameter in operation.get("parameters", ())):
            content = operation["responses"]["200"]["content"]["application/json"]
            listed = (
                schemas[_component(content["schema"])]["properties"].get("results")
                if "$ref" in content["schema"]
                else None
            )
            holder, key = (listed, "items") if listed else (content, "schema")
            # A list may hold several kinds of items, such as passages and tombstones.
            wholes = holder[key].get("anyOf", [holder[key]])
            if all("$ref" in reference for reference in wholes):
                holder[key] = {"anyOf": [*wholes, *_parts_of(wholes, schemas)]}


def _parts_of(wholes: list[dict[str, str]], schemas: dict[str, Any]) -> list[dict[str, str]]:
    """Return a reference to the partial schema of each schema in `wholes`; a partial schema does not have one."""
    names = [_component(reference) for reference in wholes]
    parts = [_part_of(name, schemas) for name in names if not name.endswith("Fields")]
    return [part for part in parts if part not in wholes]


def _part_of(name: str, schemas: dict[str, Any]) -> dict[str, str]:
    """Return the reference to the schema of what `fields` leaves of the schema `name`; it is made if it is missing."""
    part = f"{_SUFFIX.sub('', name)}Fields"
    if part not in schemas:
        optional = {key: value for key, value in schemas[name].items() if key != "required"}
        bounds = {"minProperties": 1, "maxProperties": len(optional["properties"]) - 1}
        words = {"title": part, "description": f"What the parameter `fields` leaves of {_SUFFIX.sub('', name)}."}
        schemas[part] = {**optional, **words, **bounds}
    return {"$ref": f"#/components/schemas/{part}"}


def _component(reference: dict[str, str]) -> str:
    return reference["$ref"].rpartition("/")[2]


def _renamed(part: Any) -> Any:
    """Return `part` with the suffix taken off the name of each component: Article, and not ArticleShape."""
    if isinstance(part, list):
        return [_renamed(item) for item in part]
    if not isinstance(part, dict):
        return _SUFFIX.sub("", part) if isinstance(part, str) and part.startswith("#/components/") else part
    return {_SUFFIX.sub("", key): _renamed(_retitled(key, value)) for key, value in part.items()}


def _retitled(key: str, value: Any) -> Any:
    """Return the title of a schema without its suffix."""
    return _SUFFIX.sub("", value) if key == "title" and isinstance(value, str) else value
