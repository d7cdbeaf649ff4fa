"""Why a value is refused, in plain words: no sentence of pydantic's own is left."""

from typing import Annotated, Any, Literal

import pytest
from pydantic import AfterValidator, BaseModel, Field, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails, PydanticCustomError

from articles.intake.sidecar.fields import Slug
from articles.reasons import predicate_of, reason_of


class Named(BaseModel):
    """An object."""

    name: str


def refused(_: object) -> object:
    raise ValueError("It is a Sunday.")


def custom(_: object) -> object:
    raise PydanticCustomError("x", "must be a weekday")


def error_of(kind: Any, value: object) -> ErrorDetails:
    with pytest.raises(ValidationError) as invalid:
        TypeAdapter(kind).validate_python(value, strict=True)
    return invalid.value.errors()[0]


@pytest.mark.parametrize(
    ("kind", "value", "predicate"),
    [
        (Annotated[int, Field(ge=1)], 0, "must be at least 1"),
        (Annotated[int, Field(le=100)], 101, "must be at most 100"),
        (Annotated[int, Field(gt=1)], 1, "must be greater than 1"),
        (Annotated[int, Field(lt=9)], 9, "must be less than 9"),
        (Annotated[str, Field(min_length=1)], "", "must have at least one character"),
        (Annotated[str, Field(min_length=2)], "x", "must have at least 2 characters"),
        (Annotated[str, Field(max_length=1)], "xx", "must have at most 1 character"),
        (Annotated[str, Field(max_length=5000)], "x" * 5001, "must have at most 5,000 characters"),
        (Annotated[list[int], Field(min_length=1)], [], "must have at least one item"),
        (Annotated[list[int], Field(max_length=2)], [1, 2, 3], "must have at most 2 items"),
        (Slug, "No Slug", "must be of the letters a to z and digits, with single hyphens between them"),
        (Annotated[str, Field(pattern="^a$")], "b", "must match the pattern ^a$"),
        (Annotated[str, Field(pattern=r"^[^\x00]+$")], "\x00", "must not hold a NUL character"),
        (Literal["a", "b", "c"], "d", "must be “a”, “b” or “c”"),
        (str, 1, "must be a text"),
        (int, "1", "must be a whole number"),
        (float, "1", "must be a number"),
        (bool, 1, "must be true or false"),
        (list[int], {}, "must be a list"),
        (dict[str, int], [], "must be an object"),
        (Named, [], "must be an object"),
        (Named, {}, "must be given"),
        (bytes, 1, "must be a valid bytes"),
        (Annotated[str, AfterValidator(custom)], "x", "must be a weekday"),
    ],
)
def test_what_a_value_must_be(kind: Any, value: object, predicate: str) -> None:
    error = error_of(kind, value)
    assert predicate_of(error) == predicate
    assert reason_of(error) == predicate


def test_the_sentence_of_a_check_of_our_own_stands_as_it_is_without_its_full_stop() -> None:
    error = error_of(Annotated[str, AfterValidator(refused)], "x")
    assert predicate_of(error) is None
    assert reason_of(error) == "It is a Sunday"
