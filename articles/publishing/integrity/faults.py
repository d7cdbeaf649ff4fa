"""The faults that a check finds. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True, slots=True)
class Fault:
    """A row that is wrong: which one, and what is wrong with it."""

    where: str
    detail: str


@dataclass(frozen=True, slots=True)
class Checked:
    """The faults of one row."""

    faults: tuple[Fault, ...] = ()

    @classmethod
    def of(cls, where: str, wrong: Mapping[str, bool]) -> Self:
        """Return the faults of the row `where`: the details that are true of it."""
        return cls(tuple(Fault(where, detail) for detail, is_wrong in wrong.items() if is_wrong))
