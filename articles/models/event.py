"""An event: one entry of the log that mirrors and webhooks follow, written in the transaction that it reports."""

from django.db import models

from articles.choices import EventChange, EventType
from articles.models.closed_lists import labelled, one_of
from articles.models.immutable import ImmutableModel


class Event(ImmutableModel):
    """Something was published or amended, or a paragraph changed. The digests belong to the rows that the event names."""

    # Not from a sequence: positions follow each other without a gap, in the order of the commits.
    id = models.BigIntegerField(primary_key=True, help_text="The position in the log, from 1")
    type = models.CharField(max_length=20, choices=labelled(EventType))
    at = models.DateTimeField(db_index=True)
    article = models.ForeignKey("articles.Article", on_delete=models.PROTECT, related_name="events", db_index=False)
    version = models.ForeignKey(
        "articles.Version", null=True, blank=True, on_delete=models.PROTECT, related_name="events"
    )
    notice = models.ForeignKey(
        "articles.Notice", null=True, blank=True, on_delete=models.PROTECT, related_name="events"
    )
    paragraphs = models.JSONField(default=list, blank=True, help_text="The PIDs of the paragraphs that it is about")
    change = models.CharField(  # noqa: DJ001
        max_length=22, null=True, blank=True, choices=labelled(EventChange), help_text="What happened to the paragraph"
    )
    became = models.JSONField(default=list, blank=True, help_text="The PIDs that it was split or merged into")

    class Meta:
        ordering = ["id"]
        indexes = [
            models.Index(fields=["article", "id"]),
            models.Index(fields=["type", "id"], name="articles_event_of_type"),
        ]
        constraints = [
            models.CheckConstraint(condition=models.Q(id__gte=1), name="articles_event_position_positive"),
            one_of("type", EventType),
        ]

    def __str__(self) -> str:
        return f"{self.pk}: {self.type}"
