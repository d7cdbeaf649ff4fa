"""Dates of the precision that a source gives (ISO 8601): 2023, 2023-04 or 2023-04-19. Pure."""

import calendar
import datetime
import re

# The form alone; 2023-02-30 has it, too.
FORM = r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"
# Every year, month and day of the Gregorian calendar, and nothing else. No engine of regular expressions lacks what it needs.
_YEAR = r"([1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])"
_LEAP_YEAR = r"([0-9]{2}(0[48]|[2468][048]|[13579][26])|(0[48]|[2468][048]|[13579][26])00)"
_DAY = r"(0[13578]|1[02])(-(0[1-9]|[12][0-9]|3[01]))?|(0[469]|11)(-(0[1-9]|[12][0-9]|30))?|02(-(0[1-9]|1[0-9]|2[0-8]))?"
PATTERN = rf"^({_YEAR}(-({_DAY}))?|{_LEAP_YEAR}-02-29)$"
_PATTERN = re.compile(PATTERN)


def partial_date(text: str) -> str:
    """Return `text` if it is a date of any precision. Raises `ValueError`."""
    if not _PATTERN.fullmatch(text):
        raise ValueError("not a date such as 2023, 2023-04 or 2023-04-19")
    return text


def first_day(date: str | None) -> datetime.date | None:
    """Return the first day that a date may mean; None for None."""
    return None if date is None else _first_day(date)


def last_day(date: str | None) -> datetime.date | None:
    """Return the last day that a date may mean; None for None."""
    if date is None:
        return None
    start = _first_day(date)
    match date.count("-"):
        case 0:
            return start.replace(month=12, day=31)
        case 1:
            return start.replace(day=calendar.monthrange(start.year, start.month)[1])
        case _:
            return start


def _first_day(date: str) -> datetime.date:
    year, month, day = [*map(int, date.split("-")), 1, 1][:3]
    return datetime.date(year, month, day)


def end_of(day: datetime.date) -> datetime.datetime:
    """Return the last moment of a day in UTC."""
    return datetime.datetime.combine(day, datetime.time.max, datetime.UTC)
