"""JSON bodies: each wrong member is named by its pointer, with a sentence that helps."""

from typing import Any

import pytest
from pydantic import BaseModel, ConfigDict, field_validator
from rest_framework.parsers import JSONParser
from rest_framework.request import Request
from rest_framework.test import APIRequestFactory

from articles.api.http.json_body import body_of
from articles.web.problems import ApiError


class Outlet(BaseModel):
    """A part of the body."""

    model_config = ConfigDict(extra="forbid", strict=True)

    name: str = ""

    @field_validator("name")
    @classmethod
    def _be_long(cls, value: str) -> str:
        if value == "x":
            raise ValueError("a name has two letters or more.")
        return value


class Publication(BaseModel):
    """The body."""

    model_config = ConfigDict(extra="forbid", strict=True)

    year: int = 0
    outlets: list[Outlet] = []


def read(body: Any) -> Publication:
    request = Request(APIRequestFactory().post("/", body, format="json"), parsers=[JSONParser()])
    return body_of(request, Publication)


def refusal(body: Any) -> ApiError:
    with pytest.raises(ApiError) as refused:
        read(body)
    return refused.value


def test_a_body_is_read_as_its_model() -> None:
    assert read({"year": 2023, "outlets": [{"name": "Herald"}]}).outlets[0].name == "Herald"


def test_the_sentence_about_an_unknown_member_names_the_nearest_and_all_others() -> None:
    (error,) = refusal({"yaer": 2023}).errors
    assert (error.pointer, error.code) == ("/yaer", "unknown_member")
    assert error.detail == "“yaer” is not a member of this object. Did you mean “year”? It takes: year, outlets."


def test_the_members_named_are_those_of_the_object_it_stands_in() -> None:
    (error,) = refusal({"outlets": [{"nam": "Herald"}]}).errors
    assert (error.pointer, error.detail.endswith("It takes: name.")) == ("/outlets/0/nam", True)


def test_a_long_name_is_cut() -> None:
    (error,) = refusal({"y" * 81: 1}).errors
    assert f"“{'y' * 80}” is not" in error.detail


def test_the_sentence_about_a_wrong_value_has_its_reason_and_one_full_stop() -> None:
    (error,) = refusal({"outlets": [{"name": "x"}]}).errors
    assert error.detail == "/outlets/0/name: a name has two letters or more."


def test_numbers_are_not_read_from_texts() -> None:
    assert refusal({"year": "2023"}).errors[0].pointer == "/year"


@pytest.mark.parametrize("body", [[], [1]])
def test_another_value_than_an_object_is_refused(body: Any) -> None:
    (error,) = refusal(body).errors
    assert (error.pointer, error.code) == ("", "not_an_object")


def test_no_body_at_all_is_distinguished_from_an_empty_object() -> None:
    request = Request(APIRequestFactory().post("/", content_type="application/json"), parsers=[JSONParser()])
    with pytest.raises(ApiError) as refused:
        body_of(request, Publication)
    assert refused.value.code == "malformed_json"
    assert read({}).year == 0


def test_the_first_hundred_errors_are_listed_and_ten_are_in_the_detail() -> None:
    error = refusal({"outlets": [{"name": "x"}] * 101})
    assert len(error.errors) == 100
    assert error.detail.count("two letters") == 10
