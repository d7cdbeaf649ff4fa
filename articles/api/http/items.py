"""Items of a list that are read each for itself: what is wrong with one is told in its place, and the others are answered."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from pydantic import ValidationError

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Unreadable:
    """An item that is not what the list holds: what was sent, and what is wrong with it."""

    sent: Any
    error: ValidationError


def or_unreadable(value: Any, read: Callable[[Any], Item]) -> Item | Unreadable:
    """Return an item as it is read, for a `WrapValidator` of the items of a list."""
    try:
        return read(value)
    except ValidationError as error:
        return Unreadable(value, error)
