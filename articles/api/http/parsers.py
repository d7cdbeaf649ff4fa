"""Reading bodies: JSON as RFC 8259 has it, of bounded depth, and of text that Unicode knows."""

from collections.abc import Iterator, Mapping
from typing import IO, Any

from rest_framework.exceptions import ParseError
from rest_framework.parsers import JSONParser


class StrictJSONParser(JSONParser):
    """JSON without NaN and without halves of surrogate pairs, nested no deeper than can be read."""

    def parse(
        self, stream: IO[Any], media_type: str | None = None, parser_context: Mapping[str, Any] | None = None
    ) -> Any:
        """Return the value. Raises `ParseError`, and `ApiError` naming a text that is none."""
        try:
            value = super().parse(stream, media_type, parser_context)
            refuse_broken_texts(value)
        except RecursionError as error:
            raise ParseError("JSON parse error - nested too deeply") from error
        return value


def refuse_broken_texts(value: Any, pointer: str = "") -> None:
    """Raise `ApiError` where a text in `value`, which stands at `pointer`, holds half of a surrogate pair."""
    broken = next(_broken_texts(value, pointer), None)
    if broken is not None:
        raise _half_a_pair(broken)


def _broken_texts(value: Any, pointer: str) -> Iterator[str]:
    """Yield the JSON pointers of the texts, names among them, that hold half of a surrogate pair."""
    match value:
        case str():
            if not value.isascii() and not _is_text(value):
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


def _half_a_pair(pointer: str) -> Exception:
    from articles.web.problems import ApiError, ProblemError

    detail = "It holds half of a surrogate pair, which is no text."
    fault = ProblemError(pointer=pointer, code="lone_surrogate", detail=detail)
    return ApiError("invalid_body", f"{pointer or '/'}: {detail}", [fault])
