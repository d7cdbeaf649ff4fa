"""A text with its place in the document, so that each fact can say where it was read.

A `PlacedText` equals the bare text, and goes through the readers as one. What is cut or made from a text is put at its place
with `at_place_of`; without that it merely has no place. `origins` turns the places into the origins of a Manuscript, and leaves
bare texts.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol, overload

from articles.intake.manuscript import Origin


class Place(Protocol):
    """A place in a document."""

    def origin(self) -> Origin:
        """Say where it is, and what stands there."""
        ...


class PlacedText(str):
    """A text that knows its place in the document. Copied or pickled it is the bare text."""

    __slots__ = ("place",)
    place: Place

    def __new__(cls, text: str, place: Place) -> "PlacedText":
        """Return the text at the place."""
        placed = super().__new__(cls, text)
        placed.place = place
        return placed

    def __reduce__(self) -> tuple[type[str], tuple[str]]:
        return str, (str(self),)


@overload
def at_place_of(source: str | None, text: str) -> str: ...
@overload
def at_place_of(source: str | None, text: None) -> None: ...
@overload
def at_place_of(source: str | None, text: str | None) -> str | None: ...
def at_place_of(source: str | None, text: str | None) -> str | None:
    """Return the text that was read from `source`, at its place; the bare text if that is not known."""
    return PlacedText(text, source.place) if text is not None and isinstance(source, PlacedText) else text


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines of the document, counted from 1, and what stands there, one line a line."""

    first: int
    last: int
    text: str

    def origin(self) -> Origin:
        """Return the numbers of the lines, and how they begin."""
        numbers = f"line {self.first}" if self.first == self.last else f"lines {self.first}-{self.last}"
        return Origin("line", numbers, self.text.strip())


def at_place_of_lines(lines: Iterable[str], text: str) -> str:
    """Return the text that was made of lines, at their place; the bare text if none of them has a place."""
    places = [line.place for line in lines if isinstance(line, PlacedText) and isinstance(line.place, Lines)]
    if len(places) < 2:  # noqa: PLR2004 - one line is its own place
        return PlacedText(text, places[0]) if places else text
    return PlacedText(text, Lines(places[0].first, places[-1].last, "\n".join(place.text.strip() for place in places)))


@dataclass(frozen=True, slots=True)
class FileName:
    """The name under which the document was delivered."""

    name: str

    def origin(self) -> Origin:
        """Return the name."""
        return Origin("file_name", "the name of the file", self.name)
