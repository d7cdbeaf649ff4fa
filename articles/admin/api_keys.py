"""API keys: an editor makes them here; each is shown once."""

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest
from rest_framework_api_key.admin import APIKeyModelAdmin
from rest_framework_api_key.models import APIKey

from articles.admin.bases import AnyForm, made_by
from articles.choices import Scope
from articles.models import ApiKey
from articles.models.api_key import scopes_default

# The service does not accept the library's own keys; their page would only mislead.
admin.site.unregister(APIKey)


class ApiKeyForm(AnyForm):
    """A key's name, its scopes as checkboxes, and its last day."""

    scopes = forms.MultipleChoiceField(
        choices=[(scope.value, scope.value) for scope in Scope],
        widget=forms.CheckboxSelectMultiple,
        initial=scopes_default,
        help_text="read: a higher rate. publish: may change what is stored.",
    )

    class Meta:
        model = ApiKey
        fields = ["name", "scopes", "expiry_date", "revoked"]


@admin.register(ApiKey)
class ApiKeyAdmin(APIKeyModelAdmin):
    """Keys can be made, renamed and revoked. The key itself is shown once, when it is made; when it was last used, always."""

    form = ApiKeyForm
    fields = ["prefix", "name", "scopes", "expiry_date", "revoked", "last_used_at", "made_by", "revoked_by"]
    # The library’s own types fix the number of columns and of filters.
    list_display = [  # type: ignore[assignment]
        *("prefix", "name", "scopes", "created", "last_used_at", "expiry_date", "_has_expired", "revoked")
    ]
    list_filter = ["revoked", "created"]  # type: ignore[assignment]
    date_hierarchy = "created"

    def save_model(self, request: HttpRequest, obj: Any, form: Any = None, change: bool = False) -> None:
        """Store a key, with who made and who revoked it."""
        if not change:
            obj.made_by = made_by(request)
        if "revoked" in form.changed_data:
            obj.revoked_by = made_by(request)
        super().save_model(request, obj, form, change)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """Return what no editor changes; of a revoked key, nearly everything."""
        return (*super().get_readonly_fields(request, obj), "last_used_at", "made_by", "revoked_by")
