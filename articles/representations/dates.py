"""Dates as people write them. Pure."""

import datetime

from babel import Locale
from babel.dates import format_date, format_skeleton

from articles.representations.languages import ENGLISH, locale_of

_YEAR, _MONTH = 1, 2  # how many parts of a date are known


def human_date(date: str, language: str | None = None) -> str:
    """Return an ISO 8601 date in words, only as precise as it is: `2023-04-19` is 19 April 2023, `2023-04` April 2023.

    It is in the `language` (BCP 47), and in English if that is not known.
    """
    parts = [int(part) for part in date.split("-")]
    year, month, day = (*parts, 1, 1)[:3]
    return _written(datetime.date(year, month, day), len(parts), locale_of(language) or ENGLISH)


def human_day(moment: datetime.datetime) -> str:
    """Return the day of a moment, in UTC, in words."""
    return human_date(moment.astimezone(datetime.UTC).date().isoformat())


def _written(day: datetime.date, known: int, locale: Locale) -> str:
    if known == _YEAR:
        return format_skeleton("y", day, locale=locale)
    if known == _MONTH:
        return format_skeleton("yMMMM", day, locale=locale)
    return format_date(day, "long", locale=locale)
