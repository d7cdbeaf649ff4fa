"""An amendment: a fact that was learned after publication, its values before and after, when, and by whom."""

from django.db import models

from articles.models.immutable import ImmutableModel


class Amendment(ImmutableModel):
    """One changed field of an article, of one of its publications, or of a person; never of what was printed."""

    article = models.ForeignKey("articles.Article", on_delete=models.PROTECT, related_name="amendments")
    publication = models.ForeignKey(
        "articles.Publication", null=True, blank=True, on_delete=models.PROTECT, related_name="amendments"
    )
    person = models.ForeignKey(
        "articles.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="amendments"
    )
    field = models.CharField(max_length=50)
    before = models.JSONField(null=True, blank=True)
    after = models.JSONField(null=True, blank=True)
    made_by = models.CharField(
        max_length=200, help_text="The name of the API key, or a user, whose name is never public"
    )
    created_at = models.DateTimeField(db_index=True)

    class Meta:
        ordering = ["article", "id"]

    def __str__(self) -> str:
        return f"{self.field} of {self.article_id}"
