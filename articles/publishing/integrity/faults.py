"""The faults that a check finds. Pure."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """A row that is wrong: which one, and what is wrong with it."""

    where: str
    detail: str


@dataclass(frozen=True, slots=True)
class Checked:
    """The faults of one row."""

    faults: tuple[Fault, ...] = ()
