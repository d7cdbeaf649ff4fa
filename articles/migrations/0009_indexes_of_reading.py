"""Indexes that lists and the look-up of a publication by its URL use."""

import articles.models.expressions
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0008_hosts'),
    ]

    operations = [
        migrations.AlterField(
            model_name='article',
            name='current_version',
            field=models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='current_of', to='articles.version'),
        ),
        migrations.AddIndex(
            model_name='article',
            index=models.Index(articles.models.expressions.PublishedOrNever('first_published_on'), name='articles_article_published'),
        ),
        migrations.AddIndex(
            model_name='publication',
            index=models.Index(articles.models.expressions.PageOf('url'), name='articles_publication_page'),
        ),
        migrations.AddIndex(
            model_name='version',
            index=models.Index(fields=['title'], name='articles_version_title'),
        ),
        migrations.AddConstraint(
            model_name='article',
            constraint=models.UniqueConstraint(fields=('current_version',), name='articles_article_current_once'),
        ),
    ]
