"""One immutable state of an article's text, and the bytes that it was read from."""

from django.db import models

from articles.choices import Reason
from articles.models.closed_lists import labelled, one_of
from articles.models.immutable import ImmutableModel
from articles.models.seal import SealedModel


class Version(SealedModel, ImmutableModel):
    """A numbered state of the text (LRM: an expression), chained by digest to the one before."""

    SEALED = (
        "reason",
        "change_note",
        "subtitle",
        "media_type",
        "word_count",
        "left_out",
        "created_at",
        "supplied_public_since",
    )

    article = models.ForeignKey("articles.Article", on_delete=models.PROTECT, related_name="versions", db_index=False)
    number = models.PositiveIntegerField()
    reason = models.CharField(max_length=20, choices=labelled(Reason), default=Reason.ORIGINAL)
    change_note = models.TextField(null=True, blank=True)  # noqa: DJ001
    title = models.CharField(max_length=500)
    subtitle = models.CharField(max_length=1000, null=True, blank=True)  # noqa: DJ001
    language = models.CharField(max_length=35, null=True, blank=True)  # noqa: DJ001
    media_type = models.CharField(max_length=100)
    source_digest = models.CharField(max_length=72, db_index=True)
    digest = models.CharField(max_length=72)
    previous_digest = models.CharField(max_length=72, null=True, blank=True)  # noqa: DJ001
    paragraph_count = models.PositiveIntegerField()
    word_count = models.PositiveIntegerField()
    left_out = models.JSONField(
        default=list, blank=True, help_text="What the source holds beside the article, with the reason"
    )
    made_by = models.CharField(  # noqa: DJ001
        max_length=200,
        null=True,
        blank=True,
        help_text="Who published it: the prefix of an API key, or a user; never public",
    )
    created_at = models.DateTimeField()
    supplied_public_since = models.CharField(  # noqa: DJ001
        max_length=32,
        null=True,
        blank=True,
        help_text="When the text became public, if an editor says so: ISO 8601, a date of any precision or a time in UTC",
    )
    supplied_public_by = models.DateTimeField(
        null=True, blank=True, editable=False, help_text="The last moment that it may mean"
    )

    class Meta:
        ordering = ["article", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["article", "number"], name="articles_version_number_once"),
            models.CheckConstraint(condition=models.Q(number__gte=1), name="articles_version_number_positive"),
            one_of("reason", Reason),
        ]
        indexes = [models.Index(fields=["title"], name="articles_version_title")]

    def __str__(self) -> str:
        return f"version {self.number}"


class Source(ImmutableModel):
    """The bytes exactly as delivered, and what the editor supplied with them."""

    version = models.OneToOneField(Version, on_delete=models.PROTECT, primary_key=True, related_name="source")
    content = models.BinaryField()
    metadata = models.JSONField(null=True, blank=True)

    def __str__(self) -> str:
        return f"source of version {self.version_id}"
