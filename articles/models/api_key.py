"""A key that identifies a program; only its hash is stored (djangorestframework-api-key)."""

from typing import Any, ClassVar

from django.db import models
from rest_framework_api_key.models import AbstractAPIKey, APIKeyManager

from articles.choices import Scope


def scopes_default() -> list[str]:
    """Return the scopes of a key that names none."""
    return [Scope.READ.value]


class ApiKey(AbstractAPIKey):
    """A key with scopes: `read` gives a higher rate, `publish` may change what is stored."""

    scopes = models.JSONField(default=scopes_default)
    last_used_at = models.DateTimeField(
        null=True, blank=True, editable=False, verbose_name="last used", help_text="To the minute"
    )
    made_by = models.CharField(  # noqa: DJ001
        max_length=200, null=True, blank=True, editable=False, help_text="Who made it: a user; never public"
    )
    revoked_by = models.CharField(  # noqa: DJ001
        max_length=200, null=True, blank=True, editable=False, help_text="Who revoked it: a user; never public"
    )

    objects: ClassVar[Any] = APIKeyManager()

    class Meta(AbstractAPIKey.Meta):
        abstract = False
        verbose_name = "API key"
        verbose_name_plural = "API keys"

    def allows(self, scope: str) -> bool:
        """Whether the key has the scope."""
        return scope in self.scopes
