"""Query parameters: declared once as a pydantic model, checked strictly, and described in OpenAPI from the same model."""

import re
from difflib import get_close_matches
from typing import Annotated, Any, ClassVar, TypeVar

from django.http import QueryDict
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, WithJsonSchema

from articles.api.http.pagination import Ordering, cursor_pattern
from articles.partial_dates import PATTERN, partial_date
from articles.representations.shape import Shape
from articles.web.problems import ApiError, ProblemError

_POSITIVE = re.compile(r"^[1-9][0-9]{0,17}$")


def _whole(value: str) -> int:
    if not _POSITIVE.fullmatch(value):
        raise ValueError("not a whole number from 1")
    return int(value)


def comma_separated(value: Any) -> Any:
    """Split the items of a list parameter, which is written `a,b,c`."""
    return tuple(value.split(",")) if isinstance(value, str) else value


Whole = Annotated[int, Field(ge=1), BeforeValidator(_whole)]
RowId = Annotated[int, Field(ge=1, lt=10**18), BeforeValidator(_whole)]
DateParameter = Annotated[
    str,
    BeforeValidator(partial_date),
    WithJsonSchema({"type": "string", "pattern": PATTERN}),
]
Text = Annotated[str, Field(min_length=1, max_length=500, pattern=r"^[^\x00]+$")]


class BaseQuery(BaseModel):
    """The query parameters of an operation; one that is not declared is an error that names the nearest known one."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    # Parameters that hold several values: written a,b,c, and taken as well when they are repeated, as some clients do.
    several: ClassVar[frozenset[str]] = frozenset()


class Query(BaseQuery):
    """The query parameters of reading."""

    several = frozenset({"fields"})

    fields: Annotated[tuple[str, ...] | None, BeforeValidator(comma_separated)] = Field(
        default=None, description="Return only these top-level fields (of each item, in a list)"
    )


class ListQuery(Query):
    """The query parameters of a list."""

    page_size: Whole = Field(default=50, ge=1, le=100, description="Items a page", examples=[20])
    cursor: str | None = None


def cursor_parameter(*orderings: Ordering) -> Any:
    """Return the parameter `cursor` of a list that has these orderings."""
    return Field(
        default=None,
        pattern=cursor_pattern(orderings),
        description="Where to go on, in which order; taken unchanged from `next` or `previous`",
    )


SomeQuery = TypeVar("SomeQuery", bound=BaseQuery)


def parse(query: QueryDict, model: type[SomeQuery], shape: type[Shape] | None) -> SomeQuery:
    """Return the query parameters as `model`. Raises `ApiError` naming each parameter that is wrong."""
    errors = [*_unknown(query, model), *_repeated(query, model), *_unprintable(query)]
    if errors:
        raise _invalid(errors)
    try:
        parsed = model.model_validate({name: ",".join(query.getlist(name)) for name in query})
    except ValidationError as error:
        raise _invalid([_problem(item) for item in error.errors()]) from error
    _check_fields(getattr(parsed, "fields", None), shape)
    return parsed


def _invalid(errors: list[ProblemError]) -> ApiError:
    code = "malformed_cursor" if errors[0].code == "malformed_cursor" else "invalid_parameter"
    return ApiError(code, " ".join(error.detail for error in errors), errors)


def _unknown(query: QueryDict, model: type[BaseQuery]) -> list[ProblemError]:
    known = list(model.model_fields)
    return [
        ProblemError(
            parameter=name[:80],
            code="unknown_parameter",
            detail=f"“{name[:80]}” is no parameter of this address; {_nearest(name, known)}",
        )
        for name in query
        if name not in known
    ]


def _nearest(name: str, known: list[str]) -> str:
    """Return which known name was probably meant; the nearest one is named however far it is."""
    nearest = get_close_matches(name[:80].lower(), known, n=1, cutoff=0.0)
    others = f" It knows {', '.join(known)}." if known else ""
    return f"did you mean “{nearest[0]}”?{others}" if nearest else "it knows none."


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
    reason = item["msg"].removeprefix("Value error, ")
    return ProblemError(parameter=name, code=item["type"], detail=f"“{name}” is not valid: {reason}.")


def _check_fields(fields: tuple[str, ...] | None, shape: type[Shape] | None) -> None:
    known = list(shape.model_fields) if shape else []
    if fields and len(set(fields)) < len(fields):
        detail = "“fields” names a field twice."
        raise _invalid([ProblemError(parameter="fields", code="repeated_field", detail=detail)])
    wrong = [name for name in fields or () if name not in known]
    if wrong:
        raise _invalid(
            [
                ProblemError(
                    parameter="fields",
                    code="unknown_field",
                    detail=f"“{name[:80]}” is no field of this resource; {_nearest(name, known)}",
                )
                for name in wrong
            ]
        )
