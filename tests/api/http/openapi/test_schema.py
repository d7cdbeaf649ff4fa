"""How an operation is described: its problems, its headers and its key."""

from types import SimpleNamespace
from typing import Any, cast

import pytest
from drf_spectacular.openapi import AutoSchema
from pydantic import BaseModel, Field

from articles.api.http.lists import list_of
from articles.api.http.openapi.schema import RequestAwarePydantic, ResourceSchema, without_defaults
from articles.api.http.permissions import MayPublish, MustPublish
from articles.representations.shape import Shape
from articles.web.problems import Problem, WithdrawnProblem


class Answer(Shape):
    """What a made operation answers."""

    id: int


def described(method: str = "GET", path: str = "/a/", permission: type = MayPublish, **facts: Any) -> ResourceSchema:
    known = {
        "answer": Answer,
        "answers": {200: Answer},
        "problems": (),
        "if_match": False,
        "idempotent": False,
        "immutable": False,
        "body": None,
        "bodies": {},
    }
    operation = SimpleNamespace(**(known | facts))
    schema: Any = ResourceSchema()
    schema.path, schema.method = path, method
    handler = SimpleNamespace(operation=operation)
    schema.view = SimpleNamespace(permission_classes=[permission], parser_classes=[], **{method.lower(): handler})
    return cast(ResourceSchema, schema)


def problems(schema: ResourceSchema) -> set[int]:
    return {key[0] for key in schema.get_response_serializers() if isinstance(key, tuple)}


@pytest.mark.parametrize(
    ("schema", "statuses"),
    [
        (described(), {400, 406, 429}),
        (described(path="/a/{slug}/"), {400, 404, 406, 429}),
        (described(permission=MustPublish), {400, 401, 403, 406, 429}),
        (described("POST"), {400, 401, 403, 406, 413, 415, 422, 429}),
        (described("PATCH", if_match=True), {400, 401, 403, 406, 412, 413, 415, 422, 429}),
        (described("POST", idempotent=True), {400, 401, 403, 406, 409, 413, 415, 422, 429}),
        (described(problems=(410, 416)), {400, 406, 410, 416, 429}),
    ],
)
def test_the_problems_that_follow_from_a_declaration(schema: ResourceSchema, statuses: set[int]) -> None:
    assert problems(schema) == statuses


def test_a_question_that_is_posted_needs_no_key_and_has_a_body() -> None:
    schema = described("POST", permission=type("Open", (), {}))
    assert problems(schema) == {400, 406, 413, 415, 429}
    assert schema.get_auth() == []


@pytest.mark.parametrize(
    ("schema", "open_to_all"),
    [(described(), True), (described("POST"), False), (described(permission=MustPublish), False)],
)
def test_a_key_is_needed_to_write_and_none_is_shown_to_read(schema: ResourceSchema, *, open_to_all: bool) -> None:
    assert schema.get_auth() == ([] if open_to_all else [{"ApiKey": []}])


def test_only_reading_may_be_answered_with_304() -> None:
    assert 304 in described().get_response_serializers()
    assert 304 not in described("POST").get_response_serializers()


def test_a_withdrawn_text_has_a_problem_of_its_own() -> None:
    answers = described(problems=(404, 410)).get_response_serializers()
    shapes = {key[0]: value.response for key, value in answers.items() if isinstance(key, tuple)}
    assert (shapes[410], shapes[404]) == (WithdrawnProblem, Problem)


def test_a_text_describes_the_declared_answer_or_a_file() -> None:
    answers = described(answers={201: "Stored.", (200, "text/plain"): "A file."}).get_response_serializers()
    assert (answers[201].response, answers[201].description) == (Answer, "Stored.")
    assert answers[200, "text/plain"].response != Answer


def test_a_list_names_the_pages_around_it_in_a_header() -> None:
    schema = described(answer=list_of(Answer))
    assert "Link" in schema._headers("200")
    assert "Link" not in schema._headers("304")
    assert "Link" not in described(answer=None)._headers("200")


