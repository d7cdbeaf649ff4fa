"""Outlets that were found to be one. No row is rewritten, so their seals hold: a null leaves no trace in a seal."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "0029_neighbours")]
    operations = [
        migrations.AddField(
            model_name="outlet",
            name="merged_into",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                help_text="The outlet that an editor found to be the same: the id and the name lead there",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="merged",
                to="articles.outlet",
            ),
        ),
    ]
