"""Dates as people write them. Pure."""

import datetime

from django.utils.dates import MONTHS


def human_date(date: str) -> str:
    """Return an ISO 8601 date in words, only as precise as it is: `2023-04-19` is 19 April 2023, `2023-04` April 2023."""
    year, month, day = [*map(int, date.split("-")), 0, 0][:3]
    return " ".join([str(part) for part in (day, MONTHS.get(month), year) if part])


def human_day(moment: datetime.datetime) -> str:
    """Return the day of a moment, in UTC, in words."""
    return human_date(moment.astimezone(datetime.UTC).date().isoformat())
