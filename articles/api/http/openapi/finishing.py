"""What is added to the document after spectacular has made it: headers, names without suffix, and where the service is."""

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
_OF_STATUS = {"201": ("Location",), "401": ("WWW-Authenticate",), "429": ("Retry-After",)}
_SUFFIX = re.compile(r"Shape$")


def finished(result: dict[str, Any], generator: object, request: object, public: bool) -> dict[str, Any]:
    """Return the document with what spectacular has no words for (a postprocessing hook of drf-spectacular)."""
    result["servers"] = [{"url": "/", "description": "This service"}]
    result["components"]["securitySchemes"] = {"ApiKey": _API_KEY}
    result["components"]["headers"] = _HEADERS
    for operations in result["paths"].values():
        for method, operation in operations.items():
            for status, response in operation["responses"].items():
                response["description"] = response["description"] or operation["summary"]
                names = _header_names(method, operation, status)
                response["headers"] = {name: {"$ref": f"#/components/headers/{name}"} for name in names}
    _allow_fields(result)
    return dict(_renamed(result))


def _allow_fields(result: dict[str, Any]) -> None:
    """Let the answer of an operation that knows `fields` be either whole, or what `fields` leaves of it."""
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
            # Where there may be something else as well, such as a tombstone, the first is what the list is of.
            known = holder[key].get("anyOf", [holder[key]])
            if all("$ref" in one for one in known):
                holder[key] = {"anyOf": [*known, *_fields_of(known, schemas)]}


def _fields_of(known: list[dict[str, str]], schemas: dict[str, Any]) -> list[dict[str, str]]:
    """Return the references to what `fields` leaves of each schema in `known` that has none yet."""
    named = [_component(one) for one in known]
    partial = [_some_of(name, schemas) for name in named if not name.endswith("Fields")]
    return [one for one in partial if one not in known]


def _some_of(name: str, schemas: dict[str, Any]) -> dict[str, str]:
    """Return the reference to the schema of some fields of the one called `name`, which is made where it is missing."""
    partial = f"{_SUFFIX.sub('', name)}Fields"
    if partial not in schemas:
        whole = {key: value for key, value in schemas[name].items() if key != "required"}
        bounds = {"minProperties": 1, "maxProperties": len(whole["properties"]) - 1}
        told = {"title": partial, "description": f"What the parameter `fields` leaves of {_SUFFIX.sub('', name)}."}
        schemas[partial] = {**whole, **told, **bounds}
    return {"$ref": f"#/components/schemas/{partial}"}


def _component(reference: dict[str, str]) -> str:
    return reference["$ref"].rpartition("/")[2]


def _header_names(method: str, operation: dict[str, Any], status: str) -> list[str]:
    """Return the headers that an answer of this status carries."""
    immutable = operation["description"].startswith("Immutable")
    read = method == "get" and status in ("200", "304")
    names = ["RateLimit", "RateLimit-Policy", *_OF_STATUS.get(status, ())]
    names += ["ETag", "Cache-Control"] if read else []
    names += ["ETag", "Content-Location"] if method == "patch" and status == "200" else []
    return names + (["Repr-Digest"] if read and immutable and status == "200" else [])


def _renamed(part: Any) -> Any:
    """Return `part` with each component named as the field names it: Article, and not ArticleShape."""
    if isinstance(part, list):
        return [_renamed(item) for item in part]
    if not isinstance(part, dict):
        return _SUFFIX.sub("", part) if isinstance(part, str) and part.startswith("#/components/") else part
    return {_SUFFIX.sub("", key): _renamed(_retitled(key, value)) for key, value in part.items()}


def _retitled(key: str, value: Any) -> Any:
    """Return the title of a schema without its suffix."""
    return _SUFFIX.sub("", value) if key == "title" and isinstance(value, str) else value
