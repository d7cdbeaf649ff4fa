"""Doing a request once, however often it is sent (draft-ietf-httpapi-idempotency-key-header). Writes `IdempotentAnswer`.

The answer is stored in the same transaction as the change that it reports, so that neither exists without the other. A
second sender of the same request waits for that transaction: at the unique index on PostgreSQL, at the database on SQLite.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta

from django.utils import timezone

from articles.models import IdempotentAnswer
from articles.publishing.errors import PublishingError
from articles.publishing.transactions import tried_again, writing

KEPT_FOR = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class KeyedRequest:
    """A request: the prefix of the API key that sent it, its Idempotency-Key, and its digest."""

    holder: str
    key: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Answer:
    """The part of an answer that is repeated."""

    status: int
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""


class KeyReusedError(PublishingError):
    """Another request was sent under the same key before."""

    code = "idempotency_key_reused"


@tried_again
def once(request: KeyedRequest, answer: Callable[[], Answer]) -> tuple[Answer, bool]:
    """Return what `answer` answers, or what it answered to the same request before; and whether it is a repetition.

    A request that ends in an error leaves no trace and may be tried again. Raises `KeyReusedError`, and what `answer`
    raises.
    """
    with writing():
        _forget_old(request.holder)
        row, new = IdempotentAnswer.objects.get_or_create(
            holder=request.holder, key=request.key, defaults={"fingerprint": request.fingerprint}
        )
        if not new:
            return _repeated(row, request), True
        made = answer()
        row.status, row.headers, row.body = made.status, made.headers, made.body
        row.save(update_fields=["status", "headers", "body"])
        return made, False


def _repeated(row: IdempotentAnswer, request: KeyedRequest) -> Answer:
    if row.fingerprint != request.fingerprint:
        raise KeyReusedError(
            f"Another request was sent with the Idempotency-Key “{request.key}” within the last 24 hours; "
            "give this one a key of its own."
        )
    assert row.status is not None, "a row and its answer are stored together"
    return Answer(row.status, row.headers, bytes(row.body))


def _forget_old(holder: str) -> None:
    IdempotentAnswer.objects.filter(holder=holder, created_at__lt=timezone.now() - KEPT_FOR).delete()
