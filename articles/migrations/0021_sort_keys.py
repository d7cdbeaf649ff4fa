"""What lists of people and outlets are ordered by. What is stored gets its key."""

from django.db import migrations, models

from articles.collation import sort_key

AT_ONCE = 1000  # rows
NAMED = ("person", "outlet")


def fill(apps, schema_editor):
    for model in NAMED:
        rows = apps.get_model("articles", model).objects
        last = 0
        while some := list(rows.filter(pk__gt=last, sort_key="").order_by("pk").only("pk", "name")[:AT_ONCE]):
            for row in some:
                row.sort_key = sort_key(row.name)
            rows.bulk_update(some, ["sort_key"])
            last = some[-1].pk


class Migration(migrations.Migration):
    dependencies = [("articles", "0020_lists_with_filters")]
    operations = [
        *(
            migrations.AddField(
                model_name=model,
                name="sort_key",
                field=models.TextField(default="", db_default="", editable=False, help_text="What lists are ordered by"),
            )
            for model in NAMED
        ),
        *(
            migrations.AddIndex(
                model_name=model,
                index=models.Index(fields=["sort_key", "id"], name=f"articles_{model}_in_order"),
            )
            for model in NAMED
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.AlterModelOptions(
            name="person", options={"ordering": ["sort_key", "id"], "verbose_name_plural": "people"}
        ),
        migrations.AlterModelOptions(name="outlet", options={"ordering": ["sort_key", "id"]}),
    ]
