"""The paragraph, which is what people cite: an identifier for ever, and a wording for each state of its text."""

from django.db import models

from articles.models.immutable import ImmutableModel


class Paragraph(ImmutableModel):
    """An identity that outlives versions. The PID is minted once; it is never computed and never used again."""

    pid = models.CharField(max_length=10, unique=True)
    article = models.ForeignKey("articles.Article", on_delete=models.PROTECT, related_name="paragraphs")

    class Meta:
        ordering = ["article", "id"]

    def __str__(self) -> str:
        return self.pid


class Wording(ImmutableModel):
    """One text of one paragraph, stored once however many versions carry it."""

    paragraph = models.ForeignKey(Paragraph, on_delete=models.PROTECT, related_name="wordings", db_index=False)
    text = models.TextField()
    html = models.TextField()
    digest = models.CharField(max_length=72, db_index=True, help_text="Of the text: sha-256 and its hex form")
    html_digest = models.CharField(max_length=72, help_text="Of the HTML, so that one wording is stored once")

    class Meta:
        ordering = ["paragraph", "id"]
        constraints = [
            models.UniqueConstraint(fields=["paragraph", "digest", "html_digest"], name="articles_wording_once")
        ]

    def __str__(self) -> str:
        return self.text[:60]
