"""The outlet: who published."""

from django.db import models


class Outlet(models.Model):
    """A newspaper, magazine, site or council that publishes articles."""

    name = models.CharField(max_length=300, unique=True)
    url = models.URLField(max_length=2000, null=True, blank=True)  # noqa: DJ001
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["name", "id"]

    def __str__(self) -> str:
        return self.name
