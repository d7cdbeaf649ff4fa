"""A notice: a correction, a retraction, a withdrawal and the like, as a resource of its own."""

from django.db import models

from articles.choices import NoticeKind, notice_title
from articles.models.closed_lists import labelled, one_of
from articles.models.immutable import ImmutableModel
from articles.models.seal import SealedModel


class Notice(SealedModel, ImmutableModel):
    """A statement about an article, one of its versions, or some of its paragraphs."""

    SEALED = ("article_id", "version_id", "kind", "text", "created_at")

    article = models.ForeignKey("articles.Article", on_delete=models.PROTECT, related_name="notices")
    version = models.ForeignKey(
        "articles.Version", null=True, blank=True, on_delete=models.PROTECT, related_name="notices"
    )
    paragraphs = models.ManyToManyField("articles.Paragraph", blank=True, related_name="notices")
    kind = models.CharField(max_length=22, choices=labelled(NoticeKind))
    text = models.TextField()
    made_by = models.CharField(  # noqa: DJ001
        max_length=200,
        null=True,
        blank=True,
        help_text="Who published it: the prefix of an API key, or a user; never public",
    )
    created_at = models.DateTimeField(db_index=True)

    class Meta:
        ordering = ["article", "created_at", "id"]
        constraints = [one_of("kind", NoticeKind)]
        indexes = [
            models.Index(fields=["created_at", "id"], name="articles_notice_newest"),
            models.Index(fields=["kind", "created_at", "id"], name="articles_notice_of_kind"),
        ]

    @property
    def title(self) -> str:
        """The name of its kind for readers."""
        return notice_title(self.kind)

    def __str__(self) -> str:
        return f"{self.kind} of {self.created_at:%Y-%m-%d}"
