"""The byline of a version: names and biographies as printed, and the positions that they state."""

from typing import Any

from django.db import models

from articles.choices import IdentifiedBy, SuppliedBy
from articles.folding import folded
from articles.models.closed_lists import labelled, one_of
from articles.models.immutable import ImmutableModel
from articles.models.seal import SealedModel


class Contribution(SealedModel, ImmutableModel):
    """One person's part in one version, in the words that were printed."""

    SEALED = (
        *("version_id", "person_id", "name_as_printed", "role", "order", "biography_as_printed"),
        *("name_parts", "identified_by"),
    )

    version = models.ForeignKey(
        "articles.Version", on_delete=models.PROTECT, related_name="contributions", db_index=False
    )
    person = models.ForeignKey("articles.Person", on_delete=models.PROTECT, related_name="contributions")
    name_as_printed = models.CharField(max_length=300)
    folded_name = models.TextField(editable=False, db_index=True, help_text="The printed name to compare with")
    name_parts = models.JSONField(
        null=True,
        blank=True,
        help_text="Family, given, particle and suffix, or literal, as the source or an editor states them",
    )
    identified_by = models.CharField(  # noqa: DJ001
        max_length=10,
        null=True,
        blank=True,
        choices=labelled(IdentifiedBy),
        help_text="What says who the person is; unknown if an older release stored the row",
    )
    role = models.CharField(max_length=50, default="author")
    order = models.PositiveIntegerField()
    biography_as_printed = models.TextField(null=True, blank=True)  # noqa: DJ001

    class Meta:
        ordering = ["version", "order"]
        constraints = [
            models.UniqueConstraint(fields=["version", "order"], name="articles_contribution_order_once"),
            one_of("identified_by", IdentifiedBy),
        ]

    def __str__(self) -> str:
        return self.name_as_printed

    @property
    def names_person(self) -> bool:
        """Whether something beside the name says who the person is; only then is the person's identifier this author's.

        A release that did not record it stored no doubt either, so its rows stay as they were cited.
        """
        return self.identified_by != IdentifiedBy.NAME

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store the row, with the printed name folded."""
        self.folded_name = folded(self.name_as_printed)
        super().save(*args, **kwargs)


class Affiliation(SealedModel, ImmutableModel):
    """A position that the printed biography states, or that an editor supplied."""

    SEALED = ("contribution_id", "order", "position", "organisation", "supplied_by")

    contribution = models.ForeignKey(
        Contribution, on_delete=models.PROTECT, related_name="affiliations", db_index=False
    )
    order = models.PositiveIntegerField()
    position = models.CharField(max_length=300, null=True, blank=True)  # noqa: DJ001
    organisation = models.CharField(max_length=300, null=True, blank=True)  # noqa: DJ001
    supplied_by = models.CharField(max_length=6, choices=labelled(SuppliedBy))

    class Meta:
        ordering = ["contribution", "order"]
        constraints = [
            models.UniqueConstraint(fields=["contribution", "order"], name="articles_affiliation_order_once"),
            one_of("supplied_by", SuppliedBy),
        ]

    def __str__(self) -> str:
        return ", ".join(part for part in (self.position, self.organisation) if part)
