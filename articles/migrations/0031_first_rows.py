"""The index of terms of articles on PostgreSQL has the first row of each article only, since no search asks it for others.

It is made beside the old one, so nobody waits. If the migration is broken off, it begins again the next time.
"""

from django.db import connection, migrations

NAME, NEW = "articles_searchentry_terms", "articles_searchentry_first"
STATEMENTS = (
    f"DROP INDEX CONCURRENTLY IF EXISTS {NEW}",
    f"CREATE INDEX CONCURRENTLY {NEW} ON articles_searchentry USING gin (terms) WHERE run = 0",
    f"DROP INDEX CONCURRENTLY IF EXISTS {NAME}",
    f"ALTER INDEX {NEW} RENAME TO {NAME}",
)


def renew(apps, schema_editor):
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            for statement in STATEMENTS:
                cursor.execute(statement)


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("articles", "0030_merged_outlets")]
    operations = [migrations.RunPython(renew, migrations.RunPython.noop)]
