"""The outlet's name as printed, kept with each publication. What is stored gets the name that its outlet has now.

The column is added without a look at the rows; then it is filled in a transaction for some rows at a time, while the service
reads and writes them. If the migration is broken off, it goes on with the rows that lack the name.
"""

from django.db import migrations, models, transaction

AT_ONCE = 1000  # rows


def fill(apps, schema_editor):
    publications = apps.get_model("articles", "Publication").objects
    name = apps.get_model("articles", "Outlet").objects.filter(pk=models.OuterRef("outlet")).values("name")
    nameless = publications.filter(outlet_name_as_printed=None).exclude(outlet=None).order_by("pk")
    last = 0
    while keys := list(nameless.filter(pk__gt=last).values_list("pk", flat=True)[:AT_ONCE]):
        with transaction.atomic():
            publications.filter(pk__in=keys, outlet_name_as_printed=None).update(
                outlet_name_as_printed=models.Subquery(name)
            )
        last = keys[-1]


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("articles", "0014_last_use_of_keys")]
    operations = [
        migrations.AddField(
            model_name="publication",
            name="outlet_name_as_printed",
            field=models.CharField(
                blank=True,
                editable=False,
                help_text="The outlet's name when the publication was stored, or when an editor set the outlet",
                max_length=300,
                null=True,
            ),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
