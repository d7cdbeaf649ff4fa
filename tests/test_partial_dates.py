"""The days that a date of any precision may mean."""

import datetime
import re

import pytest

from articles.partial_dates import FORM, end_of, first_day, last_day, partial_date


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
