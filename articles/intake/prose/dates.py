"""Dates as documents print and state them, to ISO 8601 with the precision that the source gives.

The names of months and days come from the Unicode CLDR (Babel) and from the vocabulary. A date in figures that can be
read two ways (04/05/2021) is reported, not guessed.
"""

import datetime
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from babel import Locale

from articles.intake.vocabulary import LANGUAGES, WORDS, any_of

_LAST_MONTH = 12


def _names_of(kind: Literal["months", "days"]) -> Iterator[tuple[str, int]]:
    """The names that the CLDR has in the languages of the vocabulary, with their numbers there."""
    for language in LANGUAGES:
        contexts = getattr(Locale(language.tag), kind)
        for context in ("format", "stand-alone"):
            for form in ("wide", "abbreviated"):
                yield from ((name, number) for number, name in contexts[context][form].items())


def _numbered(names: Iterable[tuple[str, int]]) -> dict[str, int]:
    """The number that each name stands for; a name that stands for two is dropped."""
    numbers: dict[str, set[int]] = {}
    for name, number in names:
        numbers.setdefault(name.casefold().rstrip("."), set()).add(number)
    return {name: min(both) for name, both in numbers.items() if len(both) == 1 and name.isalpha()}


_MONTHS = _numbered([*_names_of("months"), *WORDS.month_names])
_WEEKDAYS = _numbered(_names_of("days"))  # 0 is Monday
_M = any_of(tuple(_MONTHS))
_Y = r"(?:1[5-9]|20)\d\d"
_D = rf"\d{{1,2}}(?:{any_of(WORDS.day_endings)}|\.)?"
_OF = rf"(?:{any_of(WORDS.of)}\s+)?"
_IN_WORDS = (
    rf"(?:{any_of(tuple(_WEEKDAYS), WORDS.weekday_names)}\.?,?\s+)?(?:{any_of(WORDS.before_day)}\s+)?"
    rf"(?:(?P<d1>{_D})\s+{_OF}(?P<m1>{_M})\.?,?\s+{_OF}(?P<y1>{_Y})"
    rf"|(?P<m2>{_M})\.?\s+(?P<d2>{_D}),?\s+(?P<y2>{_Y})"
    rf"|(?P<m3>{_M})\.?,?\s+{_OF}(?P<y3>{_Y}))"
)
_ISO = rf"(?P<y4>{_Y})[-/.](?P<m4>\d\d)(?:[-/.](?P<d4>\d\d)(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?)?"
_IN_FIGURES = rf"(?P<a>\d{{1,2}})(?P<mark>[./-])(?P<b>\d{{1,2}})(?P=mark)(?P<y5>{_Y})"
_DATE = re.compile(rf"(?<!\w)(?:{_IN_WORDS}|{_ISO}|{_IN_FIGURES})(?!\w)", re.IGNORECASE)
_YEAR = re.compile(rf"(?<![\w-]){_Y}(?![\w-])")
_STATED = re.compile(
    r"(?P<year>[12]\d{3})(?:[-/.](?P<month>\d{1,2})(?:[-/.](?P<day>\d{1,2}))?)?(?!\d)"
    r"|(?P<y>[12]\d{3})(?P<m>\d{2})(?P<d>\d{2})(?!\d)"
)
_ON_WEEKDAY = re.compile(
    rf"(?P<weekday>{any_of(tuple(_WEEKDAYS))})\.?,?\s+(?P<a>\d{{1,2}})/(?P<b>\d{{1,2}})/(?P<year>{_Y})(?!\d)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in a text: its place, and its ISO form (None if it can be read two ways)."""

    start: int
    end: int
    iso: str | None


def iso_date(year: int, month: int | None = None, day: int | None = None) -> str | None:
    """The date in ISO 8601, as exact as it is given; None if the calendar does not have it."""
    try:
        date = datetime.date(year, 1 if month is None else month, 1 if day is None else day)
    except ValueError:
        return None
    return date.isoformat()[: len("YYYY") if month is None else len("YYYY-MM") if day is None else None]


def find_date(text: str) -> FoundDate | None:
    """The first date in the text that names a month or is in figures; else the first year that stands alone."""
    for match in _DATE.finditer(text):
        readings = _readings(match)
        if readings:
            return FoundDate(match.start(), match.end(), _only(readings))
    year = _YEAR.search(text)
    return FoundDate(year.start(), year.end(), year.group()) if year else None


def stated_date(value: str | None) -> str | None:
    """The date in a value that states one, such as a `meta` element or a front matter's key; None if it is not clear.

    It is as exact as it is stated. The text after the date, such as a time of day, is ignored.
    """
    text = " ".join((value or "").split())
    stated = _STATED.match(text)
    if stated:
        year, month, day = (stated["year"], stated["month"], stated["day"])
        parts = (year, month, day) if year else (stated["y"], stated["m"], stated["d"])
        return iso_date(*(int(part) if part else None for part in parts))  # type: ignore[arg-type] # the year is there
    on_weekday = _ON_WEEKDAY.match(text)
    if on_weekday:
        return _on_weekday(on_weekday)
    printed = _DATE.match(text)
    return _only(_readings(printed)) if printed else None


def _only(readings: set[str]) -> str | None:
    return min(readings) if len(readings) == 1 else None


def _readings(match: re.Match[str]) -> set[str]:
    """The dates that a printed date can be: two for figures in an unclear order, none if the calendar has none."""
    if match["a"]:
        return _of_figures(int(match["a"]), int(match["b"]), int(match["y5"]), dotted=match["mark"] == ".")
    groups = match.groupdict()
    year, month, day = next(
        (groups[f"y{way}"], groups[f"m{way}"], groups.get(f"d{way}")) for way in "1234" if groups[f"y{way}"]
    )
    number = int(month) if month.isdigit() else _MONTHS[month.casefold()]
    iso = iso_date(int(year), number, int(re.sub(r"\D", "", day)) if day else None)
    return {iso} if iso else set()


def _of_figures(first: int, second: int, year: int, *, dotted: bool) -> set[str]:
    day_first, month_first = iso_date(year, second, first), iso_date(year, first, second)
    ways = [day_first] if dotted else [day_first, month_first]  # dotted dates have the day first wherever they are used
    return {iso for iso in ways if iso}


def _on_weekday(match: re.Match[str]) -> str | None:
    """The only reading of figures that falls on the weekday that is stated."""
    weekday = _WEEKDAYS[match["weekday"].casefold()]
    readings = _of_figures(int(match["a"]), int(match["b"]), int(match["year"]), dotted=False)
    return _only({iso for iso in readings if datetime.date.fromisoformat(iso).weekday() == weekday})
