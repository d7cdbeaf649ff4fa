"""A document that an editor prepares at the desk. Colleagues see it; nothing of it is public."""

from django.db import models


class Draft(models.Model):
    """A document to be published as a new article, or as the next version of `article`."""

    article = models.ForeignKey(
        "articles.Article", on_delete=models.CASCADE, null=True, blank=True, related_name="drafts"
    )
    title = models.CharField(max_length=500, blank=True, help_text="What is read as its title, to find it again")
    content = models.BinaryField(help_text="The bytes of the document")
    file_name = models.CharField(max_length=255, blank=True)
    media_type = models.CharField(max_length=100, blank=True)
    metadata = models.JSONField(default=dict, help_text="What the editor supplies, as in a sidecar")
    revision = models.JSONField(
        default=dict,
        help_text="Of the next version: the version that it was begun from, the reason, the note, the links",
    )
    made_by = models.CharField(max_length=200, help_text="Who changed it last: the name of a user")
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True, db_index=True)

    class Meta:
        ordering = ["-updated_at", "-id"]

    def __str__(self) -> str:
        return self.title or f"draft {self.pk}"
