"""Doing a request once, however often it is sent (draft-ietf-httpapi-idempotency-key-header). Writes `IdempotentAnswer`.

The answer is stored in the transaction that does what it tells of: there is never one without the other. Who sends the
same request meanwhile waits for that transaction, at the unique index on PostgreSQL and at the database on SQLite.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from articles.models import IdempotentAnswer
from articles.publishing.errors import PublishingError

KEPT_FOR = timedelta(hours=24)
_FIRST_ERROR = 400


@dataclass(frozen=True, slots=True)
class Asked:
    """A request: who sent it (the prefix of their key), under which name, and its digest."""

    holder: str
    key: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What was answered, as far as it is repeated."""

    status: int
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""


class KeyReusedError(PublishingError):
    """Another request was sent under the same key before."""

    code = "idempotency_key_reused"


def once(asked: Asked, answer: Callable[[], Answer]) -> tuple[Answer, bool]:
    """Return what `answer` answers, or what it answered to the same request before; and whether it is a repetition.

    What ends in an error, or in an answer that tells of one, leaves no trace, and may be tried again. Raises
    `KeyReusedError`, and what `answer` raises.
    """
    with transaction.atomic():
        _forget_old(asked.holder)
        row, new = IdempotentAnswer.objects.get_or_create(
            holder=asked.holder, key=asked.key, defaults={"fingerprint": asked.fingerprint}
        )
        if not new:
            return _repeated(row, asked), True
        made = answer()
        if made.status >= _FIRST_ERROR:
            transaction.set_rollback(True)
            return made, False
        row.status, row.headers, row.body = made.status, made.headers, made.body
        row.save(update_fields=["status", "headers", "body"])
        return made, False


def _repeated(row: IdempotentAnswer, asked: Asked) -> Answer:
    if row.fingerprint != asked.fingerprint:
        raise KeyReusedError(
            f"Another request was sent with the Idempotency-Key “{asked.key}” within the last 24 hours; "
            "give this one a key of its own."
        )
    assert row.status is not None, "a row and its answer are stored together"
    return Answer(row.status, row.headers, bytes(row.body))


def _forget_old(holder: str) -> None:
    IdempotentAnswer.objects.filter(holder=holder, created_at__lt=timezone.now() - KEPT_FOR).delete()
