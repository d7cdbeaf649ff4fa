"""Editing what is learned later: forms that write through the service, which records each change.

The facts that the source printed are shown, and cannot be changed. A form saves nothing itself.
"""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest

from articles.admin.bases import AnyForm, ReadingAdmin, ReadingTable, made_by
from articles.models import Amendment, Article
from articles.publishing.amending.recorder import is_printed
from articles.publishing.articles import rehearsal
from articles.publishing.errors import ConflictError, PublishingError


class Amendments(ReadingTable):
    """The amendments of a row, the newest first."""

    model = Amendment
    fields = ["created_at", "field", "before", "after", "publication", "person", "made_by"]
    ordering = ["-id"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Amendment]:
        """Return the amendments with the publications and people that they changed."""
        return super().get_queryset(request).select_related("publication", "person")


class AmendingForm(AnyForm):
    """A form that rehearses its changes in the service, and shows the editor why the service refuses them."""

    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["seen"] = _state(self.article())

    def article(self) -> Article:
        """Return the article that the form concerns."""
        raise NotImplementedError

    def write(self, made_by: str) -> None:
        """Store the changes through the service. Raises `PublishingError`."""
        raise NotImplementedError

    def changes(self, names: tuple[str, ...]) -> dict[str, Any]:
        """Return the named facts that the editor changed."""
        return {name: self.cleaned_data[name] for name in names if name in self.changed_data}

    def precondition(self, article: Article) -> None:
        """Raise `ConflictError` if the article has changed since the editor was shown it."""
        seen = self.cleaned_data.get("seen")
        if seen and seen != _state(article):
            raise ConflictError(
                "Somebody else has changed the article meanwhile. Reload this page, and then make your change.",
                code="changed_meanwhile",
            )

    def clean(self) -> dict[str, Any] | None:
        """Rehearse the changes if each of them is well formed; a refusal becomes an error of the form."""
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
    """Rows with facts that can be amended; `amendable` names the facts."""

    amendable: tuple[str, ...] = ()

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Whether Django's permissions let the editor change, and so amend, these rows."""
        return request.user.has_perm(f"{self.opts.app_label}.change_{self.opts.model_name}")

    def get_fields(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        """Return all fields; an editor who may amend also sends the state that they were shown."""
        fields = list(self.fields or ())
        return [*fields, "seen"] if self.has_change_permission(request, obj) else fields

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        """Return the fields that cannot be amended; of an object, also the facts that its source printed."""
        amendable = {name for name in self.amendable if not (obj and is_printed(obj, name))}
        return [name for name in self.fields or () if name not in amendable]

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Store the changes through the service, under the editor's name."""
        form.write(made_by(request))
        obj.refresh_from_db()


def _state(article: Article) -> str:
    return article.updated_at.isoformat()
