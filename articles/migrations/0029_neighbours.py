"""An index of frequent terms that stand next to each other, on PostgreSQL. It stays empty here: `prune` and the worker fill it."""

from django.db import connection, migrations

from articles.searching import neighbours


def create(apps, schema_editor):
    with connection.cursor() as cursor:
        for statement in neighbours.create():
            cursor.execute(statement)


def drop(apps, schema_editor):
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"DROP TABLE {neighbours.NEIGHBOURS}, {neighbours.FREQUENT_TERMS}")


class Migration(migrations.Migration):
    dependencies = [("articles", "0028_lost_rows")]
    operations = [migrations.RunPython(create, drop)]
