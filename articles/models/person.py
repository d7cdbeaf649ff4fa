"""The person behind a byline: an identity, apart from the names that articles print."""

from django.db import models

from articles.models.named import NamedModel


class Person(NamedModel):
    """An author as an identity (LRM: the person). An identifier that is not known is null."""

    SEALED = ("name", "family_name", "orcid", "viaf", "wikidata", "merged_into_id")

    name = models.CharField(max_length=300, db_index=True)
    family_name = models.CharField(  # noqa: DJ001
        max_length=300,
        null=True,
        blank=True,
        help_text="The part of the name that is the family name; all of it where the name is one whole",
    )
    orcid = models.CharField(max_length=19, null=True, blank=True, unique=True, help_text="0000-0000-0000-0000")
    viaf = models.CharField(max_length=30, null=True, blank=True, unique=True)
    wikidata = models.CharField(max_length=20, null=True, blank=True, unique=True)
    merged_into = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="merged",
        help_text="The person whom an editor found to be the same: the id leads there",
    )
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["sort_key", "id"]
        indexes = [models.Index(fields=["sort_key", "id"], name="articles_person_in_order")]
        verbose_name_plural = "people"

    def __str__(self) -> str:
        return self.name
