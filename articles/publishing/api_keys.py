"""Making and revoking API keys. Writes `ApiKey`."""

from collections.abc import Sequence
from datetime import datetime

from django.utils import timezone

from articles.choices import Scope
from articles.models import ApiKey
from articles.publishing.errors import ConflictError, PublishingError

LONGEST_NAME = 50


def create_key(
    name: str, scopes: Sequence[str], *, made_by: str | None = None, expires_at: datetime | None = None
) -> str:
    """Make a key and return it. Only its hash is stored, so it is shown once. Raises `PublishingError`."""
    unknown = [scope for scope in scopes if scope not in tuple(Scope)]
    if unknown:
        raise PublishingError(f"“{unknown[0]}” is not a scope; the scopes are {' and '.join(Scope)}.", pointer="/scope")
    if not scopes:
        raise PublishingError(f"A key needs at least one scope: {' or '.join(Scope)}.", pointer="/scope")
    if not name.strip() or len(name) > LONGEST_NAME or not name.isprintable():
        raise PublishingError(f"The name of a key has 1 to {LONGEST_NAME} characters, all visible.", pointer="/name")
    if expires_at is not None and expires_at <= timezone.now():
        raise PublishingError("A key that has expired already would open nothing.", pointer="/expires_at")
    _, key = ApiKey.objects.create_key(name=name, scopes=sorted(set(scopes)), made_by=made_by, expiry_date=expires_at)
    return str(key)


def revoke_key(key: ApiKey, *, revoked_by: str) -> None:
    """Revoke a key: it opens nothing from the next request on. Raises `ConflictError` for one that is revoked already."""
    # Never `save`: it would write the whole row, and so could take back when the key was last used.
    if not ApiKey.objects.filter(pk=key.pk, revoked=False).update(revoked=True, revoked_by=revoked_by):
        raise ConflictError(f"The key “{key.name}” is revoked already.", code="key_revoked")
