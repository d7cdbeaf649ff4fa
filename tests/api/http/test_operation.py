"""Declaring an operation: what is declared once holds for the request, for the answer and for the documentation."""

import json
from typing import Any

import pytest
from django.http import HttpResponse, JsonResponse
from pydantic import BaseModel, ConfigDict
from rest_framework.test import APIRequestFactory

from articles.api.http.operation import Operation, operation
from articles.api.http.pagination import Key, Ordering
from articles.api.http.query import Flag, ListQuery, Query, flag
from articles.api.http.read_by_post import ReadByPost
from articles.representations.shape import Shape
from articles.web.query import BaseQuery


class ColourShape(Shape):
    """A colour."""

    name: str
    hue: int


class ColourSummary(Shape):
    """A colour in a list."""

    name: str


class GoneShape(Shape):
    """A colour that is gone."""

    gone: bool


class ColourBody(BaseModel):
    """A colour to mix."""

    model_config = ConfigDict(extra="forbid", strict=True)

    hue: int


class MixQuery(BaseQuery):
    """How to mix."""

    dry_run: Flag = flag("Only say what would be", example="true")


BY_NAME = Ordering("name", (Key("name"),))
BY_HUE = Ordering("hue", (Key("hue"),))


class Colours(ReadByPost):
    """A resource that says what its methods were given."""

    @operation("colours_retrieve", answer=ColourShape)
    def get(self, request: Any, query: Query, name: str = "") -> HttpResponse:
        """One colour.

        With its hue,
        and its name.
        """
        return JsonResponse({"fields": query.fields, "name": name})

    @operation("colours_mix", answer=ColourShape, status=201, others={200: "A rehearsal"}, problems=(409,))
    def post(self, request: Any, query: MixQuery, body: ColourBody) -> HttpResponse:
        """Mix a colour."""
        return JsonResponse({"dry_run": query.dry_run, "hue": body.hue})

    @operation("colours_remove", status=204, others={204: "It is gone."})
    def delete(self, request: Any) -> HttpResponse:
        """Remove all colours."""
        return HttpResponse(status=204)


def declared(method: Any) -> Operation:
    operation: Operation = method.operation
    return operation


def ask(method: str, query: str = "", body: Any = None, **path: str) -> Any:
    request = getattr(APIRequestFactory(), method)(f"/colours/{query}", body, format="json" if body else None)
    return Colours.as_view()(request, **path)


def json_of(answer: Any) -> Any:
    return json.loads(answer.content)


def wrong_parameters(answer: Any) -> dict[str, str]:
    assert answer.status_code == 400
    return {error["parameter"]: error["detail"] for error in json_of(answer)["errors"]}


# ── What is documented ──────────────────────────────────────────────────────────────────────────────────────────────
def test_the_docstring_is_the_summary_and_the_description() -> None:
    assert declared(Colours.get).summary == "One colour"
    assert declared(Colours.get).description == "With its hue, and its name."
    assert declared(Colours.post).description == ""


def test_a_text_may_be_added_to_the_description() -> None:
    @operation("colours", more="Of 7 hues.")
    def get(self: Any, request: Any) -> HttpResponse:
        """One colour.

        With its name.
        """
        raise NotImplementedError

    assert declared(get).description == "With its name. Of 7 hues."


@pytest.mark.parametrize(("details", "description"), [("", "Immutable."), ("\n\nAs mixed.", "Immutable. As mixed.")])
def test_the_description_of_an_immutable_answer_says_so(details: str, description: str) -> None:
    def get(self: Any, request: Any) -> HttpResponse:
        raise NotImplementedError

    get.__doc__ = f"One colour.{details}"
    immutable = declared(operation("colours", answer=ColourShape, immutable=True)(get))
    assert immutable.description == description
    assert immutable.immutable
    assert not declared(Colours.get).immutable


def test_the_answers_stand_under_their_statuses() -> None:
    assert declared(Colours.get).answers == {200: ColourShape}
    assert declared(Colours.post).answers == {201: ColourShape, 200: "A rehearsal"}
    assert declared(Colours.delete).answers == {204: "It is gone."}


def test_the_models_are_those_of_the_signature() -> None:
    assert declared(Colours.post).query is MixQuery
    assert declared(Colours.post).body is ColourBody
    assert declared(Colours.get).body is None
    assert declared(Colours.delete).query is BaseQuery


