"""The days that a date of any precision may mean."""

import datetime
import re

import pytest

from articles.partial_dates import (
    DATE_OR_TIME_PATTERN,
    FORM,
    date_or_time,
    end_of,
    first_day,
    first_moment,
    last_day,
    last_moment,
    partial_date,
)


@pytest.mark.parametrize(
    ("date", "first", "last"),
    [
        ("2023", (2023, 1, 1), (2023, 12, 31)),
        ("2023-04", (2023, 4, 1), (2023, 4, 30)),
        ("2024-02", (2024, 2, 1), (2024, 2, 29)),
        ("2023-02", (2023, 2, 1), (2023, 2, 28)),
        ("2023-12", (2023, 12, 1), (2023, 12, 31)),
        ("2023-04-19", (2023, 4, 19), (2023, 4, 19)),
        ("0001", (1, 1, 1), (1, 12, 31)),
        ("9999", (9999, 1, 1), (9999, 12, 31)),
    ],
)
def test_a_date_means_every_day_of_its_span(date: str, first: tuple[int, ...], last: tuple[int, ...]) -> None:
    assert first_day(date) == datetime.date(*first)
    assert last_day(date) == datetime.date(*last)


def test_no_date_means_no_day() -> None:
    assert (first_day(None), last_day(None)) == (None, None)


@pytest.mark.parametrize("date", ["2023", "2023-04", "2023-04-19", "2024-02-29", "2000-02-29", "0001", "9999-12-31"])
def test_a_date_of_any_precision_is_taken_as_it_is(date: str) -> None:
    assert partial_date(date) == date
    assert re.fullmatch(FORM, date)


@pytest.mark.parametrize(
    "text",
    [
        "", "23", "0000", "2023-13", "2023-00", "2023-4", "2023-04-31", "2023-02-29", "1900-02-29", "2023-04-00",
        "2023-04-19T00:00", "2023-04-19\n", " 2023", "２０２３", "20230419",
    ],
)  # fmt: skip
def test_another_text_is_not_a_date(text: str) -> None:
    with pytest.raises(ValueError, match="not a date such as 2023, 2023-04 or 2023-04-19"):
        partial_date(text)


@pytest.mark.parametrize("year", ["1896", "1900", "2000", "2023", "2024", "2100", "2400"])
def test_february_has_the_days_of_its_year(year: str) -> None:
    last = last_day(f"{year}-02")
    assert last is not None
    assert partial_date(last.isoformat()) == last.isoformat()
    with pytest.raises(ValueError, match="not a date"):
        partial_date(f"{year}-02-{last.day + 1}")


def test_a_day_ends_with_its_last_microsecond_in_utc() -> None:
    end = end_of(datetime.date(2023, 4, 19))
    assert end.isoformat() == "2023-04-19T23:59:59.999999+00:00"


# ── Dates and times ─────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("text", "in_utc"),
    [
        ("2023", "2023"),
        ("2023-04", "2023-04"),
        ("2023-04-19", "2023-04-19"),
        ("2023-04-19T08:30:00Z", "2023-04-19T08:30:00Z"),
        ("2023-04-19T08:30:00.25+02:00", "2023-04-19T06:30:00.250000Z"),
        ("2023-04-19T23:30:00-02:00", "2023-04-20T01:30:00Z"),
    ],
)
def test_a_date_stays_as_it_is_and_a_time_is_turned_into_utc(text: str, in_utc: str) -> None:
    assert date_or_time(text) == in_utc
    assert date_or_time(in_utc) == in_utc
    assert re.search(DATE_OR_TIME_PATTERN, text)


@pytest.mark.parametrize(
    "text",
    [
        "", "2023-13", "2023-02-29", "2023-04-19T08:30", "2023-04-19T08:30:00", "2023-04-19T25:00:00Z", "2023-02-30T08:30:00Z",
        "2023-04-19 08:30:00Z", "2023-04-19T08:30:00Z\n", "2023-04T08:30:00Z", "0001-01-01T00:00:00+01:00",
        "２０２３-04-19T08:30:00Z",
    ],
)  # fmt: skip
def test_what_is_neither_a_date_nor_a_time_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a date such as 2023, 2023-04 or 2023-04-19, nor a time such as"):
        date_or_time(text)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024", "2024-01-01T00:00:00+00:00", "2024-12-31T23:59:59.999999+00:00"),
        ("2024-02", "2024-02-01T00:00:00+00:00", "2024-02-29T23:59:59.999999+00:00"),
        ("2024-02-03", "2024-02-03T00:00:00+00:00", "2024-02-03T23:59:59.999999+00:00"),
        ("2024-02-03T04:05:06Z", "2024-02-03T04:05:06+00:00", "2024-02-03T04:05:06+00:00"),
    ],
)
def test_a_date_has_a_first_and_a_last_moment_and_a_time_is_both(text: str, first: str, last: str) -> None:
    end = last_moment(text)
    assert end is not None
    assert (first_moment(text).isoformat(), end.isoformat()) == (first, last)
    assert last_moment(None) is None
