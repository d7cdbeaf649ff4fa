"""Where in its outlet a text stood: facts of a publication, null until a source states them or an editor supplies them.

The columns are added without a look at the rows.
"""

from django.db import migrations, models
from django.db.models.functions import Lower


def text(longest, **options):
    return models.CharField(blank=True, max_length=longest, null=True, **options)


FIELDS = {
    "section": text(200, help_text="The outlet's section or rubric, as printed"),
    "doi": text(255, help_text="Without its address; its case makes no difference", verbose_name="DOI"),
    "issn": text(9, verbose_name="ISSN"),
    "volume": text(30),
    "issue": text(50),
    "pages": text(100),
}


class Migration(migrations.Migration):
    dependencies = [("articles", "0016_seals")]
    operations = [
        *(migrations.AddField(model_name="publication", name=name, field=field) for name, field in FIELDS.items()),
        migrations.AddIndex(
            model_name="publication", index=models.Index(Lower("doi"), name="articles_publication_doi")
        ),
    ]