def test_the_method_keeps_its_name_and_docstring() -> None:
    assert Colours.get.__name__ == "get"
    assert str(Colours.get.__doc__).startswith("One colour.")


# ── Lists ───────────────────────────────────────────────────────────────────────────────────────────────────────────
def listed(**options: Any) -> Operation:
    @operation("colours_list", answer=ColourSummary, **options)
    def get(self: Any, request: Any, query: ListQuery) -> HttpResponse:
        """The colours."""
        raise NotImplementedError

    return declared(get)


def test_a_list_answers_with_pages_of_its_items() -> None:
    page = listed(many=[BY_NAME]).answer
    assert page is not None
    assert page.__name__ == "ColourList"
    assert list(page.model_fields) == ["next", "previous", "results"]
    assert page.model_fields["results"].annotation == list[ColourSummary]


def test_a_list_may_hold_items_of_another_shape() -> None:
    page = listed(many=[BY_NAME], also=[GoneShape]).answer
    assert page is not None
    assert page.model_fields["results"].annotation == list[ColourSummary | GoneShape]


def test_a_page_of_its_own_is_kept() -> None:
    assert listed(page=GoneShape).answer is GoneShape


def test_a_list_takes_the_cursors_of_its_orderings() -> None:
    query = listed(many=[BY_NAME, BY_HUE]).query
    assert issubclass(query, ListQuery)
    assert query.orderings == (BY_NAME, BY_HUE)
    assert ListQuery.orderings == ()
    assert "(name|hue)" in query.model_json_schema()["properties"]["cursor"]["anyOf"][0]["pattern"]


def test_the_fields_of_a_list_are_those_of_its_items() -> None:
    assert listed(many=[BY_NAME]).fields == ("name",)
    assert listed(page=GoneShape).fields == ("name",)


# ── What a method is given ──────────────────────────────────────────────────────────────────────────────────────────
def test_the_query_is_parsed_and_passed() -> None:
    assert json_of(ask("get", "?fields=hue", name="red")) == {"fields": ["hue"], "name": "red"}


def test_the_fields_are_those_of_the_answer() -> None:
    wrong = wrong_parameters(ask("get", "?fields=huge"))
    detail = "“huge” is not a field of this resource. Did you mean “hue”? It takes: name, hue."
    assert wrong["fields"] == detail


def test_a_method_without_a_query_takes_no_parameters() -> None:
    wrong = wrong_parameters(ask("delete", "?colour=red"))
    assert wrong["colour"] == "“colour” is not a parameter of this address. It takes none."
    assert ask("delete").status_code == 204


def test_the_body_is_parsed_and_passed() -> None:
    assert json_of(ask("post", "?dry_run=true", {"hue": 7})) == {"dry_run": True, "hue": 7}
    assert json_of(ask("post", "", {"hue": 7}))["dry_run"] is False


def test_a_wrong_body_does_not_reach_the_method() -> None:
    answer = ask("post", "", {"hue": "red"})
    assert answer.status_code == 400
    assert [error["pointer"] for error in json_of(answer)["errors"]] == ["/hue"]


def test_a_wrong_query_is_refused_before_the_body_is_read() -> None:
    assert set(wrong_parameters(ask("post", "?dry_run=perhaps", {"hue": "red"}))) == {"dry_run"}


@pytest.mark.parametrize("rehearsal", [False, True])
def test_an_idempotent_operation_is_done_once_but_for_a_rehearsal(
    monkeypatch: pytest.MonkeyPatch, rehearsal: bool
) -> None:
    rehearsals = []

    def done_once(request: Any, answer: Any, *, rehearsal: bool) -> Any:
        rehearsals.append(rehearsal)
        return answer()

    monkeypatch.setattr("articles.api.http.operation.done_once", done_once)

    class Mixing(ReadByPost):
        @operation("colours_mix", answer=ColourShape, idempotent=True)
        def post(self, request: Any, query: MixQuery) -> HttpResponse:
            """Mix a colour."""
            return HttpResponse(status=201)

    request = APIRequestFactory().post(f"/colours/?dry_run={str(rehearsal).lower()}")
    assert Mixing.as_view()(request).status_code == 201
    assert rehearsals == [rehearsal]
