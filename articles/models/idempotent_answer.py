"""The answer to a write with an Idempotency-Key, kept so that the same request gets the same answer."""

from django.db import models


class IdempotentAnswer(models.Model):
    """The answer to one request of one key (draft-ietf-httpapi-idempotency-key-header)."""

    key = models.CharField(max_length=255)
    holder = models.CharField(max_length=150, help_text="The prefix of the API key that sent it")
    fingerprint = models.CharField(max_length=72, help_text="The digest of the request")
    status = models.PositiveIntegerField(null=True)
    headers = models.JSONField(default=dict)
    body = models.BinaryField(default=bytes)
    created_at = models.DateTimeField(auto_now_add=True, db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["holder", "key"], name="articles_idempotent_answer_once")]

    def __str__(self) -> str:
        return f"{self.holder}: {self.key}"