LIMITS = ["RateLimit", "RateLimit-Policy"]


@pytest.mark.parametrize(
    ("schema", "status", "names"),
    [
        (described(), "200", ["ETag", "Cache-Control"]),
        (described(), "304", ["ETag", "Cache-Control"]),
        (described(), "404", []),
        (described(), "429", ["Retry-After"]),
        (described(immutable=True), "200", ["ETag", "Cache-Control", "Repr-Digest"]),
        (described(immutable=True), "304", ["ETag", "Cache-Control"]),
        (described("POST"), "200", []),
        (described("POST"), "201", ["Location"]),
        (described("POST"), "401", ["WWW-Authenticate"]),
        (described("PATCH"), "200", ["ETag", "Content-Location"]),
        (described("PATCH"), "304", []),
    ],
)
def test_the_headers_of_an_answer(schema: ResourceSchema, status: str, names: list[str]) -> None:
    assert schema._headers(status) == [*LIMITS, *names]


def test_no_view_is_a_list_as_drf_knows_it() -> None:
    assert described()._is_list_view() is False


# ── Bodies ──────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_an_operation_has_the_bodies_that_it_declares() -> None:
    schema: Any = described("POST", body=Answer)
    schema.view.parser_classes = [SimpleNamespace(media_type="application/json")]
    assert schema.get_request_serializer() == {"application/json": Answer}
    assert described("POST", bodies={"text/plain": Answer}).get_request_serializer() == {"text/plain": Answer}
    assert described("POST").get_request_serializer() is None


class Sent(BaseModel):
    """A model that is read otherwise than it is written."""

    name: str = Field("x", validation_alias="given")


@pytest.mark.parametrize(("direction", "name"), [("request", "given"), ("response", "name")])
def test_a_model_is_described_as_it_is_read_or_as_it_is_written(direction: str, name: str) -> None:
    schema = RequestAwarePydantic(Sent).map_serializer(SimpleNamespace(registry=None), direction)  # type: ignore
    assert set(schema["properties"]) == {name}


def test_no_default_is_left_and_one_that_says_something_is_told_in_words() -> None:
    class Part(BaseModel):
        """A part."""

        note: str | None = Field(default=None, description="A note", examples=[{"default": None}])

    class Whole(BaseModel):
        """A model with a member that is called as what is left out."""

        default: str = "x"
        size: int = Field(20, description="How many.")
        part: Part | None = None

    schema = without_defaults(Whole.model_json_schema())
    assert schema["properties"]["default"] == {
        "title": "Default",
        "type": "string",
        "description": "`x` if it is absent",
    }
    assert schema["properties"]["size"]["description"] == "How many; `20` if it is absent"
    assert "default" not in schema["properties"]["part"]
    note = schema["$defs"]["Part"]["properties"]["note"]
    assert ("default" in note, note["description"], note["examples"]) == (False, "A note", [{"default": None}])


# ── The whole description ───────────────────────────────────────────────────────────────────────────────────────────
def test_an_answer_that_is_not_described_has_the_summary_and_its_headers(monkeypatch: pytest.MonkeyPatch) -> None:
    responses = {"200": {"description": ""}, "404": {"description": "Nothing has that name."}}
    monkeypatch.setattr(AutoSchema, "get_operation", lambda *_: {"responses": responses})
    operation = described(summary="Return a thing", name="x").get_operation()
    assert operation["security"] == []
    headers = {name: {"$ref": f"#/components/headers/{name}"} for name in [*LIMITS, "ETag", "Cache-Control"]}
    assert operation["responses"] == {
        "200": {"description": "Return a thing", "headers": headers},
        "404": {"description": "Nothing has that name.", "headers": {name: headers[name] for name in LIMITS}},
    }


def test_the_document_does_not_describe_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(AutoSchema, "get_operation", lambda *_: None)
    assert described().get_operation() is None
