"""Dates as documents print and state them, to ISO 8601 with the precision that the source gives.

One reader for every format. A date in figures that can be read two ways (04/05/2021) is reported, not guessed, unless
the document's language has one order only.
"""

import datetime
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from articles.intake.placed import at_place_of
from articles.intake.prose.calendar_names import MONTHS, WEEKDAYS, folded
from articles.intake.vocabulary import WORDS, any_of, longest_of

_M = rf"(?:{any_of(WORDS.month_prefixes)})?(?P<m{{way}}>{longest_of(tuple(MONTHS))})"
YEAR = r"(?:1[5-9]|20)\d\d"
_D = rf"\d{{1,2}}(?:{any_of(WORDS.day_endings)}|\.)?"
_OF = rf"(?:{any_of(WORDS.of)}\s+)?"
_SAME_MONTH = r"(?:/[\u0600-\u06ff]{3,9})?"  # both names that Arabic has for a month
_GAP = r"[\s.,/-]\s?"
_WEEKDAY = longest_of(tuple(WEEKDAYS), WORDS.weekday_names)


def _month(way: int) -> str:
    return _M.replace("{way}", str(way))


_IN_WORDS = (
    rf"(?:{_WEEKDAY}\.?,?\s+)?(?:{any_of(WORDS.before_day)}\s+)?"
    rf"(?:(?P<d1>{_D})(?:\s+{_OF}|[-/.]){_month(1)}{_SAME_MONTH}\.?(?:,?\s+{_OF}|[-/.])(?P<y1>{YEAR})"
    rf"|{_month(2)}\.?{_GAP}(?P<d2>{_D}),?\s+(?P<y2>{YEAR})"
    rf"|{_month(3)}\.?,?\s+{_OF}(?P<y3>{YEAR})"
    rf"|(?P<y6>{YEAR}){_GAP}{_month(6)}\.?(?:{_GAP}(?P<d6>{_D}))?)"
)
_ISO = rf"(?P<y4>{YEAR})(?:[-/]|\.\s?)(?P<m4>\d{{1,2}})(?:(?:[-/]|\.\s?)(?P<d4>\d{{1,2}})\.?(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?)?"
_IN_FIGURES = (
    rf"(?:(?P<weekday>{_WEEKDAY})\.?,?\s+)?(?P<a>\d{{1,2}})(?P<mark>[./-])\s?(?P<b>\d{{1,2}})(?P=mark)\s?(?P<y5>{YEAR})"
)
# The years of an era: 令和6年5月17日, 民國113年5月17日; and a date in the figures of words: 二〇二四年五月十七日.
_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "民國": 1911, "民国": 1911}
_IN_ERA = (
    rf"(?P<era>{'|'.join(_ERAS)})\s?(?P<y9>\d{{1,3}}|元)\s?年\s?(?P<m9>\d{{1,2}})\s?月(?:\s?(?P<d9>\d{{1,2}})\s?日)?"
)
_HAN = "一二三四五六七八九"
_IN_HAN = rf"(?P<y0>[一二][〇零○{_HAN}]{{3}})年(?P<m0>[{_HAN}十]{{1,2}})月(?:(?P<d0>[{_HAN}十]{{1,3}})[日號号])?"
_HAN_DIGITS = {"〇": 0, "零": 0, "○": 0} | {sign: value for value, sign in enumerate(_HAN, 1)}
# Numbers with their units: 2024年2月8日, 2024년 2월 8일, ngày 8 tháng 2 năm 2024, ngày 8/2/2024.
_WITH_UNITS = (
    rf"(?<!\d)(?P<y7>{YEAR})\s?[年년]\s?(?P<m7>\d{{1,2}})\s?[月월](?:\s?(?P<d7>\d{{1,2}})\s?[日号號일])?"
    rf"|(?<!\w)(?:(?:ngày\s+)?(?P<d8>\d{{1,2}})(?:\s+tháng\s+|(?:(?<=ngày\s\d)|(?<=ngày\s\d\d))[/-])|tháng\s+)"
    rf"(?P<m8>\d{{1,2}})(?:\s+năm\s+|,?\s+|[/-])(?P<y8>{YEAR})(?!\w)"
)
_DATE = re.compile(
    rf"{_WITH_UNITS}|{_IN_ERA}|{_IN_HAN}|(?<!\w)(?:{_IN_WORDS}|{_ISO}|{_IN_FIGURES})(?!\w)", re.IGNORECASE
)
_ONLY_FIGURES = re.compile(rf"(?<![\w/.-])(?P<a>\d{{1,2}})(?P<mark>[/-])(?P<b>\d{{1,2}})(?P=mark){YEAR}(?![\w/-])")
_MONTHS = 12
_YEAR = re.compile(rf"(?<![\w-]){YEAR}(?![\w-])")
_ANY_YEAR = re.compile(rf"{YEAR}|{'|'.join(_ERAS)}|[一二][〇零○{_HAN}]{{3}}年")
_COMPACT = re.compile(r"(?P<y>[12]\d{3})(?P<m>\d{2})(?P<d>\d{2})(?!\d)")
# A year of two figures is read only where nothing but a date is stated.
_SHORT = re.compile(r"(?P<a>\d{1,2})(?P<mark>[./-])\s?(?P<b>\d{1,2})(?P=mark)\s?(?P<year>\d\d)(?!\w)")
_FIRST_OF_LAST_CENTURY = 41
_CLOCK = r"\d{1,2}:\d\d(?::\d\d)?(?:\s?[ap]m)?(?:\s+[A-Z]{2,4})?"
_LABEL = rf"{any_of(WORDS.published)}(?:\s+{any_of(WORDS.before_date)})?(?!\w)"
_BEFORE = re.compile(rf"(?:{_WEEKDAY}(?!\w)\.?|{_LABEL}|{_CLOCK}|[\s,:：|-])*", re.IGNORECASE)
_NOTHING_STORED = "1970-01-01"  # the zero of Unix time


