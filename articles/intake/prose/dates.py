"""Dates in words to ISO 8601, with the precision that the source gives. Month names are dateparser's.

A date in figures that can be read two ways (04/05/2021) is no date: it is reported, not guessed.
"""

import datetime
import importlib
import re
from dataclasses import dataclass
from typing import Literal

_LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "nl")
_MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_LONGEST_LINE = 120
_LAST_MONTH = 12


def _vocabulary(keys: tuple[str, ...]) -> dict[str, int]:
    """Every name of the keys in the languages, with the key's position from 1; names of two keys are dropped."""
    found: dict[str, set[int]] = {}
    for language in _LANGUAGES:
        info = importlib.import_module(f"dateparser.data.date_translation_data.{language}").info
        for position, key in enumerate(keys, 1):
            for name in info[key]:
                found.setdefault(name.casefold().rstrip("."), set()).add(position)
    return {name: positions.pop() for name, positions in found.items() if len(positions) == 1 and name.isalpha()}


def _alternatives(names: dict[str, int]) -> str:
    return "|".join(sorted(map(re.escape, names), key=len, reverse=True))


_MONTH_NUMBER = _vocabulary(_MONTHS)
_M = rf"(?:{_alternatives(_MONTH_NUMBER)})"
_Y = r"(?:1[5-9]|20)\d\d"
_D = r"\d{1,2}(?:st|nd|rd|th|er|º|ª|\.)?"
_WEEKDAY = rf"(?:(?:{_alternatives(_vocabulary(_DAYS))})\.?,?\s+(?:(?:the|den|le|el)\s+)?)?"
_IN_WORDS = (
    rf"{_WEEKDAY}(?:the\s+|le\s+|el\s+|den\s+)?"
    rf"(?:(?P<d1>{_D})\s+(?:of\s+|de\s+)?(?P<m1>{_M})\.?,?\s+(?:de\s+|del\s+|of\s+)?(?P<y1>{_Y})"
    rf"|(?P<m2>{_M})\.?\s+(?P<d2>{_D}),?\s+(?P<y2>{_Y})"
    rf"|(?P<m3>{_M})\.?,?\s+(?:of\s+|de\s+|del\s+)?(?P<y3>{_Y}))"
)
_ISO = rf"(?P<y4>{_Y})[-/.](?P<m4>\d\d)(?:[-/.](?P<d4>\d\d)(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?)?"
_IN_FIGURES = rf"(?P<a>\d{{1,2}})(?P<mark>[./-])(?P<b>\d{{1,2}})(?P=mark)(?P<y5>{_Y})"
_DATE = re.compile(rf"(?<!\w)(?:{_IN_WORDS}|{_ISO}|{_IN_FIGURES})(?!\w)", re.IGNORECASE)
_YEAR = re.compile(rf"(?<![\w-]){_Y}(?![\w-])")
_TIME = re.compile(
    r"[,\s]*(?:-|–|at|um|à|a las|@)?\s*\d{1,2}(?:[:.h]\d\d){1,2}\s*(?:[ap]\.?m\.?|uhr)?\s*\(?[A-Z]{0,5}\)?\.?\Z", re.I
)
_LABEL = re.compile(
    r"(?P<updated>(?:last\s+)?(?:updated|modified|revised)|aktualisiert|mis à jour|actualizado)?"
    r"(?P<published>(?:first\s+|originally\s+)?(?:published|posted|issued|released)|date(?:\s+published)?"
    r"|publication date"
    r"|veröffentlicht|erschienen|publié|publicado|pubblicato|stand|datum|fecha)?"
    r"(?:\s+(?:on|in|am|vom|le|el|at|il|em))?\s*[:：-]?\s*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in a text: where it stands, and its ISO form (None where it can be read two ways)."""

    start: int
    end: int
    iso: str | None


@dataclass(frozen=True, slots=True)
class DateLine:
    """A line that is a date: what it is the date of, and its ISO form (None where it can be read two ways)."""

    of: Literal["publication", "update"]
    iso: str | None


def find_date(text: str) -> FoundDate | None:
    """The first date in the text that names a month or is in figures; else the first year that stands alone."""
    for found in _DATE.finditer(text):
        valid, iso = _value(found.groupdict())
        if valid:
            return FoundDate(found.start(), found.end(), iso)
    year = _YEAR.search(text)
    return FoundDate(year.start(), year.end(), year.group()) if year else None


def read_date_line(text: str) -> DateLine | None:
    """Read a line that is nothing but a date, with or without "Published", a weekday, a time of day; else None."""
    if len(text) > _LONGEST_LINE:
        return None
    label = _LABEL.match(text)
    rest = text[label.end() :] if label else text
    found = find_date(rest)
    if found is None or found.start or not _is_tail(rest[found.end :]):
        return None
    return DateLine("update" if label and label["updated"] else "publication", found.iso)


def _is_tail(rest: str) -> bool:
    return rest.strip() in {"", ".", ","} or _TIME.match(rest) is not None


def _value(groups: dict[str, str | None]) -> tuple[bool, str | None]:
    """Whether the parts are a date that exists, and its ISO form, if it has only one."""
    if groups["a"]:
        return _figures(int(groups["a"]), int(groups["b"] or 0), int(groups["y5"] or 0), groups["mark"] == ".")
    for way in "1234":
        year, month, day = groups[f"y{way}"], groups[f"m{way}"], groups.get(f"d{way}")
        if year and month:
            number = int(month) if month.isdigit() else _MONTH_NUMBER[month.casefold()]
            return _exists(int(year), number, int(re.sub(r"\D", "", day)) if day else None)
    return False, None


def _figures(first: int, second: int, year: int, dotted: bool) -> tuple[bool, str | None]:
    if dotted or first > _LAST_MONTH or first == second:
        return _exists(year, second, first)  # dotted dates have the day first wherever they are used
    if second > _LAST_MONTH:
        return _exists(year, first, second)
    return first > 0 and second > 0, None


def _exists(year: int, month: int, day: int | None) -> tuple[bool, str | None]:
    try:
        date = datetime.date(year, month, day or 1)
    except ValueError:
        return False, None
    return True, date.isoformat() if day else f"{year:04d}-{month:02d}"
