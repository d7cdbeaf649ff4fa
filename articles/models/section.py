"""A run of paragraphs in a version."""

from django.db import models

from articles.choices import SuppliedBy
from articles.models.closed_lists import labelled, one_of
from articles.models.immutable import ImmutableModel
from articles.models.seal import SealedModel


class Section(SealedModel, ImmutableModel):
    """Paragraphs from one ordinal to another, their heading, if any, and who supplied it."""

    SEALED = ("role", "heading", "supplied_by")

    version = models.ForeignKey("articles.Version", on_delete=models.PROTECT, related_name="sections", db_index=False)
    order = models.PositiveIntegerField()
    role = models.CharField(max_length=50, default="body")
    heading = models.CharField(max_length=500, null=True, blank=True)  # noqa: DJ001
    supplied_by = models.CharField(max_length=6, choices=labelled(SuppliedBy))
    first_ordinal = models.PositiveIntegerField()
    last_ordinal = models.PositiveIntegerField()

    class Meta:
        ordering = ["version", "order"]
        constraints = [
            models.UniqueConstraint(fields=["version", "order"], name="articles_section_order_once"),
            models.CheckConstraint(
                condition=models.Q(first_ordinal__gte=1, last_ordinal__gte=models.F("first_ordinal")),
                name="articles_section_run_ordered",
            ),
            one_of("supplied_by", SuppliedBy),
        ]

    def __str__(self) -> str:
        return self.heading or self.role
