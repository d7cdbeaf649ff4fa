"""Query parameters of any door: declared as a pydantic model, and checked strictly. Knows no resource."""

import re
from collections.abc import Sequence
from typing import Annotated, Any, ClassVar, TypeVar

from django.http import QueryDict
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError
from pydantic_core import PydanticCustomError

from articles.reasons import predicate_of, reason_of
from articles.web.problems import ApiError, ProblemError
from articles.web.unknown_names import unknown_name

LONGEST_NAME = 80  # characters that an error shows of the name of a parameter
_POSITIVE = re.compile(r"^[1-9][0-9]{0,17}$")


def whole(value: str) -> int:
    """Return the whole number from 1 that a text spells. Raises `PydanticCustomError`."""
    if not _POSITIVE.fullmatch(value):
        raise PydanticCustomError("value_error", "must be a whole number from 1")
    return int(value)


Whole = Annotated[int, Field(ge=1), BeforeValidator(whole)]
Text = Annotated[str, Field(min_length=1, max_length=500, pattern=r"^[^\x00]+$")]


class BaseQuery(BaseModel):
    """The query parameters of an operation; one that is not declared is an error that names the nearest known one."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    # Parameters that hold several values: they are written a,b,c, or repeated.
    several: ClassVar[frozenset[str]] = frozenset()


SomeQuery = TypeVar("SomeQuery", bound=BaseQuery)


def parse(query: QueryDict, model: type[SomeQuery]) -> SomeQuery:
    """Return the query parameters as `model`. Raises `ApiError` naming each parameter that is wrong."""
    errors = [*_unknown(query, model), *_repeated(query, model), *_unprintable(query)]
    if errors:
        raise invalid(errors)
    try:
        return model.model_validate({name: ",".join(query.getlist(name)) for name in query})
    except ValidationError as error:
        raise invalid([_problem(item) for item in error.errors()]) from error


def invalid(errors: Sequence[ProblemError]) -> ApiError:
    """Return the error of a query with these faults, at least one."""
    code = "malformed_cursor" if errors[0].code == "malformed_cursor" else "invalid_parameter"
    return ApiError(code, " ".join(error.detail for error in errors), errors)


def _unknown(query: QueryDict, model: type[BaseQuery]) -> list[ProblemError]:
    known = [field.alias or name for name, field in model.model_fields.items()]
    return [
        ProblemError(
            parameter=name[:LONGEST_NAME],
            code="unknown_parameter",
            detail=unknown_name(name, "a parameter of this address", known),
        )
        for name in query
        if name not in known
    ]


def _repeated(query: QueryDict, model: type[BaseQuery]) -> list[ProblemError]:
    return [
        ProblemError(parameter=name, code="repeated_parameter", detail=f"“{name}” is given more than once.")
        for name in query
        if len(query.getlist(name)) > 1 and name not in model.several
    ]


def _unprintable(query: QueryDict) -> list[ProblemError]:
    return [
        ProblemError(parameter=name, code="invalid", detail=f"“{name}” holds a NUL character.")
        for name, value in query.items()
        if isinstance(value, str) and "\x00" in value
    ]


def _problem(item: Any) -> ProblemError:
    name = str(item["loc"][0]) if item["loc"] else ""
    if name == "cursor":
        detail = "The cursor is not one that this list gave out; begin again without it."
        return ProblemError(parameter=name, code="malformed_cursor", detail=detail)
    predicate = predicate_of(item)
    detail = f"“{name}” {predicate}." if predicate else f"“{name}” is not valid: {reason_of(item)}."
    return ProblemError(parameter=name, code=item["type"], detail=detail)
