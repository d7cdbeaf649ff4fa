"""The outline of an article: headings that an editor supplied after publication."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "0023_search_in_every_script")]

    operations = [
        migrations.AddField(
            model_name="article",
            name="outline",
            field=models.JSONField(
                blank=True,
                help_text="The headings that an editor supplied after publication: the paragraph at which each stands, "
                "and its role",
                null=True,
            ),
        ),
    ]
