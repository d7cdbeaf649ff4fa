"""Names as sources and editors state them, what says who a contributor is, and people who were found to be one.

Rows that are stored keep null: nothing was recorded of them. No row is rewritten, so their seals hold.
"""

import django.db.models.deletion
from django.db import migrations, models

IDENTIFIED_BY = ["identifier", "editor", "name"]


class Migration(migrations.Migration):
    dependencies = [("articles", "0017_facts_of_publications")]
    operations = [
        migrations.AddField(
            model_name="contribution",
            name="identified_by",
            field=models.CharField(
                blank=True,
                choices=[(value, value.title()) for value in IDENTIFIED_BY],
                help_text="What says who the person is; unknown if an older release stored the row",
                max_length=10,
                null=True,
            ),
        ),
        migrations.AddField(
            model_name="contribution",
            name="name_parts",
            field=models.JSONField(
                blank=True,
                help_text="Family, given, particle and suffix, or literal, as the source or an editor states them",
                null=True,
            ),
        ),
        migrations.AddField(
            model_name="person",
            name="merged_into",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                help_text="The person whom an editor found to be the same: the id leads there",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="merged",
                to="articles.person",
            ),
        ),
        migrations.AddConstraint(
            model_name="contribution",
            constraint=models.CheckConstraint(
                condition=models.Q(("identified_by__in", IDENTIFIED_BY)),
                name="articles_contribution_identified_by_known",
            ),
        ),
    ]
