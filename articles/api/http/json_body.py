"""JSON bodies: read strictly into a pydantic model, and every member that is wrong named by its JSON pointer (RFC 6901)."""

from difflib import get_close_matches
from typing import TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails
from rest_framework.request import Request

from articles.pointers import model_at, pointer_to
from articles.web.problems import ApiError, ProblemError

Body = TypeVar("Body", bound=BaseModel)
_MOST_ERRORS = 100


def body_of(request: Request, model: type[Body]) -> Body:
    """Return the JSON body of the request as `model`, which is strict and forbids what it does not know.

    Raises `ApiError` for a body that is empty or wrong, and DRF's `ParseError` and `UnsupportedMediaType`.
    """
    sent = request.data
    if request.stream is None:
        raise ApiError("malformed_json", "The body is empty; send a JSON object, {} to change nothing.")
    if not isinstance(sent, dict):
        raise _invalid([ProblemError(pointer="", code="not_an_object", detail="The body is to be a JSON object.")])
    try:
        return model.model_validate(sent)
    except ValidationError as error:
        errors = error.errors(include_url=False, include_input=False, include_context=False)[:_MOST_ERRORS]
        raise _invalid([_problem(model, item) for item in errors]) from error


def _invalid(errors: list[ProblemError]) -> ApiError:
    return ApiError("invalid_body", " ".join(error.detail for error in errors[:10]), errors)


def _problem(model: type[BaseModel], item: ErrorDetails) -> ProblemError:
    location = tuple(part if isinstance(part, int) else _printable(part) for part in item["loc"])
    pointer = pointer_to(location)
    if item["type"] == "extra_forbidden":
        return ProblemError(pointer=pointer, code="unknown_member", detail=_unknown(model, location))
    reason = item["msg"].removeprefix("Value error, ").rstrip(".")
    return ProblemError(pointer=pointer, code=item["type"], detail=f"{pointer}: {reason}.")


def _unknown(model: type[BaseModel], location: tuple[int | str, ...]) -> str:
    """Return the sentence that tells which member was probably meant."""
    known = list(model_at(model, location[:-1]).model_fields)
    name = str(location[-1])[:80]
    (nearest,) = get_close_matches(name.lower(), known, n=1, cutoff=0.0)
    return f"There is no member “{name}”; did you mean “{nearest}”? Known are {', '.join(known)}."


def _printable(name: str) -> str:
    """Return a name that can be written in UTF-8; JSON's escapes can spell half of a surrogate pair."""
    return name.encode("utf-8", "replace").decode()
