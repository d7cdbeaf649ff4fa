"""Finishing the OpenAPI document: headers, the API key, whole types, and names without a suffix."""

from typing import Any

from articles.api.http.openapi.finishing import finished

FIELDS = [{"name": "fields"}]


def reference(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{name}"}


def answer(schema: dict[str, Any], parameters: list[dict[str, Any]] | None = None) -> dict[str, Any]:
    content = {"application/json": {"schema": schema}}
    return {"get": {"parameters": parameters or [], "responses": {"200": {"content": content}}}}


def finish(path: dict[str, Any], **schemas: Any) -> dict[str, Any]:
    return finished({"paths": {"/a/": path}, "components": {"schemas": schemas}}, None, None, public=True)


def schema_of(document: dict[str, Any]) -> Any:
    return document["paths"]["/a/"]["get"]["responses"]["200"]["content"]["application/json"]["schema"]


def person() -> dict[str, Any]:
    return {"title": "PersonShape", "properties": {"id": {}, "name": {}, "url": {}}, "required": ["id", "name", "url"]}


def test_the_document_has_its_server_its_key_and_its_headers() -> None:
    document = finish({"post": {}})
    assert document["servers"][0]["url"] == "/"
    assert set(document["components"]["securitySchemes"]) == {"ApiKey"}
    assert "Repr-Digest" in document["components"]["headers"]


def test_the_suffix_is_taken_off_names_references_and_titles_and_nothing_else() -> None:
    described = {"title": "PersonShape", "description": "A PersonShape", "items": [reference("OtherShape")]}
    document = finish(answer(reference("PersonShape")), PersonShape=described)
    assert document["components"]["schemas"] == {
        "Person": {"title": "Person", "description": "A PersonShape", "items": [reference("Other")]}
    }
    assert schema_of(document) == reference("Person")


def test_an_answer_that_takes_fields_has_the_type_of_the_whole() -> None:
    document = finish(answer(reference("PersonShape"), FIELDS), PersonShape=person())
    assert schema_of(document) == reference("Person")
    assert document["components"]["schemas"]["Person"]["required"] == ["id", "name", "url"]
    assert set(document["components"]["schemas"]) == {"Person"}
