"""The article: the work. Its text belongs to its versions."""

from django.db import models

from articles.choices import ArticleStatus
from articles.models.closed_lists import labelled, one_of
from articles.models.expressions import PublishedOrNever
from articles.models.seal import SealedModel


class Article(SealedModel):
    """A work, found by its slug (LRM: the work)."""

    SEALED = ("slug", "language", "genre", "keywords", "supplied_by_editor")

    slug = models.CharField(max_length=200, unique=True)
    status = models.CharField(max_length=10, choices=labelled(ArticleStatus), default=ArticleStatus.PUBLISHED)
    language = models.CharField(max_length=35, null=True, blank=True, db_index=True, help_text="BCP 47")  # noqa: DJ001
    genre = models.CharField(max_length=50, null=True, blank=True)  # noqa: DJ001
    keywords = models.JSONField(default=list, blank=True)
    supplied_by_editor = models.JSONField(
        default=list, blank=True, help_text="The names of the facts that an editor supplied and no source printed"
    )
    current_version = models.ForeignKey(
        "articles.Version", null=True, blank=True, on_delete=models.PROTECT, related_name="current_of", db_index=False
    )
    first_published_on = models.DateField(
        null=True,
        blank=True,
        editable=False,
        db_index=True,
        help_text="The earliest day that a publication's date may mean; for ordering, never shown",
    )
    created_at = models.DateTimeField(auto_now_add=True, db_index=True)
    updated_at = models.DateTimeField(auto_now=True, db_index=True)

    class Meta:
        ordering = ["-created_at", "-id"]
        constraints = [
            one_of("status", ArticleStatus),
            # SQLite walks along the titles of versions only if it knows that each leads to one article.
            models.UniqueConstraint(fields=["current_version"], name="articles_article_current_once"),
        ]
        indexes = [
            models.Index(PublishedOrNever("first_published_on"), name="articles_article_published"),
            models.Index(fields=["genre"], name="articles_article_genre"),
        ]

    def __str__(self) -> str:
        return self.slug
