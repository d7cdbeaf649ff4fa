"""Editing what is learned later: forms whose changes go through the service, which records each of them.

What the source printed is shown and cannot be filled in. Nothing is saved by a form itself.
"""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from articles.admin.bases import AnyForm, ReadingAdmin
from articles.models import Article
from articles.publishing.amending.recorder import is_printed
from articles.publishing.articles import rehearsal
from articles.publishing.errors import ConflictError, PublishingError


class AmendingForm(AnyForm):
    """A form that asks the service whether it would take the changes, and tells the editor why where it would not."""

    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["seen"] = _state(self.article())

    def article(self) -> Article:
        """Return the article that the form is about."""
        raise NotImplementedError

    def write(self, made_by: str) -> None:
        """Let the service store the changes. Raises `PublishingError`."""
        raise NotImplementedError

    def changes(self, names: tuple[str, ...]) -> dict[str, Any]:
        """Return what the editor changed of the facts of these names."""
        return {name: self.cleaned_data[name] for name in names if name in self.changed_data}

    def guard(self, article: Article) -> None:
        """Raise `ConflictError` where the article is no longer what the editor was shown."""
        seen = self.cleaned_data.get("seen")
        if seen and seen != _state(article):
            raise ConflictError(
                "Somebody else changed the article meanwhile. Open this page anew, look, and change it then.",
                code="changed_meanwhile",
            )

    def clean(self) -> dict[str, Any] | None:
        """Rehearse the changes once each of them is well formed. Raises Django's `ValidationError`."""
        cleaned = super().clean()
        if not self.errors:
            try:
                with rehearsal():
                    self.write("")
            except PublishingError as error:
                name = error.pointer.strip("/").partition("/")[0]
                self.add_error(name if name in self.fields else None, ValidationError(error.detail))
        return cleaned


class AmendingAdmin(ReadingAdmin):
    """Rows of which some facts can be learned later; `amendable` names them."""

    amendable: tuple[str, ...] = ()

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Whoever Django's permissions let change these rows may amend them."""
        return request.user.has_perm(f"{self.opts.app_label}.change_{self.opts.model_name}")

    def get_fields(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        """Return all fields; who may amend also sends what they were shown."""
        fields = list(self.fields or ())
        return [*fields, "seen"] if self.has_change_permission(request, obj) else fields

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        """Return what is shown and cannot be amended: of an object, also what its source printed."""
        open_to_editors = {name for name in self.amendable if not (obj and is_printed(obj, name))}
        return [name for name in self.fields or () if name not in open_to_editors]

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Let the service store what the editor changed, under the editor's name."""
        form.write(request.user.get_username())
        obj.refresh_from_db()


def _state(article: Article) -> str:
    return article.updated_at.isoformat()
