"""Query parameters: declared once as a pydantic model, checked strictly, and described in OpenAPI from the same model."""

import datetime
import re
from collections.abc import Sequence
from typing import Annotated, Any, ClassVar, Literal, TypeVar

from django.http import QueryDict
from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationError,
    WithJsonSchema,
    create_model,
)
from pydantic_core import PydanticCustomError

from articles.api.http.pagination import Ordering, bounded, cursor_pattern
from articles.api.http.unknown_names import unknown_name
from articles.partial_dates import PATTERN, first_moment, partial_date
from articles.reasons import predicate_of, reason_of
from articles.web.problems import ApiError, ProblemError

_LONGEST_NAME = 80
_CLOCK = r"T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?(Z|[ +-][0-9]{2}:[0-9]{2})"
# The form alone; the thirtieth of February has it, too.
_MOMENT = rf"^[0-9]{{4}}(-[0-9]{{2}}(-[0-9]{{2}}({_CLOCK})?)?)?$"
_RFC_3339 = re.compile(rf"[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}{_CLOCK}")
_POSITIVE = re.compile(r"^[1-9][0-9]{0,17}$")


def _whole(value: str) -> int:
    if not _POSITIVE.fullmatch(value):
        raise PydanticCustomError("value_error", "must be a whole number from 1")
    return int(value)


def _flag(value: str) -> bool:
    if value not in ("true", "false"):
        raise PydanticCustomError("literal_error", "must be “true” or “false”")
    return value == "true"


def comma_separated(value: Any) -> Any:
    """Split the items of a list parameter, which is written `a,b,c`."""
    return tuple(value.split(",")) if isinstance(value, str) else value


Whole = Annotated[int, Field(ge=1), BeforeValidator(_whole)]
RowId = Annotated[int, Field(ge=1, lt=10**18), BeforeValidator(_whole)]
Flag = Annotated[bool, BeforeValidator(_flag), WithJsonSchema({"type": "string", "enum": ["true", "false"]})]
DateParameter = Annotated[
    str,
    BeforeValidator(partial_date),
    WithJsonSchema({"type": "string", "pattern": PATTERN}),
]
Text = Annotated[str, Field(min_length=1, max_length=500, pattern=r"^[^\x00]+$")]


def _first_moment(value: str) -> datetime.datetime:
    """Return the moment that a text names, or the first one of a day, a month or a year in UTC."""
    if _RFC_3339.fullmatch(value):
        try:
            # A plus sign that nobody escaped arrives as a space.
            return datetime.datetime.fromisoformat(value.replace(" ", "+")).astimezone(datetime.UTC)
        except (ValueError, OverflowError) as error:
            raise ValueError("there is no such moment in the calendar") from error
    return first_moment(partial_date(value))


MomentParameter = Annotated[
    datetime.datetime,
    BeforeValidator(_first_moment),
    WithJsonSchema({"type": "string", "pattern": _MOMENT}),
]


def flag(description: str, example: str) -> Any:
    """Return the field of a `Flag` that is false unless it is sent."""
    schema: dict[str, Any] = {"default": "false"}
    return Field(default=False, description=description, examples=[example], json_schema_extra=schema)


class BaseQuery(BaseModel):
    """The query parameters of an operation; one that is not declared is an error that names the nearest known one."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    # Parameters that hold several values: they are written a,b,c, or repeated.
    several: ClassVar[frozenset[str]] = frozenset()


class Query(BaseQuery):
    """The query parameters of reading."""

    several = frozenset({"fields"})

    fields: Annotated[tuple[str, ...] | None, BeforeValidator(comma_separated)] = Field(
        default=None,
        description="Return only these top-level fields (of each item, in a list); the others are then absent, whatever the "
        "schema of the whole answer requires",
    )
    format: Literal["json"] | None = Field(
        default=None,
        description="Return JSON to a client that does not ask for it, such as a browser",
        examples=["json"],
    )


class ListQuery(Query):
    """The query parameters of a list. `in_order` adds the cursor of the list's orderings."""

    orderings: ClassVar[tuple[Ordering, ...]] = ()

    page_size: Whole = Field(default=50, ge=1, le=100, description="Items a page", examples=[20])
    cursor: str | None = None


class CountedListQuery(ListQuery):
    """The query parameters of a list that can say how long it is."""

    count: Flag = flag("`true`: say in `count` how many items the list has on all pages", example="true")


SomeQuery = TypeVar("SomeQuery", bound=BaseQuery)
SomeListQuery = TypeVar("SomeListQuery", bound=ListQuery)


def in_order(model: type[SomeListQuery], orderings: Sequence[Ordering]) -> type[SomeListQuery]:
    """Return `model` for a list that has these orderings; the first is the default."""
    cursor = Annotated[str, Field(pattern=cursor_pattern(orderings)), AfterValidator(bounded)]
    described = Field(
        default=None, description="Where to go on, in which order; taken unchanged from `next` or `previous`"
    )
    ordered = create_model(
        model.__name__,
        __base__=model,
        __doc__=model.__doc__,
        cursor=(cursor | None, described),
    )
    ordered.orderings = tuple(orderings)
    return ordered


def parse(query: QueryDict, model: type[SomeQuery], fields: Sequence[str] = ()) -> SomeQuery:
    """Return the query parameters as `model`; `fields` are the names that the parameter of this name may hold.

    Raises `ApiError` naming each parameter that is wrong.
    """
    errors = [*_unknown(query, model), *_repeated(query, model), *_unprintable(query)]
    if errors:
        raise _invalid(errors)
    try:
        parsed = model.model_validate({name: ",".join(query.getlist(name)) for name in query})
    except ValidationError as error:
        raise _invalid([_problem(item) for item in error.errors()]) from error
    errors = _wrong_fields(getattr(parsed, "fields", None) or (), fields)
    if errors:
        raise _invalid(errors)
    return parsed


def _invalid(errors: list[ProblemError]) -> ApiError:
    code = "malformed_cursor" if errors[0].code == "malformed_cursor" else "invalid_parameter"
    return ApiError(code, " ".join(error.detail for error in errors), errors)


def _unknown(query: QueryDict, model: type[BaseQuery]) -> list[ProblemError]:
    known = list(model.model_fields)
    return [
        ProblemError(
            parameter=name[:_LONGEST_NAME],
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


def _wrong_fields(fields: Sequence[str], known: Sequence[str]) -> list[ProblemError]:
    """Return what is wrong with the parameter `fields`."""
    if len(set(fields)) < len(fields):
        detail = "“fields” names a field twice."
        return [ProblemError(parameter="fields", code="repeated_field", detail=detail)]
    return [
        ProblemError(
            parameter="fields", code="unknown_field", detail=unknown_name(name, "a field of this resource", known)
        )
        for name in fields
        if name not in known
    ]
