"""The menus by which an editor says which paragraph a new text is, and the decisions that a form with them sends. Pure.

A decision is what `identity` of the API holds: by ordinal in the new version, a PID, or None for a new paragraph.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from articles.desk.versions.rows import Row
from articles.representations.alignment import beginning

AS_FOUND, NEW = "", "new"
_NEIGHBOURS = 2  # offered before and behind the place where the paragraph is expected
_GONE = 6  # offered, the nearest first
_IS, _OTHER = "is-", "other-"
_ORDINAL = re.compile(r"[1-9][0-9]{0,8}")
Identity = dict[str, str | None]


class OldLine(Protocol):
    """A paragraph of the current version."""

    @property
    def pid(self) -> str: ...  # noqa: D102
    @property
    def text(self) -> str: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class Option:
    """A line of a menu."""

    value: str
    text: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Menu:
    """The choices for one paragraph of the new version; `other` is the field for the number of any paragraph."""

    name: str
    other: str
    ordinal: int
    options: list[Option]


def candidates(rows: Sequence[Row], place: int, gone: Sequence[int], count: int) -> list[int]:
    """Return the ordinals of the paragraphs that the row at `place` may be, in the order of the current version.

    `gone` are the ordinals of the paragraphs that are not linked, in order; the current version has `count` paragraphs.
    """
    expected = _expected(rows, place)
    near = range(max(1, expected - _NEIGHBOURS), min(count, expected + _NEIGHBOURS) + 1)
    middle = bisect_left(gone, expected)
    around = sorted(gone[max(0, middle - _GONE) : middle + _GONE], key=lambda ordinal: abs(ordinal - expected))
    own = {rows[place].old} - {None}
    return sorted({*near, *around[:_GONE], *(ordinal for ordinal in own if ordinal)})


def menu(row: Row, choices: Iterable[int], lines: Mapping[int, OldLine], identity: Mapping[str, str | None]) -> Menu:
    """Return the menu of a row with a paragraph of the new version."""
    key = str(row.new)
    decided = key in identity
    chosen = identity.get(key)
    options = [
        Option(AS_FOUND, "as the service finds it" if decided else f"as found: {_found(row)}", not decided),
        Option(NEW, "a new paragraph", decided and chosen is None),
    ]
    for ordinal in choices:
        line = lines[ordinal]
        options.append(Option(line.pid, f"paragraph {ordinal}: {beginning(line.text)}", chosen == line.pid))
    if chosen and not any(option.is_chosen for option in options):
        options.append(Option(chosen, f"the paragraph {chosen}", is_chosen=True))
    return Menu(f"{_IS}{key}", f"{_OTHER}{key}", row.new or 0, options)


def decisions(sent: Mapping[str, str], identity: Mapping[str, str | None], pids: Mapping[int, str]) -> Identity:
    """Return the decisions of a form over the ones that there were; what the form does not show stays.

    `pids` has the PID of each paragraph that the form names by number, as `named_ordinals` lists them.
    """
    decided = dict(identity)
    for name, value in sent.items():
        ordinal = name.removeprefix(_IS)
        if name.startswith(_IS) and _ORDINAL.fullmatch(ordinal):
            decided.pop(ordinal, None)
            if value != AS_FOUND:
                decided[ordinal] = None if value == NEW else value
    for ordinal, number in _others(sent):
        decided[ordinal] = pids[number]
    return decided


def named_ordinals(sent: Mapping[str, str]) -> set[int]:
    """Return the numbers of the paragraphs of the current version that a form names in its fields for any paragraph."""
    return {number for _, number in _others(sent)}


def _others(sent: Mapping[str, str]) -> list[tuple[str, int]]:
    """Return the ordinals in the new version whose paragraph is named by its number, with the number; 0 is not a number."""
    filled = ((name.removeprefix(_OTHER), value.strip()) for name, value in sent.items() if name.startswith(_OTHER))
    return [
        (ordinal, int(value) if _ORDINAL.fullmatch(value) else 0)
        for ordinal, value in filled
        if value and _ORDINAL.fullmatch(ordinal)
    ]


def _found(row: Row) -> str:
    if row.old is not None:
        return f"paragraph {row.old}"
    return f"the paragraph {row.returned}, which comes back" if row.returned else "a new paragraph"


def _expected(rows: Sequence[Row], place: int) -> int:
    """Return the ordinal at which the paragraph of a row would stand in the current version."""
    row = rows[place]
    if row.old is not None:
        return row.old
    if row.others:
        return row.others[0]
    before = next((other for other in reversed(rows[max(0, place - 20) : place]) if other.old is not None), None)
    return (before.old or 0) + before.count if before else 1
