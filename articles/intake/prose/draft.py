"""The draft: the facts and units that the stages have read so far."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Literal

from articles.intake.manuscript import Affiliation, LeftOut
from articles.intake.placed import at_place_of
from articles.intake.prose.calendar_names import is_day_first

UnitKind = Literal["text", "list-item", "quote", "rule"]


@dataclass(frozen=True, slots=True)
class Unit:
    """A line, or the lines of one hard-wrapped paragraph.

    `chunk` counts the groups of lines between blank lines, `order` the units.
    """

    text: str
    kind: UnitKind = "text"
    chunk: int = 0
    order: int = 0

    def part(self, text: str) -> "Unit":
        """A piece of the unit, at its place."""
        return replace(self, text=at_place_of(self.text, text))


@dataclass(frozen=True, slots=True)
class Printed:
    """A name in a byline as printed, and the affiliations that the byline itself prints after it."""

    name: str
    affiliations: tuple[Affiliation, ...] = ()
    role: str = "author"


def printed_at(source: str, names: Iterable[Printed]) -> list[Printed]:
    """The names that were read from a text, at its place."""
    return [
        Printed(
            at_place_of(source, printed.name),
            tuple(
                Affiliation(at_place_of(source, holds.position), at_place_of(source, holds.organisation))
                for holds in printed.affiliations
            ),
            printed.role,
        )
        for printed in names
    ]


@dataclass(slots=True)
class Draft:
    """The facts read so far. Each stage fills its own fields, and every unit goes into exactly one of them."""

    language: str | None = None  # as far as the document states it; nothing is guessed from the words
    title: str | None = None
    subtitle: str | None = None
    published: str | None = None
    credit: str | None = None
    disclaimer: str | None = None
    notes: list[str] = field(default_factory=list)
    names: list[Printed] = field(default_factory=list)
    biographies: list[str] = field(default_factory=list)
    body: list[Unit] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    _left_out: list[tuple[Unit, LeftOut]] = field(default_factory=list)

    @property
    def day_first(self) -> bool:
        """Whether dates in figures have the day first wherever the document's language is written."""
        return is_day_first(self.language)

    @property
    def has_author(self) -> bool:
        """Whether somebody is known who wrote the text, and not only who translated it."""
        return any(printed.role == "author" for printed in self.names)

    def leave_out(self, unit: Unit, reason: str) -> None:
        """List a unit as left out; a line printed twice running ("Previous", "Previous") is one entry.

        A rule (***) does not have words, so it is not listed.
        """
        if unit.kind == "rule":
            return
        piece = LeftOut(unit.text, reason)
        if self._left_out:
            last, before = self._left_out[-1]
            if (last.chunk, last.text, last.order + 1) == (unit.chunk, unit.text, unit.order):
                self._left_out.pop()
                piece = LeftOut(f"{before.text}\n{unit.text}", before.reason)
        self._left_out.append((unit, piece))

    @property
    def left_out(self) -> list[LeftOut]:
        """The left-out pieces, in the order of the document."""
        return [piece for _, piece in sorted(self._left_out, key=lambda pair: pair[0].order)]

    def warn(self, message: str) -> None:
        """Add a warning once."""
        if message not in self.warnings:
            self.warnings.append(message)
