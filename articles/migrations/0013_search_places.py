"""The full-text index in its new form: marked terms say how well an article answers, and its place where it is in a list.

The new index is filled beside the old one, in a transaction for some articles at a time, while the service reads and writes the
old one. If the migration is broken off, it goes on from there the next time. At the end a short transaction indexes again what
has changed meanwhile, and puts the new index in the place of the old one.
"""

from django.db import connection, migrations, transaction

from articles.searching import index
from articles.searching.entries import entry_of
from articles.searching.index import Indexed
from articles.searching.places import article_at

NEW = f"{index.TABLE}_new"
# The position in the log of events behind which the new index does not know the changes, and the last article that it has.
SINCE = f"{index.TABLE}_since"
AT_ONCE = 100  # articles


def renew(apps, schema_editor):
    if NEW not in connection.introspection.table_names():
        begin(apps)
    fill(apps)
    for statement in statements()[1]:
        execute(statement.replace("CREATE INDEX", "CREATE INDEX IF NOT EXISTS"))
    catch_up(apps)
    change_places(apps)


@transaction.atomic
def begin(apps):
    for statement in statements()[0]:
        execute(statement)
    execute(f"CREATE TABLE {SINCE} (position bigint NOT NULL, article bigint NOT NULL)")
    execute(f"INSERT INTO {SINCE} VALUES (%s, 0)", [last_event(apps)])


def statements():
    """Return the statements that make the new index: of the table, and what is cheaper once it is filled."""
    made = [statement.replace(index.TABLE, NEW) for statement in index.create()]
    later = [statement for statement in made if statement.startswith("CREATE INDEX")]
    return [statement for statement in made if statement not in later], later


def fill(apps):
    """Index all articles behind the last one that is in the new index."""
    articles = apps.get_model("articles", "Article").objects.order_by("pk").values_list("pk", flat=True)
    last = number(f"SELECT article FROM {SINCE}")
    while keys := list(articles.filter(pk__gt=last)[:AT_ONCE]):
        with transaction.atomic():
            index.add(entries(apps, keys), NEW)
            last = keys[-1]
            execute(f"UPDATE {SINCE} SET article = %s", [last])


@transaction.atomic
def catch_up(apps):
    """Index the articles again that have changed since."""
    article = article_at("rowid") if connection.vendor == "sqlite" else "article_id"
    since, last = number(f"SELECT position FROM {SINCE}"), last_event(apps)
    events = apps.get_model("articles", "Event").objects.filter(pk__gt=since, pk__lte=last).order_by()
    keys = list(events.values_list("article", flat=True).distinct())
    for start in range(0, len(keys), AT_ONCE):
        some = keys[start : start + AT_ONCE]
        for key in some:
            # Its first publication may be of another day than when it was indexed.
            execute(f"DELETE FROM {NEW} WHERE {article} = %s", [key])
        index.add(entries(apps, some), NEW)
    execute(f"UPDATE {SINCE} SET position = %s", [last])


@transaction.atomic
def change_places(apps):
    if connection.vendor == "postgresql":
        # It waits for those who are writing the old index; then all that they changed is in the log.
        execute(f"LOCK TABLE {index.TABLE} IN ACCESS EXCLUSIVE MODE")
    catch_up(apps)
    execute(f"DROP TABLE {index.TABLE}")
    execute(f"ALTER TABLE {NEW} RENAME TO {index.TABLE}")
    if connection.vendor == "postgresql":
        execute(f"ALTER INDEX {NEW}_terms RENAME TO {index.TABLE}_terms")
        execute(f"ALTER INDEX {NEW}_pkey RENAME TO {index.TABLE}_pkey")
    execute(f"DROP TABLE {SINCE}")


def entries(apps, keys):
    """Return the entries of some articles without what is withdrawn."""
    withdrawals = apps.get_model("articles", "Withdrawal").objects.filter(article__in=keys, lifted_by=None)
    in_force = set(withdrawals.values_list("article", "version", "paragraph"))
    articles = apps.get_model("articles", "Article").objects.filter(pk__in=keys).exclude(current_version=None)
    readable = {
        article.current_version_id: article for article in articles.select_related("current_version").order_by("pk")
        if not {(article.pk, None, None), (article.pk, article.current_version_id, None)} & in_force
    }
    texts = {version: [] for version in readable}
    passages = apps.get_model("articles", "Passage").objects.filter(version__in=readable).order_by("version", "ordinal")
    for version, paragraph, text in passages.values_list("version", "paragraph", "wording__text"):
        article = readable[version].pk
        if not {(article, None, paragraph), (article, version, paragraph)} & in_force:
            texts[version].append(text)
    return [
        Indexed(article.pk, article.first_published_on, entry_of(
            [article.current_version.title, article.current_version.subtitle], texts[version], article.language, connection.vendor
        ))
        for version, article in readable.items()
    ]


def last_event(apps):
    return apps.get_model("articles", "Event").objects.order_by("-pk").values_list("pk", flat=True).first() or 0


def number(query):
    with connection.cursor() as cursor:
        cursor.execute(query)
        return cursor.fetchone()[0] or 0


def execute(statement, values=()):
    with connection.cursor() as cursor:
        cursor.execute(statement, values or None)


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("articles", "0012_who_published")]
    # `0023_search_in_every_script` calls `renew`, so that an upgrade over both builds the index once.
    operations = []
