"""Lines that are nothing but a date: with a label ("Published", "Updated"), a weekday, a time of day before or after it.

A line is told by its form: what is left of it without the date and such words is a zone or one word of a label at most.
"""

import re
from dataclasses import dataclass
from typing import Literal

from articles.intake.prose.calendar_names import MONTHS, WEEKDAYS
from articles.intake.prose.dates import FoundDate, find_date, find_short_date, with_plain_digits
from articles.intake.vocabulary import WORDS, any_of, longest_of

_LONGEST = 120
_LONGEST_YEARLESS = 40
_FIGURES = re.compile(r"\d|年")
_UPDATED = re.compile(rf"(?<![^\W\d]){any_of(WORDS.updated)}(?!\w)", re.IGNORECASE)
_LABELLED = re.compile(rf"(?<![^\W\d]){any_of(WORDS.published, WORDS.updated)}(?!\w)", re.IGNORECASE)
_BEFORE = longest_of(WORDS.published, WORDS.updated, WORDS.before_date, WORDS.before_time, WORDS.before_day)
_LABEL = rf"(?<![^\W\d]){_BEFORE}(?![^\W\d])"
_TIME = (
    rf"(?<!\d)\d{{1,2}}\s?(?:[:.h]\s?\d\d){{1,2}}(?:\s?(?:[ap]\.?m\b\.?|{any_of(WORDS.after_time)}(?!\w)))?"
    rf"|(?<!\d)\d{{1,2}}\s?(?:[ap]\.?m\b\.?|[시時时]\s?\d{{1,2}}\s?[분分]|h(?!\w))"
)
_ZONE = r"(?-i:(?<![^\W_])[A-ZА-Я]{2,5}(?:\s?[+-]\d{1,2}(?::?\d\d)?)?(?![^\W_]))"
_IN_BRACKETS = r"[(（][月火水木金土日월화수목금토일一二三四五六][)）]"
_WEEKDAY = rf"(?<!\w){longest_of(tuple(WEEKDAYS), WORDS.weekday_names)}(?!\w)|{_IN_BRACKETS}"
_PARTS = re.compile(
    rf"{any_of(WORDS.other_calendars)}|{_TIME}|{_WEEKDAY}|{_LABEL}|{_ZONE}"
    rf"|(?<!\w){any_of(WORDS.after_year, WORDS.after_time)}(?!\w)",
    re.IGNORECASE,
)
_AT_TIME = rf",?\s+(?:{any_of(WORDS.before_time)}\s+)?(?:{_TIME})"
_ENDS_WITH_TIME = re.compile(rf"(?:{_TIME})\W*\Z", re.IGNORECASE)
_TIME_BEHIND = re.compile(_AT_TIME, re.IGNORECASE)
_AGO = re.compile(
    rf"(?:{any_of(WORDS.published, WORDS.updated)}\s*[:：]?\s*)?{any_of(WORDS.ago)}(?:{_AT_TIME})?\.?"
    rf"|{any_of(WORDS.updated)}\s*[:：]?{_AT_TIME}",
    re.IGNORECASE,
)
_LABEL_AND_TIME = re.compile(rf"(?<![^\W\d]){any_of(WORDS.updated)}\s*[:：]?{_AT_TIME}", re.IGNORECASE)
_DAY = rf"\d{{1,2}}(?:{any_of(WORDS.day_endings)}|\.)?"
_MONTH = longest_of(tuple(MONTHS))
_YEARLESS = re.compile(
    rf"(?<!\w)(?:{_DAY}\s+(?:{any_of(WORDS.of)}\s+)?{_MONTH}|{_MONTH}\.?\s+{_DAY})(?!\w)\.?(?!,?\s*\d{{4}})"
    r"|(?<!\d)\d{1,2}\s?[月월]\s?\d{1,2}\s?[日號号일]",
    re.IGNORECASE,
)
_OTHER_CALENDAR = re.compile(any_of(WORDS.other_calendars), re.IGNORECASE)
_BEFORE_SHORT_DATE = re.compile(rf"(?:{_WEEKDAY}\.?|{_LABEL}|[\s,:：|-])*", re.IGNORECASE)
_MOST_OTHER_WORDS = 2


