"""The indexes that the migration drops: another one begins with the same column, and they can be made again."""

from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection

pytestmark = pytest.mark.django_db(transaction=True)
migration = import_module("articles.migrations.0022_fewer_indexes")


def indexes(table: str) -> dict[str, list[str]]:
    """The columns of each index of a table."""
    with connection.cursor() as cursor:
        constraints = connection.introspection.get_constraints(cursor, table)
    return {name: facts["columns"] for name, facts in constraints.items() if facts["index"] or facts["unique"]}


@pytest.mark.parametrize(("name", "place"), migration.REFERENCES.items())
def test_another_index_begins_with_the_reference(name: str, place: str) -> None:
    table, column = place.rstrip(")").split(" (")
    others = indexes(table)
    assert name not in others
    assert any(columns[0] == column for columns in others.values())


def test_the_indexes_can_be_made_again_and_dropped_again() -> None:
    dropped = {**migration.REFERENCES, **(migration.PREFIXES if connection.vendor == "postgresql" else {})}
    tables = {place.partition(" ")[0] for place in dropped.values()}
    with connection.schema_editor(atomic=False) as editor:
        migration.create(apps, editor)
        migration.create(apps, editor)
    assert dropped.keys() <= {name for table in tables for name in indexes(table)}
    with connection.schema_editor(atomic=False) as editor:
        migration.drop(apps, editor)
        migration.drop(apps, editor)
    assert not dropped.keys() & {name for table in tables for name in indexes(table)}