_LONGEST_KNOWN = 300  # characters of a line that is remembered


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


def find_date(text: str, *, day_first: bool = False) -> FoundDate | None:
    """The first date in the text that names a month or is in figures; else the first year that stands alone.

    `day_first` says that dates in figures have the day before the month.
    """
    # The stages ask of the same line many times. A bare text, since that of a page would hold the page.
    return _found(str(text), day_first) if len(text) <= _LONGEST_KNOWN else _first_date(text, day_first)


@lru_cache(maxsize=32_768)
def _found(text: str, day_first: bool) -> FoundDate | None:
    return _first_date(text, day_first)


def _first_date(text: str, day_first: bool) -> FoundDate | None:
    text = with_plain_digits(text)
    if not _ANY_YEAR.search(text):
        return None  # most lines have none, and the names of months in many languages take long to look for
    for match in _DATE.finditer(text):
        readings = _readings(match, day_first=day_first)
        if readings:
            return FoundDate(match.start(), match.end(), _only(readings))
    year = _YEAR.search(text)
    return FoundDate(year.start(), year.end(), year.group()) if year else None


def two_readings(text: str) -> tuple[str, str] | None:
    """The two days that the first date of the text can be, the one with the day first before the other; None if it is clear."""
    for match in _DATE.finditer(with_plain_digits(text)):
        if len(_readings(match, day_first=False)) > 1:
            first, second, year = (int(match[part]) for part in ("a", "b", "y5"))
            return f"{year}-{second:02}-{first:02}", f"{year}-{first:02}-{second:02}"
        return None
    return None


def is_day_first_in(lines: Iterable[str]) -> bool | None:
    """Whether the day is first in the dates in figures that have one reading alone; None if there are none, or they differ."""
    found = (match for line in lines for match in _ONLY_FIGURES.finditer(with_plain_digits(line)))
    figures = ((int(match["a"]), int(match["b"])) for match in found)
    orders = {first > _MONTHS for first, second in figures if max(first, second) > _MONTHS}
    return orders.pop() if len(orders) == 1 else None


def swapped(day: str) -> str | None:
    """The day that figures in the other order would say: 2024-10-09 for 2024-09-10; None if there is none."""
    year, month, of_month = day.split("-")
    return iso_date(int(year), int(of_month), int(month))


def find_short_date(text: str) -> FoundDate | None:
    """A date in figures with a year of two figures, at the beginning of the text."""
    match = _SHORT.match(text)
    if match is None:
        return None
    short = int(match["year"])
    year = short + (1900 if short >= _FIRST_OF_LAST_CENTURY else 2000)
    readings = _of_figures(int(match["a"]), int(match["b"]), year, day_first=match["mark"] == ".")
    return FoundDate(match.start(), match.end(), _only(readings)) if readings else None


