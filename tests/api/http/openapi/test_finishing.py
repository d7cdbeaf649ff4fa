"""Finishing the OpenAPI document: headers, the API key, what `fields` leaves, and names without a suffix."""

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


PART = {
    "title": "PersonFields",
    "description": "What the parameter `fields` leaves of Person.",
    "properties": {"id": {}, "name": {}, "url": {}},
    "minProperties": 1,
    "maxProperties": 2,
}


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


def test_an_answer_that_takes_fields_is_whole_or_a_part() -> None:
    document = finish(answer(reference("PersonShape"), FIELDS), PersonShape=person())
    assert schema_of(document) == {"anyOf": [reference("Person"), reference("PersonFields")]}
    assert document["components"]["schemas"]["PersonFields"] == PART


def test_an_answer_that_does_not_take_fields_stays_whole() -> None:
    document = finish(answer(reference("PersonShape"), [{"name": "cursor"}]), PersonShape=person())
    assert schema_of(document) == reference("Person")
    assert set(document["components"]["schemas"]) == {"Person"}


def test_the_items_of_a_page_are_whole_or_parts() -> None:
    page = {"properties": {"results": {"type": "array", "items": reference("PersonShape")}}}
    document = finish(answer(reference("PageShape"), FIELDS), PageShape=page, PersonShape=person())
    assert schema_of(document) == reference("Page")
    items = document["components"]["schemas"]["Page"]["properties"]["results"]["items"]
    assert items == {"anyOf": [reference("Person"), reference("PersonFields")]}


def test_a_list_of_several_kinds_has_a_part_for_each() -> None:
    several = {"anyOf": [reference("PersonShape"), reference("OutletShape")]}
    outlet: dict[str, Any] = {"properties": {"id": {}, "name": {}}}
    document = finish(answer({**several}, FIELDS), PersonShape=person(), OutletShape=outlet)
    names = ["Person", "Outlet", "PersonFields", "OutletFields"]
    assert schema_of(document) == {"anyOf": [reference(name) for name in names]}


def test_two_operations_share_the_part_and_it_is_added_once() -> None:
    page = {"properties": {"results": {"type": "array", "items": reference("PersonShape")}}}
    paths = {"/a/": answer(reference("PageShape"), FIELDS), "/b/": answer(reference("PageShape"), FIELDS)}
    schemas = {"PageShape": page, "PersonShape": person()}
    document = finished({"paths": paths, "components": {"schemas": schemas}}, None, None, public=True)
    items = document["components"]["schemas"]["Page"]["properties"]["results"]["items"]
    assert items == {"anyOf": [reference("Person"), reference("PersonFields")]}


def test_what_is_not_a_reference_has_no_part() -> None:
    inline = {"type": "object"}
    assert schema_of(finish(answer({**inline}, FIELDS))) == inline
