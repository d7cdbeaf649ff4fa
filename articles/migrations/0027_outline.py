"""The outline of an article, which an editor supplied after publication, and how a draft is aligned."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "0026_who_made_keys")]

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
        migrations.AddField(
            model_name="draft",
            name="alignment",
            field=models.JSONField(
                blank=True,
                help_text="Of the next version: how it is aligned with the version that was current then",
                null=True,
            ),
        ),
    ]
