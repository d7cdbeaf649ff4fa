"""Reading bodies: JSON of RFC 8259, of bounded depth and of text that UTF-8 can write; and multipart/form-data."""

from collections.abc import Iterator, Mapping
from typing import IO, Any

from rest_framework.exceptions import ParseError
from rest_framework.parsers import JSONParser, MultiPartParser

from articles.web.problems import ApiError, ProblemError


class StrictJSONParser(JSONParser):
    """JSON without NaN, without halves of surrogate pairs, and not nested too deeply to be read."""

    def parse(
        self, stream: IO[Any], media_type: str | None = None, parser_context: Mapping[str, Any] | None = None
    ) -> Any:
        """Return the value. Raises `ParseError`, and `ApiError` if a text holds half of a surrogate pair."""
        try:
            value = super().parse(stream, media_type, parser_context)
            refuse_broken_texts(value)
        except RecursionError as error:
            raise ParseError("JSON parse error - nested too deeply") from error
        return value


class StrictMultiPartParser(MultiPartParser):
    """multipart/form-data; a malformed one is a problem of its own."""

    def parse(
        self, stream: IO[Any], media_type: str | None = None, parser_context: Mapping[str, Any] | None = None
    ) -> Any:
        """Return the parts. Raises `ApiError` for a malformed body."""
        try:
            return super().parse(stream, media_type, parser_context)
        except ParseError as error:
            raise ApiError("malformed_multipart", str(error.detail)) from error


def refuse_broken_texts(value: Any, pointer: str = "") -> None:
    """Raise `ApiError` if a text in `value`, which stands at `pointer`, holds half of a surrogate pair."""
    broken = next(_broken_texts(value, pointer), None)
    if broken is not None:
        detail = "It holds half of a surrogate pair, which is not text."
        error = ProblemError(pointer=broken, code="lone_surrogate", detail=detail)
        raise ApiError("invalid_body", f"{broken or '/'}: {detail}", [error])


def _broken_texts(value: Any, pointer: str) -> Iterator[str]:
    """Yield the JSON pointer of each text that holds half of a surrogate pair, and of each object with a name that does."""
    match value:
        case str():
            if not _is_text(value):
                yield pointer
        case dict():
            for name, member in value.items():
                if not _is_text(name):
                    yield pointer
                else:
                    yield from _broken_texts(member, f"{pointer}/{name}")
        case list():
            for position, item in enumerate(value):
                yield from _broken_texts(item, f"{pointer}/{position}")


def _is_text(value: str) -> bool:
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True
