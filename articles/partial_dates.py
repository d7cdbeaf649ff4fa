"""Dates of the precision that a source gives (ISO 8601): 2023, 2023-04 or 2023-04-19; and times (RFC 3339). Pure."""

import calendar
import datetime
import re
from contextlib import suppress

# The form alone; 2023-02-30 has it, too.
FORM = r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"
# Every year, month and day of the Gregorian calendar, and nothing else. No engine of regular expressions lacks what it needs.
_YEAR = r"([1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])"
_LEAP_YEAR = r"([0-9]{2}(0[48]|[2468][048]|[13579][26])|(0[48]|[2468][048]|[13579][26])00)"
_DAY = r"(0[13578]|1[02])(-(0[1-9]|[12][0-9]|3[01]))?|(0[469]|11)(-(0[1-9]|[12][0-9]|30))?|02(-(0[1-9]|1[0-9]|2[0-8]))?"
PATTERN = rf"^({_YEAR}(-({_DAY}))?|{_LEAP_YEAR}-02-29)$"
_PATTERN = re.compile(PATTERN)
_WHOLE_DAY = (
    rf"({_YEAR}-((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|1[0-9]|2[0-8]))"
    rf"|{_LEAP_YEAR}-02-29)"
)
_TIME = "([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]([.][0-9]{1,6})?(Z|[+-]([01][0-9]|2[0-3]):[0-5][0-9])"
_MOMENT = rf"^{_WHOLE_DAY}T{_TIME}$"
_MOMENT_PATTERN = re.compile(_MOMENT)
DATE_OR_TIME_PATTERN = rf"{PATTERN}|{_MOMENT}"
# The form of either alone, which is short; it has hour 25, too.
DATE_OR_TIME_FORM = (
    r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2}(T[0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]{1,6})?(Z|[+-][0-9]{2}:[0-9]{2}))?)?)?$"
)


def partial_date(text: str) -> str:
    """Return `text` if it is a date of any precision. Raises `ValueError`."""
    if not _PATTERN.fullmatch(text):
        raise ValueError("not a date such as 2023, 2023-04 or 2023-04-19")
    return text


def date_or_time(text: str) -> str:
    """Return `text` if it is a date of any precision; if it is a time (RFC 3339), the same in UTC. Raises `ValueError`."""
    if _PATTERN.fullmatch(text):
        return text
    if _MOMENT_PATTERN.fullmatch(text):
        with suppress(ValueError, OverflowError):
            return rfc3339(datetime.datetime.fromisoformat(text))
    raise ValueError("not a date such as 2023, 2023-04 or 2023-04-19, nor a time such as 2023-04-19T08:30:00Z")


def rfc3339(moment: datetime.datetime) -> str:
    """Return a moment as RFC 3339 writes it, in UTC."""
    return moment.astimezone(datetime.UTC).isoformat().replace("+00:00", "Z")


def first_moment(text: str) -> datetime.datetime:
    """Return the first moment that a date or time may mean, in UTC."""
    if "T" in text:
        return datetime.datetime.fromisoformat(text)
    return datetime.datetime.combine(_first_day(text), datetime.time.min, datetime.UTC)


def last_moment(text: str | None) -> datetime.datetime | None:
    """Return the last moment that a date or time may mean, in UTC; None for None."""
    if text is not None and "T" in text:
        return datetime.datetime.fromisoformat(text)
    day = last_day(text)
    return end_of(day) if day else None


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
