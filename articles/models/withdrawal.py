"""Withdrawals in force or lifted; a text is shown only after a look at them."""

from django.db import models


class Withdrawal(models.Model):
    """The text of an article, of one of its versions or of one of its paragraphs must not be shown.

    Without a version and a paragraph, the whole article is withdrawn. A withdrawal is in force until a reinstatement
    lifts it.
    """

    article = models.ForeignKey("articles.Article", on_delete=models.PROTECT, related_name="withdrawals")
    version = models.ForeignKey(
        "articles.Version", null=True, blank=True, on_delete=models.PROTECT, related_name="withdrawals"
    )
    paragraph = models.ForeignKey(
        "articles.Paragraph", null=True, blank=True, on_delete=models.PROTECT, related_name="withdrawals"
    )
    notice = models.ForeignKey("articles.Notice", on_delete=models.PROTECT, related_name="withdrawals")
    lifted_by = models.ForeignKey(
        "articles.Notice", null=True, blank=True, on_delete=models.PROTECT, related_name="lifted_withdrawals"
    )

    class Meta:
        ordering = ["article", "id"]
        indexes = [models.Index(fields=["article", "lifted_by"])]

    def __str__(self) -> str:
        return f"{'lifted' if self.lifted_by_id else 'in force'} since notice {self.notice_id}"
