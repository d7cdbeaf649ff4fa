"""The full-text index, which each database has in a form of its own."""

from django.db import migrations

from articles.searching import index


def create(apps, schema_editor):
    for statement in index.create():
        schema_editor.execute(statement)


def drop(apps, schema_editor):
    schema_editor.execute("DROP TABLE articles_searchentry")


class Migration(migrations.Migration):
    dependencies = [("articles", "0001_initial")]
    operations = [migrations.RunPython(create, drop)]
