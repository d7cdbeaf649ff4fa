"""Places are in the order of the newest, and lead back to the articles."""

import datetime

import pytest
from django.db import connection

from articles.searching.places import article_at, place_of

DAY = datetime.date(2023, 4, 19)
LATEST = datetime.date.max


def test_what_is_published_later_comes_earlier_and_of_one_day_the_later_article() -> None:
    newest_first = [(2, LATEST), (1, LATEST), (3, DAY), (2, DAY), (9, DAY - datetime.timedelta(days=1)), (4, None)]
    places = [place_of(article_id, day) for article_id, day in newest_first]
    assert places == sorted(places)
    assert len(set(places)) == len(places)


def test_a_place_fits_into_a_column_of_a_database() -> None:
    assert -(2**63) <= place_of(2**63 - 1, LATEST) < place_of(1, None) < 0


def test_the_largest_id_is_not_taken_for_another_day() -> None:
    assert place_of(2**63 - 1, DAY) > place_of(1, DAY + datetime.timedelta(days=1))


@pytest.mark.django_db
@pytest.mark.parametrize(("article_id", "day"), [(1, None), (1, DAY), (2**32 - 1, LATEST)])
def test_a_database_finds_the_article_of_a_place(article_id: int, day: datetime.date | None) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {article_at('x')} FROM (SELECT CAST(%s AS bigint) AS x) AS places", [place_of(article_id, day)]
        )
        assert cursor.fetchone() == (article_id,)
