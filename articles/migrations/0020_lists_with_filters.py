"""Indexes of the lists' filters and orders: the keywords and the genre of articles, notices by day, events by type."""

from django.db import migrations, models

from articles.searching import keywords

AT_ONCE = 500  # articles


def index_keywords(apps, schema_editor):
    for statement in keywords.create():
        schema_editor.execute(statement)
    rows = apps.get_model("articles", "Article").objects.exclude(keywords=[]).values_list("pk", "keywords")
    for key, words in rows.iterator(AT_ONCE):
        keywords.add(key, words)


def drop(apps, schema_editor):
    schema_editor.execute(f"DROP TABLE {keywords.TABLE}")


class Migration(migrations.Migration):
    dependencies = [("articles", "0019_public_since")]

    operations = [
        migrations.AddIndex("article", models.Index(fields=["genre"], name="articles_article_genre")),
        migrations.AddIndex("event", models.Index(fields=["type", "id"], name="articles_event_of_type")),
        migrations.AddIndex("notice", models.Index(fields=["created_at", "id"], name="articles_notice_newest")),
        migrations.AddIndex(
            "notice", models.Index(fields=["kind", "created_at", "id"], name="articles_notice_of_kind")
        ),
        migrations.RunPython(index_keywords, drop),
    ]
