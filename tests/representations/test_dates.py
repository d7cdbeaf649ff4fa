"""Dates in words."""

import datetime

import pytest

from articles.representations.dates import human_date, human_day


@pytest.mark.parametrize(
    ("date", "words"), [("2023-04-19", "19 April 2023"), ("2023-04", "April 2023"), ("2023", "2023")]
)
def test_a_date_is_only_as_precise_as_it_is(date: str, words: str) -> None:
    assert human_date(date) == words


def test_a_moment_is_shown_as_its_day_in_utc() -> None:
    zone = datetime.timezone(datetime.timedelta(hours=9))
    assert human_day(datetime.datetime(2023, 5, 1, 3, tzinfo=zone)) == "30 April 2023"


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("ko", ["2023년 4월 19일", "2023년 4월", "2023년"]),
        ("de", ["19. April 2023", "April 2023", "2023"]),
        ("ar", ["19 أبريل 2023", "أبريل 2023", "2023"]),
        ("qya", ["19 April 2023", "April 2023", "2023"]),
    ],
)
def test_a_date_is_in_the_language_of_the_text(language: str, words: list[str]) -> None:
    assert [human_date(date, language) for date in ("2023-04-19", "2023-04", "2023")] == words
