"""Making API keys. Writes `ApiKey`."""

from collections.abc import Sequence

from articles.choices import Scope
from articles.models import ApiKey
from articles.publishing.errors import PublishingError

LONGEST_NAME = 50


def create_key(name: str, scopes: Sequence[str]) -> str:
    """Make a key and return it. Only its hash is stored, so it is shown once. Raises `PublishingError`."""
    unknown = [scope for scope in scopes if scope not in tuple(Scope)]
    if unknown:
        raise PublishingError(f"“{unknown[0]}” is not a scope; the scopes are {' and '.join(Scope)}.", pointer="/scope")
    if not scopes:
        raise PublishingError(f"A key needs at least one scope: {' or '.join(Scope)}.", pointer="/scope")
    if not name or len(name) > LONGEST_NAME:
        raise PublishingError(f"The name of a key has 1 to {LONGEST_NAME} characters.", pointer="/name")
    _, key = ApiKey.objects.create_key(name=name, scopes=sorted(set(scopes)))
    return str(key)