def stated_date(value: str | None, *, day_first: bool = False) -> str | None:
    """The date in a value that states one, such as a `meta` element or a front matter's key; None if it is not clear.

    It is as exact as it is stated. The text after the date, such as a time of day, is ignored.
    """
    return at_place_of(value, _stated_date(value, day_first=day_first))


def _stated_date(value: str | None, *, day_first: bool) -> str | None:
    text = with_plain_digits(" ".join((value or "").split()))
    compact = _COMPACT.match(text)
    if compact:
        return iso_date(int(compact["y"]), int(compact["m"]), int(compact["d"]))
    before = _BEFORE.match(text)
    start = before.end() if before else 0
    for place in dict.fromkeys((0, start)):
        found = find_date(text[place:], day_first=day_first) or find_short_date(text[place:])
        if found is not None and found.start == 0:
            alone = len(found.iso or "") != len("YYYY") or not _goes_on(text[place + found.end :])
            return found.iso if alone and found.iso != _NOTHING_STORED else None
        short = find_short_date(text[place:])
        if short is not None:
            return short.iso
    return None


def is_unclear(value: str | None) -> bool:
    """Whether a value under the name of a date holds figures, and `stated_date` finds no date in it."""
    text = with_plain_digits(value or "")
    return any(digit in text for digit in "123456789") and not text.strip().startswith(_NOTHING_STORED)


def with_plain_digits(text: str) -> str:
    """The text with the digits of every script as 0 to 9, each at its place."""
    if text.isascii():
        return text
    return "".join(str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in text)


def _goes_on(rest: str) -> bool:
    """Whether words or figures follow a year, so that it says more than was read."""
    return any(character.isalnum() for character in rest)


def _only(readings: set[str]) -> str | None:
    return min(readings) if len(readings) == 1 else None


def _readings(match: re.Match[str], *, day_first: bool) -> set[str]:
    """The dates that a printed date can be: two for figures in an unclear order, none if the calendar has none."""
    groups = match.groupdict()
    if groups["a"]:
        figures = (int(groups["a"]), int(groups["b"]), int(groups["y5"]))
        fitting = _on_weekday(_of_figures(*figures, day_first=False), groups["weekday"])
        return fitting or _of_figures(*figures, day_first=day_first or groups["mark"] == ".")
    if groups["y0"]:
        iso = iso_date(
            int("".join(str(_HAN_DIGITS[sign]) for sign in groups["y0"])), _of_han(groups["m0"]), _of_han(groups["d0"])
        )
        return {iso} if iso else set()
    year, month, day = next(
        (groups[f"y{way}"], groups[f"m{way}"], groups.get(f"d{way}")) for way in "12346789" if groups[f"y{way}"]
    )
    number = int(month) if month.isdigit() else MONTHS[folded(month)]
    counted = _ERAS[groups["era"]] + (1 if year == "元" else int(year)) if groups["era"] else int(year)
    iso = iso_date(counted, number, int(re.sub(r"\D", "", day)) if day else None)
    return {iso} if iso else set()


def _of_han(figures: str | None) -> int | None:
    """The number that Chinese figures up to 39 say: 十七 is 17; None for none."""
    if figures is None:
        return None
    tens, ten, ones = figures.rpartition("十")
    return (10 * _HAN_DIGITS.get(tens, 1) if ten else 0) + (_HAN_DIGITS[ones] if ones else 0)


def _of_figures(first: int, second: int, year: int, *, day_first: bool) -> set[str]:
    """The readings; dotted dates have the day first wherever they are used."""
    ways = (
        [iso_date(year, second, first)] if day_first else [iso_date(year, second, first), iso_date(year, first, second)]
    )
    return {iso for iso in ways if iso}


def _on_weekday(readings: set[str], weekday: str | None) -> set[str]:
    """The readings that fall on the weekday that is stated with them; none without a weekday."""
    number = WEEKDAYS.get(folded(weekday)) if weekday else None
    return {iso for iso in readings if datetime.date.fromisoformat(iso).weekday() == number}
