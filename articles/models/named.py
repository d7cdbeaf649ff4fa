"""A row with a name by which lists are ordered and searched."""

from typing import Any

from django.db import models

from articles.collation import sort_key
from articles.folding import folded
from articles.models.seal import SealedModel

_DERIVED = {"folded_name": folded, "sort_key": sort_key}


class NamedModel(SealedModel):
    """A row with a name, and with what is computed of it so that both databases compare and order names alike."""

    name: Any
    folded_name = models.TextField(editable=False, db_index=True, help_text="The name to compare with")
    sort_key = models.TextField(editable=False, default="", db_default="", help_text="What lists are ordered by")

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store the row, with what is computed of the name."""
        for field, derive in _DERIVED.items():
            setattr(self, field, derive(self.name))
        if kwargs.get("update_fields") is not None:
            kwargs["update_fields"] = {*kwargs["update_fields"], *_DERIVED}
        super().save(*args, **kwargs)
