"""Reading bodies: JSON of RFC 8259, of bounded size and of text that UTF-8 can write; and multipart/form-data."""

import io
import re
from collections.abc import Iterator, Mapping
from typing import IO, Any

from rest_framework.exceptions import ParseError
from rest_framework.parsers import JSONParser, MultiPartParser

from articles.web.problems import ApiError, ProblemError

MOST_DEPTH = 32
MOST_VALUES = 100_000
_OPENERS = (b"{", b"[")
# A whole string, or one of the characters that open, part and close what holds values.
_MARK = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"|[][{},]', re.DOTALL)


class StrictJSONParser(JSONParser):
    """JSON without NaN, without halves of surrogate pairs, and of bounded depth and numbers of values."""

    def parse(
        self, stream: IO[Any], media_type: str | None = None, parser_context: Mapping[str, Any] | None = None
    ) -> Any:
        """Return the value. Raises `ParseError`, and `ApiError` as `refuse_oversized` and `refuse_broken_texts` do."""
        content = stream.read()
        refuse_oversized(content)
        value = super().parse(io.BytesIO(content), media_type, {**(parser_context or {}), "encoding": "utf-8"})
        return self.checked(value)

    def checked(self, value: Any) -> Any:
        """Return the value if all of its texts are text. Raises `ApiError` as `refuse_broken_texts` does."""
        refuse_broken_texts(value)
        return value


class ItemwiseJSONParser(StrictJSONParser):
    """The same for a list of questions: a broken text is left to what reads its item, and spoils no other item."""

    def checked(self, value: Any) -> Any:
        """Return the value with an empty object, which is refused in the place of a text, for each broken text.

        Raises `ApiError` if the name of a member is broken.
        """
        return _without_broken_texts(value, "")


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


def refuse_oversized(content: bytes, pointer: str = "") -> None:
    """Raise `ApiError` if a JSON text, which stands at `pointer`, has too many values or is nested too deeply.

    It looks at the bytes, because a parser would first make all of the values: a megabyte of brackets takes a hundred of memory.
    """
    if sum(map(content.count, _OPENERS)) <= MOST_DEPTH and content.count(b",") <= MOST_VALUES:
        return
    depth = deepest = values = 0
    for mark in _MARK.finditer(content):
        match mark[0]:
            case b"{" | b"[":
                depth += 1
                deepest = max(deepest, depth)
                values += 1
            case b"}" | b"]":
                depth -= 1
            case b",":
                values += 1
        if deepest > MOST_DEPTH:
            raise _oversized(pointer, "nested_too_deeply", f"It is nested more than {MOST_DEPTH} levels deep.")
        if values > MOST_VALUES:
            raise _oversized(pointer, "too_many_values", f"It has more than {MOST_VALUES:,} members and items.")


def _oversized(pointer: str, code: str, detail: str) -> ApiError:
    error = ProblemError(pointer=pointer, code=code, detail=detail)
    return ApiError("invalid_body", f"{pointer or 'The body'}: {detail}", [error])


def refuse_broken_texts(value: Any, pointer: str = "") -> None:
    """Raise `ApiError` if a text in `value`, which stands at `pointer`, holds half of a surrogate pair."""
    broken = next(_broken_texts(value, pointer), None)
    if broken is not None:
        raise _broken(broken)


def _broken(pointer: str) -> ApiError:
    detail = "It holds half of a surrogate pair, which is not text."
    error = ProblemError(pointer=pointer, code="lone_surrogate", detail=detail)
    return ApiError("invalid_body", f"{pointer or 'The body'}: {detail}", [error])


def _without_broken_texts(value: Any, pointer: str) -> Any:
    match value:
        case str():
            return value if _is_text(value) else {}
        case dict():
            if not all(map(_is_text, value)):
                raise _broken(pointer)
            return {name: _without_broken_texts(member, f"{pointer}/{name}") for name, member in value.items()}
        case list():
            return [_without_broken_texts(item, f"{pointer}/{position}") for position, item in enumerate(value)]
    return value


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
