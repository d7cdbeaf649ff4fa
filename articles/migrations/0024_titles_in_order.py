"""What lists of articles are ordered by if they are ordered by title. What is stored gets its key."""

from django.db import migrations, models

from articles.collation import sort_key

AT_ONCE = 1000  # versions


def fill(apps, schema_editor):
    rows = apps.get_model("articles", "Version")._base_manager
    last = 0
    while some := list(rows.filter(pk__gt=last, sort_key="").order_by("pk").only("pk", "title")[:AT_ONCE]):
        for row in some:
            row.sort_key = sort_key(row.title)
        models.QuerySet(rows.model).bulk_update(some, ["sort_key"])
        last = some[-1].pk


class Migration(migrations.Migration):
    dependencies = [("articles", "0023_search_in_every_script")]
    operations = [
        migrations.AddField(
            model_name="version",
            name="sort_key",
            field=models.TextField(
                db_default="", default="", editable=False, help_text="The title, as lists are ordered by it"
            ),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.RemoveIndex(model_name="version", name="articles_version_title"),
        migrations.AddIndex(
            model_name="version", index=models.Index(fields=["sort_key"], name="articles_version_in_order")
        ),
    ]
