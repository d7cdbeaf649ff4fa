"""Indexes that cost each publication time, and serve no query: other indexes begin with their column, or nobody asks for a prefix.

A reference needs no index of its own if a constraint of several columns begins with it. And Django has PostgreSQL index a text
a second time for LIKE 'prefix%', which no query here uses. On PostgreSQL the indexes go without a lock that others wait for.
"""

import django.db.models.deletion
from django.db import migrations, models

REFERENCES = {
    "articles_affiliation_contribution_id_13080945": "articles_affiliation (contribution_id)",
    "articles_contribution_version_id_322f0c11": "articles_contribution (version_id)",
    "articles_event_article_id_5c949a3d": "articles_event (article_id)",
    "articles_lineage_version_id_0a1e4421": "articles_lineage (version_id)",
    "articles_passage_version_id_53272bf7": "articles_passage (version_id)",
    "articles_publication_article_id_e6d3c671": "articles_publication (article_id)",
    "articles_section_version_id_9afc8fea": "articles_section (version_id)",
    "articles_version_article_id_cee81370": "articles_version (article_id)",
    "articles_wording_paragraph_id_792ec3b8": "articles_wording (paragraph_id)",
}
PREFIXES = {
    "articles_article_language_5aeb8b73_like": "articles_article (language varchar_pattern_ops)",
    "articles_article_slug_cc61df93_like": "articles_article (slug varchar_pattern_ops)",
    "articles_contribution_folded_name_565c7e68_like": "articles_contribution (folded_name text_pattern_ops)",
    "articles_paragraph_pid_c693e054_like": "articles_paragraph (pid varchar_pattern_ops)",
    "articles_version_source_digest_0f38cb83_like": "articles_version (source_digest varchar_pattern_ops)",
    "articles_wording_digest_4088453a_like": "articles_wording (digest varchar_pattern_ops)",
}


def drop(apps, schema_editor):
    is_postgresql = schema_editor.connection.vendor == "postgresql"
    for name in {**REFERENCES, **PREFIXES} if is_postgresql else REFERENCES:
        schema_editor.execute(f"DROP INDEX {'CONCURRENTLY' if is_postgresql else ''} IF EXISTS {name}")


def create(apps, schema_editor):
    is_postgresql = schema_editor.connection.vendor == "postgresql"
    for name, columns in ({**REFERENCES, **PREFIXES} if is_postgresql else REFERENCES).items():
        schema_editor.execute(
            f"CREATE INDEX {'CONCURRENTLY' if is_postgresql else ''} IF NOT EXISTS {name} ON {columns}"
        )


def without_index(model, name, to, related_name):
    return migrations.AlterField(
        model_name=model,
        name=name,
        field=models.ForeignKey(
            db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name=related_name, to=f"articles.{to}"
        ),
    )


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("articles", "0021_sort_keys")]
    operations = [
        # Done by name: Django would copy the whole table on SQLite.
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunPython(drop, create)],
            state_operations=[
                without_index("affiliation", "contribution", "contribution", "affiliations"),
                without_index("contribution", "version", "version", "contributions"),
                without_index("event", "article", "article", "events"),
                without_index("lineage", "version", "version", "lineage"),
                without_index("passage", "version", "version", "passages"),
                without_index("publication", "article", "article", "publications"),
                without_index("section", "version", "version", "sections"),
                without_index("version", "article", "article", "versions"),
                without_index("wording", "paragraph", "paragraph", "wordings"),
            ],
        )
    ]
