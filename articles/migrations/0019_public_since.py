"""Since when a version was public, if an editor says so. What is stored has no such statement, and its seals hold."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "0018_names_and_people")]
    operations = [
        migrations.AddField(
            model_name="version",
            name="supplied_public_since",
            field=models.CharField(
                blank=True,
                help_text="When the text became public, if an editor says so: ISO 8601, a date of any precision or a time in UTC",
                max_length=32,
                null=True,
            ),
        ),
        migrations.AddField(
            model_name="version",
            name="supplied_public_by",
            field=models.DateTimeField(
                blank=True, editable=False, help_text="The last moment that it may mean", null=True
            ),
        ),
    ]
