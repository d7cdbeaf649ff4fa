"""The outlet, which publishes articles."""

from django.db import models

from articles.choices import OutletKind
from articles.models.closed_lists import labelled, one_of
from articles.models.named import NamedModel


class Outlet(NamedModel):
    """A newspaper, magazine, site or council that publishes articles."""

    SEALED = ("name", "url", "kind", "merged_into_id")

    name = models.CharField(max_length=300, unique=True)
    url = models.URLField(max_length=2000, null=True, blank=True)  # noqa: DJ001
    kind = models.CharField(  # noqa: DJ001
        max_length=9, choices=labelled(OutletKind), null=True, blank=True, help_text="What it is; an editor says so"
    )
    merged_into = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="merged",
        help_text="The outlet that an editor found to be the same: the id and the name lead there",
    )
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["sort_key", "id"]
        indexes = [models.Index(fields=["sort_key", "id"], name="articles_outlet_in_order")]
        constraints = [one_of("kind", OutletKind)]

    def __str__(self) -> str:
        return self.name
