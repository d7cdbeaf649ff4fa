"""The full-text index, which each database has in a form of its own."""

from django.db import migrations

from articles.searching.index import POSTGRESQL_INDEX, POSTGRESQL_TABLE, SQLITE_TABLE


def create(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute(SQLITE_TABLE)
    else:
        schema_editor.execute(POSTGRESQL_TABLE)
        schema_editor.execute(POSTGRESQL_INDEX)


def drop(apps, schema_editor):
    schema_editor.execute("DROP TABLE articles_searchentry")


class Migration(migrations.Migration):
    dependencies = [("articles", "0001_initial")]
    operations = [migrations.RunPython(create, drop)]
