"""The migration leaves one index of the terms of articles, of their first rows, whatever state a broken-off run left."""

from collections.abc import Sequence
from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has no such index"),
]
migration = import_module("articles.migrations.0031_first_rows")
OLD = f"CREATE INDEX {migration.NAME} ON articles_searchentry USING gin (terms)"


def indexes() -> dict[str, str]:
    """The definition of each index of terms of articles."""
    query = "SELECT indexname, indexdef FROM pg_indexes WHERE tablename = 'articles_searchentry'"
    with connection.cursor() as cursor:
        cursor.execute(f"{query} AND indexdef LIKE '%USING gin%'")
        return dict(cursor.fetchall())


@pytest.mark.parametrize("steps", range(len(migration.STATEMENTS) + 1))
def test_an_index_of_first_rows_takes_the_place_of_the_old_one(steps: int) -> None:
    new = indexes()
    run([f"DROP INDEX {migration.NAME}", OLD, *migration.STATEMENTS[:steps]])
    migration.renew(apps, None)
    assert indexes() == new
    assert list(new) == [migration.NAME]
    assert new[migration.NAME].endswith("WHERE (run = 0)")


def run(statements: Sequence[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
