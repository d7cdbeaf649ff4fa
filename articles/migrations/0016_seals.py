"""A seal for each row with facts that no other digest covers. `manage.py verify --seal` seals what is stored."""

from django.db import migrations, models

SEALED = (
    "affiliation", "article", "contribution", "notice", "outlet", "person", "publication", "section", "version",
)


class Migration(migrations.Migration):
    dependencies = [("articles", "0015_outlet_names_as_printed")]
    operations = [
        migrations.AddField(
            model_name=name, name="seal", field=models.CharField(editable=False, max_length=16, null=True)
        )
        for name in SEALED
    ]
