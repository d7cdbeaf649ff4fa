"""A paragraph's place and wording in one version."""

from django.db import models

from articles.choices import Change, PassageKind
from articles.models.closed_lists import labelled, one_of
from articles.models.immutable import ImmutableModel


class Passage(ImmutableModel):
    """A paragraph in a version: its ordinal, its wording, and what happened to it since the version before."""

    version = models.ForeignKey("articles.Version", on_delete=models.PROTECT, related_name="passages", db_index=False)
    paragraph = models.ForeignKey("articles.Paragraph", on_delete=models.PROTECT, related_name="passages")
    wording = models.ForeignKey("articles.Wording", on_delete=models.PROTECT, related_name="passages")
    section = models.ForeignKey(
        "articles.Section", null=True, blank=True, on_delete=models.PROTECT, related_name="passages"
    )
    ordinal = models.PositiveIntegerField()
    kind = models.CharField(max_length=10, choices=labelled(PassageKind), default=PassageKind.PARAGRAPH)
    change = models.CharField(max_length=10, choices=labelled(Change))

    class Meta:
        ordering = ["version", "ordinal"]
        constraints = [
            models.UniqueConstraint(fields=["version", "ordinal"], name="articles_passage_ordinal_once"),
            models.UniqueConstraint(fields=["version", "paragraph"], name="articles_passage_paragraph_once"),
            models.CheckConstraint(condition=models.Q(ordinal__gte=1), name="articles_passage_ordinal_positive"),
            one_of("kind", PassageKind),
            one_of("change", Change),
        ]

    def __str__(self) -> str:
        return f"{self.version_id}:{self.ordinal}"