@dataclass(frozen=True, slots=True)
class DateLine:
    """A line that is a date: what it is the date of, and its ISO form (None if it can be read two ways).

    `ago` is a time before now ("3 hours ago"), which states no day, `yearless` a day without its year, and `unknown` a date with
    a word that says of what.
    """

    of: Literal["publication", "update", "ago", "yearless", "unknown"]
    iso: str | None


def read_date_line(text: str, *, day_first: bool = False) -> DateLine | None:
    """Read a line that is a date; None if it is anything else."""
    if len(text) > _LONGEST:
        return None
    if not has_figures(text):
        return DateLine("ago", None) if _AGO.fullmatch(text) else None
    line = with_plain_digits(text)
    if _AGO.fullmatch(line):
        return DateLine("ago", None)
    if len(line) <= _LONGEST_YEARLESS and _YEARLESS.search(line) and _is_all_parts(_YEARLESS.sub(" ", line)):
        return DateLine("yearless", None)
    return _read(line, day_first=day_first)


def end_of_time(text: str, start: int) -> int:
    """Where the time of day that follows a date at `start` ends; `start` if none follows: "8 February 2024 at 19:00"."""
    time = _TIME_BEHIND.match(text, start)
    return time.end() if time else start


def is_relative(text: str) -> bool:
    """Whether the text is a time before now: "3 hours ago"."""
    return _AGO.fullmatch(with_plain_digits(text.strip(" ,·|-–—()"))) is not None


def has_figures(text: str) -> bool:
    """Whether the text may hold a date: it has a digit, or the sign of a year behind Chinese figures."""
    return _FIGURES.search(text) is not None


def _is_all_parts(text: str) -> bool:
    """Whether each word of the text is a part of a date or time."""
    return re.search(r"\w", _PARTS.sub(" ", text)) is None


def is_time(text: str) -> bool:
    """Whether the text is nothing but a time of day, with its zone: "6:00 AM EDT"."""
    return re.search(_TIME, text, re.IGNORECASE) is not None and _is_all_parts(text)


def _read(line: str, *, day_first: bool) -> DateLine | None:
    date = _date_in(line, day_first=day_first)
    if date is None:
        is_other = _OTHER_CALENDAR.search(line) and _is_all_parts(line)
        return DateLine("unknown", None) if is_other else None
    before, after = line[: date.start], line[date.end :]
    others = [word for part in (before, after) for word in re.findall(r"\w+", _PARTS.sub(" ", part))]
    if not others:
        # Behind the date as in Chinese and Japanese; before a further time it is of that time.
        label = before if _LABELLED.search(before) else _LABEL_AND_TIME.sub(" ", after)
        return DateLine("update" if _UPDATED.search(label) else "publication", date.iso)
    alone = (
        len(others) <= _MOST_OTHER_WORDS
        and not re.search(r"\d", "".join(others))
        and len(date.iso or "?" * 10) > len("YYYY")
    )
    labelled = before.rstrip().endswith((":", "：")) or _ENDS_WITH_TIME.search(after)
    return DateLine("unknown", date.iso) if alone and labelled else None


def _date_in(line: str, *, day_first: bool) -> FoundDate | None:
    """The only date in the line; a year of two figures counts only at its beginning, or behind a label."""
    date = find_date(line, day_first=day_first) or _short_date_in(line)
    if date is None or (second := find_date(line[date.end :])) is None or len(second.iso or "") == len("YYYY"):
        return date
    return None


def _short_date_in(line: str) -> FoundDate | None:
    before = _BEFORE_SHORT_DATE.match(line)
    start = before.end() if before else 0
    date = find_short_date(line[start:])
    return FoundDate(date.start + start, date.end + start, date.iso) if date else None
