"""JSON bodies: read strictly into a pydantic model; each wrong member is named by its JSON pointer (RFC 6901)."""

from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails
from rest_framework.request import Request

from articles.pointers import model_at, pointer_to
from articles.reasons import reason_of
from articles.web.problems import ApiError, ProblemError
from articles.web.unknown_names import unknown_name

Body = TypeVar("Body", bound=BaseModel)
_MOST_ERRORS = 100
_MOST_IN_DETAIL = 10


def body_of(request: Request, model: type[Body]) -> Body:
    """Return the JSON body of the request as `model`, which is strict and forbids unknown members.

    Raises `ApiError` for a body that is empty or wrong, and DRF's `ParseError` and `UnsupportedMediaType`.
    """
    sent = request.data
    if request.stream is None:
        raise ApiError("malformed_json", "The body is empty; send a JSON object, {} to change nothing.")
    if not isinstance(sent, dict):
        raise _invalid([ProblemError(pointer="", code="not_an_object", detail="The body is to be a JSON object.")])
    return members_of(sent, model)


def members_of(sent: Mapping[str, Any], model: type[Body]) -> Body:
    """Return the members that were sent as `model`. Raises `ApiError` naming each member that is wrong."""
    try:
        return model.model_validate(sent)
    except ValidationError as error:
        raise _invalid(faults_in(model, error)) from error


def faults_in(model: type[BaseModel], error: ValidationError, pointer: str = "") -> list[ProblemError]:
    """Return each fault of a value that is not a `model`; `pointer` says where in the body the value stands."""
    errors = error.errors(include_url=False, include_input=False)[:_MOST_ERRORS]
    return [_problem(model, item, pointer) for item in errors]


def whole(value: object) -> object:
    """Return 1.0 as 1, for a number in a strict model: JSON has only one kind of number."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _invalid(errors: list[ProblemError]) -> ApiError:
    return ApiError("invalid_body", " ".join(error.detail for error in errors[:_MOST_IN_DETAIL]), errors)


def _problem(model: type[BaseModel], item: ErrorDetails, before: str) -> ProblemError:
    location = tuple(part if isinstance(part, int) else _printable(part) for part in item["loc"])
    pointer = before + pointer_to(location)
    if item["type"] == "extra_forbidden":
        known = list(model_at(model, location[:-1]).model_fields)
        detail = unknown_name(str(location[-1]), "a member of this object", known)
        return ProblemError(pointer=pointer, code="unknown_member", detail=detail)
    return ProblemError(pointer=pointer, code=item["type"], detail=f"{pointer}: {reason_of(item)}.")


def _printable(name: str) -> str:
    """Return a name that can be written in UTF-8; JSON's escapes can spell half of a surrogate pair."""
    return name.encode("utf-8", "replace").decode()
