"""The full-text index anew, with the terms of Hangul, kana, Thai, Arabic and Hebrew as their readers type them, and wordings.

The index of articles is renewed as `0013_search_places` does it, beside the old one. The index of wordings is new: it is filled
in a transaction for some wordings at a time, and goes on where it was if the migration is broken off.
"""

from importlib import import_module

from django.db import connection, migrations, transaction

from articles.searching import wordings
from articles.searching.entries import wording_entry
from articles.searching.tables import WORDINGS
from articles.searching.wordings import IndexedWording

AT_ONCE = 1_000  # wordings
LAST = f"{WORDINGS}_last"


def renew(apps, schema_editor):
    import_module("articles.migrations.0013_search_places").renew(apps, schema_editor)
    if WORDINGS not in connection.introspection.table_names():
        begin()
    fill(apps)
    for statement in statements()[1]:
        execute(statement.replace("CREATE INDEX", "CREATE INDEX IF NOT EXISTS"))
    finish(apps)


@transaction.atomic
def begin():
    for statement in statements()[0]:
        execute(statement)
    execute(f"CREATE TABLE {LAST} (wording bigint NOT NULL)")
    execute(f"INSERT INTO {LAST} VALUES (0)")


def statements():
    """Return the statements that make the index: of the table, and what is cheaper once it is filled."""
    later = [statement for statement in wordings.create() if statement.startswith("CREATE INDEX")]
    return [statement for statement in wordings.create() if statement not in later], later


@transaction.atomic
def finish(apps):
    """Index what was stored meanwhile."""
    if connection.vendor == "postgresql":
        execute("LOCK TABLE articles_wording IN SHARE MODE")
    fill(apps)
    execute(f"DROP TABLE {LAST}")


def fill(apps):
    columns = ("pk", "paragraph__article", "text", "paragraph__article__language")
    rows = apps.get_model("articles", "Wording").objects.order_by("pk").values_list(*columns)
    last = execute(f"SELECT wording FROM {LAST}")
    while batch := list(rows.filter(pk__gt=last)[:AT_ONCE]):
        with transaction.atomic():
            wordings.add(
                IndexedWording(key, article, wording_entry(text, language, connection.vendor))
                for key, article, text, language in batch
            )
            last = batch[-1][0]
            execute(f"UPDATE {LAST} SET wording = {last}")


def execute(statement):
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchone()[0] if statement.startswith("SELECT") else None


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("articles", "0022_fewer_indexes")]
    operations = [migrations.RunPython(renew, migrations.RunPython.noop)]
