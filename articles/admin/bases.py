"""What the admins are made of; above all those that show and never change, for what was published and is immutable."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import admin
from django.db import models, transaction
from django.http import HttpRequest

from articles.publishing.shelving import clear_shelf

if TYPE_CHECKING:
    # Django's classes take their type parameters in the stubs only.
    AnyAdmin = admin.ModelAdmin[Any]
    AnyTable = admin.TabularInline[Any, Any]
    AnyForm = forms.ModelForm[Any]
else:
    AnyAdmin = admin.ModelAdmin
    AnyTable = admin.TabularInline
    AnyForm = forms.ModelForm


class EditingAdmin(AnyAdmin):
    """Rows that can be added and changed, and deleted as long as nothing that was published names them.

    Citations tell what these rows hold, so a change takes the rendered ones off the shelf.
    """

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Save a row."""
        with transaction.atomic():
            super().save_model(request, obj, form, change)
            if change:
                clear_shelf()

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """Name what stands in the way of a deletion; without this, Django would speak of missing permissions only."""
        found, counts, forbidden, protected = super().get_deleted_objects(objs, request)
        return found, counts, set() if protected else forbidden, protected


# Django builds form fields even for rows that are only shown, and warns of URLs without a word about their scheme.
_OVERRIDES: Any = {models.URLField: {"assume_scheme": "https"}}


class _Reading:
    """Refuses whatever would write; a POST is answered with 403. Who may look is for Django's permissions to say."""

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody adds here: publishing does."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody changes."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody deletes."""
        return False


class ReadingAdmin(_Reading, AnyAdmin):
    """A list and a view of rows that cannot be changed here."""

    # Saves a count of the whole table for each page of the list.
    show_full_result_count = False
    formfield_overrides = _OVERRIDES
    list_per_page = 50


class ReadingTable(_Reading, AnyTable):
    """Rows below the one that they belong to; they cannot be changed here."""

    extra = 0
    formfield_overrides = _OVERRIDES
    show_change_link = True
