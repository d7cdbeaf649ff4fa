"""Answers short enough for a model: a long text, or a long list, is given in pieces, and a cursor says where to go on. Pure."""

from collections.abc import Callable, Sequence
from typing import Annotated, NamedTuple, TypeVar

from pydantic import Field

from articles.api.mcp.tools.named import wrong
from articles.representations.shape import Shape

Item = TypeVar("Item", bound=Shape)
Given = TypeVar("Given")
# About five thousand tokens of English.
LONGEST = 20_000
CURSOR_POINTER = "/cursor"
BEGIN_AGAIN = "The cursor is not of this answer; begin again without it."
Cursor = Annotated[
    str | None,
    Field(
        default=None,
        max_length=40,
        pattern=r"^[0-9]{1,9}$",
        description="Where to go on; taken unchanged from `next_cursor` of the answer before",
    ),
]
NextCursor = Annotated[str | None, Field(description="Call again with this `cursor` for the rest; null if this is all")]


class Piece(NamedTuple):
    """A piece of a text, and the cursor of the next one."""

    text: str
    next_cursor: str | None


def piece_of(text: str, cursor: str | None) -> Piece:
    """Return the piece of a text that begins at a cursor. Raises `ApiError` if the text is not so long."""
    start = _start(cursor, len(text))
    end = start + LONGEST
    if end >= len(text):
        return Piece(text[start:], None)
    # Between paragraphs, or else between words, if any is near.
    for between in ("\n\n", " "):
        cut = text.rfind(between, start + LONGEST // 2, end)
        if cut > 0:
            return Piece(text[start:cut], str(cut + len(between)))
    return Piece(text[start:end], str(end))


def items_that_fit(
    given: Sequence[Given], cursor: str | None, answer: Callable[[Sequence[Given]], list[Item]]
) -> tuple[list[Item], str | None]:
    """Return the answers to what is given from a cursor on, as many as a model can take, and the cursor of the others.

    Raises `ApiError` if so many were not given.
    """
    start, length, fitting = _start(cursor, len(given)), 0, list[Item]()
    for item in answer(given[start:]):
        length += len(item.model_dump_json())
        if fitting and length > LONGEST:
            return fitting, str(start + len(fitting))
        fitting.append(item)
    return fitting, None


def _start(cursor: str | None, length: int) -> int:
    start = int(cursor or 0)
    if start and start >= length:
        raise wrong(CURSOR_POINTER, "malformed_cursor", BEGIN_AGAIN)
    return start
