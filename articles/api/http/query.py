"""Query parameters: declared once as a pydantic model, checked strictly, and described in OpenAPI from the same model."""

import datetime
import re
import unicodedata
from collections.abc import Sequence
from typing import Annotated, Any, ClassVar, Literal, TypeVar
from urllib.parse import unquote, unquote_to_bytes

from django.http import QueryDict
from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    WithJsonSchema,
    create_model,
)
from pydantic_core import PydanticCustomError

from articles.api.http.pagination import Ordering, bounded, cursor_pattern
from articles.partial_dates import PATTERN, date_or_time, first_moment, partial_date
from articles.web.problems import ProblemError
from articles.web.query import LONGEST_NAME, BaseQuery, SomeQuery, Text, Whole, invalid, whole
from articles.web.query import parse as parse_any
from articles.web.unknown_names import unknown_name

_CLOCK = r"T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?(Z|[ +-][0-9]{2}:[0-9]{2})"
# The form alone; the thirtieth of February has it, too.
_MOMENT = rf"^[0-9]{{4}}(-[0-9]{{2}}(-[0-9]{{2}}({_CLOCK})?)?)?$"
_RFC_3339 = re.compile(rf"[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}{_CLOCK}")


def _flag(value: str) -> bool:
    if value not in ("true", "false"):
        raise PydanticCustomError("literal_error", "must be “true” or “false”")
    return value == "true"


def comma_separated(value: Any) -> Any:
    """Split the items of a list parameter, which is written `a,b,c`."""
    return tuple(value.split(",")) if isinstance(value, str) else value


def _with_words(value: str) -> str:
    if not any(map(str.isalnum, unicodedata.normalize("NFKC", value))):
        raise PydanticCustomError("no_words", "must have at least one word")
    return value


# The words of a search.
Words = Annotated[Text, AfterValidator(_with_words)]
RowId = Annotated[int, Field(ge=1, lt=10**18), BeforeValidator(whole)]
Flag = Annotated[bool, BeforeValidator(_flag), WithJsonSchema({"type": "string", "enum": ["true", "false"]})]
DateParameter = Annotated[
    str,
    BeforeValidator(partial_date),
    WithJsonSchema({"type": "string", "pattern": PATTERN}),
]


def _first_moment(value: str) -> datetime.datetime:
    """Return the moment that a text names, or the first one of a day, a month or a year in UTC."""
    if _RFC_3339.fullmatch(value):
        try:
            # A plus sign that nobody escaped arrives as a space.
            return datetime.datetime.fromisoformat(value.replace(" ", "+")).astimezone(datetime.UTC)
        except (ValueError, OverflowError) as error:
            raise ValueError("there is no such moment in the calendar") from error
    return first_moment(date_or_time(value))


MomentParameter = Annotated[
    datetime.datetime,
    BeforeValidator(_first_moment),
    WithJsonSchema({"type": "string", "pattern": _MOMENT}),
]


def flag(description: str, example: str) -> Any:
    """Return the field of a `Flag` that is false unless it is sent."""
    schema: dict[str, Any] = {"default": "false"}
    return Field(default=False, description=description, examples=[example], json_schema_extra=schema)


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


def refuse_undecodable(query_string: str) -> None:
    """Raise `ApiError` for parameters that are not UTF-8; Django reads any other bytes as U+FFFD, which nobody has sent.

    `query_string` comes from WSGI: each of its characters stands for a byte.
    """
    if query_string.isascii() and "%" not in query_string:
        return
    sent = (part.partition("=") for part in query_string.split("&"))
    if names := [unquote(name)[:LONGEST_NAME] for name, _, value in sent if not (_is_utf8(name) and _is_utf8(value))]:
        raise invalid(
            [
                ProblemError(parameter=name, code="invalid", detail=f"“{name}” is not text in UTF-8, percent-encoded.")
                for name in names
            ]
        )


def _is_utf8(written: str) -> bool:
    try:
        unquote_to_bytes(written.encode("latin-1")).decode()
    except UnicodeDecodeError:
        return False
    return True


def parse(query: QueryDict, model: type[SomeQuery], fields: Sequence[str] = ()) -> SomeQuery:
    """Return the query parameters as `model`; `fields` are the names that the parameter of this name may hold.

    Raises `ApiError` naming each parameter that is wrong.
    """
    parsed = parse_any(query, model)
    errors = _wrong_fields(getattr(parsed, "fields", None) or (), fields)
    if errors:
        raise invalid(errors)
    return parsed


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
