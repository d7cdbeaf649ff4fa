"""The days that a date of any precision may mean."""

import datetime

import pytest

from articles.partial_dates import first_day, last_day


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
