"""The person behind a byline: an identity, apart from the names that articles print."""

from typing import Any

from django.db import models

from articles.folding import folded
from articles.models.seal import SealedModel


class Person(SealedModel):
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
    folded_name = models.TextField(editable=False, db_index=True, help_text="The name to compare with")
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["name", "id"]
        verbose_name_plural = "people"

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store the row, with the name folded."""
        self.folded_name = folded(self.name)
        if kwargs.get("update_fields") is not None:
            kwargs["update_fields"] = {*kwargs["update_fields"], "folded_name"}
        super().save(*args, **kwargs)
