"""CSL items are checked before the processor sees them (CSL 1.0.2, the JSON schema of its input). Pure.

What the processor would take without a word, and print wrongly, is refused here: it prints "Spring" for a 13th month;
and what it would work on for seconds, such as ten megabytes of title.
"""

import calendar
import unicodedata
from collections.abc import Mapping
from typing import Any

from articles.citing.rendering.vocabulary import DATES, LABELS, NAME_PARTS, NAMES, TEXTS, TYPES, UNPRINTED

CslItem = Mapping[str, Any]

LONGEST_TEXT = 2_000
LONGEST_NOTE = 20_000
LONGEST_NAME = 500
LONGEST_LOCATOR = 200
MOST_NAMES = 1_000
_LONG = frozenset({"abstract", "annote", "note"})
_SEASONS = range(1, 5)
_YEARS = range(-9999, 10_000)
_MONTHS = range(1, 13)


class ItemError(ValueError):
    """An item that no citation can be made of. `place` is a JSON Pointer into it, `reason` a sentence for a person."""

    def __init__(self, place: str, reason: str) -> None:
        super().__init__(f"{place}: {reason}")
        self.place = place
        self.reason = reason


def check_item(item: CslItem) -> None:
    """Raise `ItemError` unless `item` is one of CSL 1.0.2, of a length that can be printed."""
    _demand(isinstance(item.get("id"), str | int), "/id", "an item has an id, a text or a number")
    _demand(item.get("type") in TYPES, "/type", f"{item.get('type')!r} is no type that CSL knows")
    for variable, value in item.items():
        place = f"/{variable}"
        if variable in NAMES:
            _check_names(value, place)
        elif variable in DATES:
            _check_date(value, place)
        elif variable in TEXTS:
            _check_text(value, place, LONGEST_NOTE if variable in _LONG else LONGEST_TEXT)
        else:
            _demand(variable in UNPRINTED, place, "CSL has no such variable")


def check_locator(locator: str | None, label: str | None) -> None:
    """Raise `ItemError` unless these are a locator and the kind of place that it means, or both are None."""
    if locator is None:
        _demand(label is None, "/label", "there is no locator that it could stand by")
        return
    _check_text(locator, "/locator", LONGEST_LOCATOR)
    _demand(label in LABELS, "/label", f"{label!r} is no kind of locator that CSL knows")


def _check_text(value: object, place: str, longest: int) -> None:
    _demand(isinstance(value, str | int | float) and not isinstance(value, bool), place, "this is a text or a number")
    text = str(value)
    _demand(len(text) <= longest, place, f"it has {len(text)} characters, and {longest} is the most")
    _demand(not _unprintable(text), place, "it holds a control character or half a character")


def _unprintable(text: str) -> bool:
    return any(unicodedata.category(character) in ("Cc", "Cs") and character not in "\t\n\r" for character in text)


def _check_names(value: object, place: str) -> None:
    _demand(isinstance(value, list | tuple), place, "this is a list of names")
    assert isinstance(value, list | tuple)
    _demand(len(value) <= MOST_NAMES, place, f"there are {len(value)} names, and {MOST_NAMES} is the most")
    for index, name in enumerate(value):
        _check_name(name, f"{place}/{index}")


def _check_name(name: object, place: str) -> None:
    _demand(isinstance(name, Mapping), place, "a name is an object of its parts")
    assert isinstance(name, Mapping)
    said = any(str(name.get(part, "")).strip() for part in ("family", "given", "literal"))
    _demand(said, place, "a name has a family or a given name, or is one literal")
    for part, value in name.items():
        _demand(part in NAME_PARTS, f"{place}/{part}", "CSL knows no such part of a name")
        if not isinstance(value, bool):
            _check_text(value, f"{place}/{part}", LONGEST_NAME)


def _check_date(value: object, place: str) -> None:
    _demand(isinstance(value, Mapping), place, "a date is an object")
    assert isinstance(value, Mapping)
    for part, said in value.items():
        where = f"{place}/{part}"
        if part == "date-parts":
            _check_date_parts(said, where)
        elif part == "season":
            _demand(str(said) in map(str, _SEASONS), where, "a season is a number from 1 to 4")
        elif part == "literal":
            _check_text(said, where, LONGEST_NAME)
        elif part == "circa":
            _demand(isinstance(said, bool | int | str), where, "this is true or false")
        else:
            _demand(False, where, "dates are given in date-parts, or as a literal")


def _check_date_parts(value: object, place: str) -> None:
    _demand(isinstance(value, list | tuple) and len(value) in (1, 2), place, "this is a list of one date or two")
    assert isinstance(value, list | tuple)
    for index, parts in enumerate(value):
        _check_day(parts, f"{place}/{index}")


def _check_day(parts: object, place: str) -> None:
    whole = isinstance(parts, list | tuple) and 1 <= len(parts) <= len(("year", "month", "day"))
    _demand(whole, place, "a date is a year, a month and a day, of which the last may be missing")
    assert isinstance(parts, list | tuple)
    numbers = [_number(part, f"{place}/{index}") for index, part in enumerate(parts)]
    year, month, day = (*numbers, None, None)[:3]
    _demand(year in _YEARS and year != 0, f"{place}/0", f"{year} is no year")
    _demand(month is None or month in _MONTHS, f"{place}/1", f"{month} is no month")
    if month and day is not None:
        _demand(1 <= day <= _days(year or 0, month), f"{place}/2", f"month {month} of {year} has no day {day}")


def _days(year: int, month: int) -> int:
    """Return how many days a month has, by the Gregorian calendar; Python's begins with the year 1."""
    return calendar.monthrange(year % 400 + 2000, month)[1]


def _number(part: object, place: str) -> int:
    digits = isinstance(part, str) and part.removeprefix("-").isascii() and part.removeprefix("-").isdigit()
    whole = digits or (isinstance(part, int) and not isinstance(part, bool))
    _demand(whole and len(str(part)) <= len("-9999"), place, f"{str(part)[:40]!r} is no whole number")
    return int(str(part))


def _demand(holds: bool, place: str, reason: str) -> None:
    if not holds:
        raise ItemError(place, reason)
