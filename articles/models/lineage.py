"""Lineage: what a paragraph became when it was split or merged."""

from django.db import models

from articles.choices import LineageKind
from articles.models.closed_lists import labelled, one_of
from articles.models.immutable import ImmutableModel


class Lineage(ImmutableModel):
    """In `version`, `ancestor` was split into, or merged into, `descendant`."""

    version = models.ForeignKey("articles.Version", on_delete=models.PROTECT, related_name="lineage", db_index=False)
    ancestor = models.ForeignKey("articles.Paragraph", on_delete=models.PROTECT, related_name="became")
    descendant = models.ForeignKey("articles.Paragraph", on_delete=models.PROTECT, related_name="derived_from")
    kind = models.CharField(max_length=5, choices=labelled(LineageKind))

    class Meta:
        ordering = ["version", "id"]
        verbose_name_plural = "lineage"
        constraints = [
            models.UniqueConstraint(fields=["version", "ancestor", "descendant"], name="articles_lineage_once"),
            one_of("kind", LineageKind),
        ]

    def __str__(self) -> str:
        return f"{self.ancestor_id} {self.kind} {self.descendant_id}"
