"""The outlet, which publishes articles."""

from typing import Any

from django.db import models

from articles.choices import OutletKind
from articles.folding import folded
from articles.models.closed_lists import labelled, one_of
from articles.models.seal import SealedModel


class Outlet(SealedModel):
    """A newspaper, magazine, site or council that publishes articles."""

    SEALED = ("name", "url", "kind")

    name = models.CharField(max_length=300, unique=True)
    url = models.URLField(max_length=2000, null=True, blank=True)  # noqa: DJ001
    kind = models.CharField(  # noqa: DJ001
        max_length=9, choices=labelled(OutletKind), null=True, blank=True, help_text="What it is; an editor says so"
    )
    folded_name = models.TextField(editable=False, db_index=True, help_text="The name to compare with")
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["name", "id"]
        constraints = [one_of("kind", OutletKind)]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store the row, with the name folded."""
        self.folded_name = folded(self.name)
        if kwargs.get("update_fields") is not None:
            kwargs["update_fields"] = {*kwargs["update_fields"], "folded_name"}
        super().save(*args, **kwargs)
