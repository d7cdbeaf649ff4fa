"""The time of publishing an article of 20 paragraphs; the baseline stores its bytes in one row."""

import itertools

from benchmarks.store import made_article
from benchmarks.timing import Figure, in_turns


def figures() -> list[Figure]:
    """Return the times of reading and publishing made-up articles."""
    from django.db import connection, transaction

    from articles.intake import read
    from articles.publishing.articles import publish_article
    from articles.publishing.delivery import Delivery

    numbers = itertools.count()
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE bench_row (number bigint PRIMARY KEY, content text)")

    def store_one_row() -> None:
        number = next(numbers)
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("INSERT INTO bench_row VALUES (%s, %s)", [number, made_article(number).decode()])

    def read_one() -> None:
        read(made_article(next(numbers)))

    def publish_one() -> None:
        content = made_article(next(numbers))
        publish_article(Delivery(content, read(content)))

    try:
        return in_turns(
            {
                "baseline: the bytes into one row, one transaction": store_one_row,
                "reading the document": read_one,
                "reading and publishing it": publish_one,
            },
            rounds=10,
            calls=5,
        )
    finally:
        with connection.cursor() as cursor:
            cursor.execute("DROP TABLE bench_row")
