"""Dates of the precision that a source gives: 2023, 2023-04 or 2023-04-19. Pure."""

import calendar
import datetime


def first_day(date: str | None) -> datetime.date | None:
    """Return the first day that an ISO 8601 date of any precision may mean."""
    if date is None:
        return None
    year, month, day = [*map(int, date.split("-")), 1, 1][:3]
    return datetime.date(year, month, day)


def last_day(date: str | None) -> datetime.date | None:
    """Return the last day that an ISO 8601 date of any precision may mean."""
    start = first_day(date)
    if date is None or start is None:
        return None
    match date.count("-"):
        case 0:
            return start.replace(month=12, day=31)
        case 1:
            return start.replace(day=calendar.monthrange(start.year, start.month)[1])
        case _:
            return start
