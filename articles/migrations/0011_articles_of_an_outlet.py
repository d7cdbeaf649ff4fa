"""An index of the articles of each outlet, instead of one of its publications alone."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0010_search_ranks'),
    ]

    operations = [
        migrations.AlterField(
            model_name='publication',
            name='outlet',
            field=models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='publications', to='articles.outlet'),
        ),
        migrations.AddIndex(
            model_name='publication',
            index=models.Index(fields=['outlet', 'article'], name='articles_publication_in_outlet'),
        ),
    ]
