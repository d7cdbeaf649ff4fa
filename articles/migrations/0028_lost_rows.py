"""How many rows each row was stored with, so that `verify` can tell a lost one. What is stored has no such count."""


from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0027_outline'),
    ]

    operations = [
        migrations.AddField(
            model_name='article',
            name='publication_count',
            field=models.PositiveIntegerField(blank=True, editable=False, help_text='How many publications were stored for it; then none was lost', null=True),
        ),
        migrations.AddField(
            model_name='contribution',
            name='affiliation_count',
            field=models.PositiveIntegerField(blank=True, editable=False, help_text='How many affiliations it was stored with; then none was lost', null=True),
        ),
        migrations.AddField(
            model_name='version',
            name='contribution_count',
            field=models.PositiveIntegerField(blank=True, editable=False, help_text='How many contributions it was stored with; then none was lost', null=True),
        ),
    ]
