"""Who made an API key, and who revoked it; and what is said of who made an amendment."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0025_desk"),
    ]

    operations = [
        migrations.AddField(
            model_name="apikey",
            name="made_by",
            field=models.CharField(
                blank=True, editable=False, help_text="Who made it: a user; never public", max_length=200, null=True
            ),
        ),
        migrations.AddField(
            model_name="apikey",
            name="revoked_by",
            field=models.CharField(
                blank=True, editable=False, help_text="Who revoked it: a user; never public", max_length=200, null=True
            ),
        ),
        migrations.AlterField(
            model_name="amendment",
            name="made_by",
            field=models.CharField(
                help_text="The name of the API key, or a user, whose name is never public", max_length=200
            ),
        ),
    ]
