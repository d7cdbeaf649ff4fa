"""The bases of the admins: reading without changing, editing that clears the shelf, and links to other pages."""

from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django import forms
from django.contrib import admin
from django.db import models, transaction
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from articles.addresses import Urls
from articles.publishing.shelving import clear_shelf

if TYPE_CHECKING:
    # Django's classes take type parameters in the stubs only.
    AnyAdmin = admin.ModelAdmin[Any]
    AnyTable = admin.TabularInline[Any, Any]
    AnyForm = forms.ModelForm[Any]
else:
    AnyAdmin = admin.ModelAdmin
    AnyTable = admin.TabularInline
    AnyForm = forms.ModelForm

# Without a base: the admin has the same one as the pages and the API.
HERE = Urls("")
# Django builds form fields even for rows that are only shown, and warns of URL fields that assume no scheme.
_OVERRIDES: Any = {models.URLField: {"assume_scheme": "https"}}


class EditingAdmin(AnyAdmin):
    """Rows that can be added and changed, and deleted while nothing that was published names them.

    Citations show what these rows hold, so a change clears the shelf.
    """

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Save a row."""
        with transaction.atomic():
            super().save_model(request, obj, form, change)
            if change:
                clear_shelf()

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """Name the rows that stand in the way of a deletion; Django alone would only speak of missing permissions."""
        deleted, counts, forbidden, protected = super().get_deleted_objects(objs, request)
        return deleted, counts, set() if protected else forbidden, protected


class _Reading:
    """Refuses every request that would write, with 403. Django's permissions decide who may look."""

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody may add rows here; publishing does."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody may change rows."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody may delete rows."""
        return False


class ReadingAdmin(_Reading, AnyAdmin):
    """A list and a view of rows that cannot be changed here."""

    # Saves a count of the whole table for each page of the list.
    show_full_result_count = False
    formfield_overrides = _OVERRIDES
    list_per_page = 50


class OfVersionAdmin(ReadingAdmin):
    """Rows of a version; the column `article` shows the slug of its article."""

    @admin.display(ordering="version__article__slug")
    def article(self, row: Any) -> str:
        """The slug of the article."""
        return str(row.version.article.slug)


class ReadingTable(_Reading, AnyTable):
    """Rows below the one that they belong to; they cannot be changed here."""

    extra = 0
    formfield_overrides = _OVERRIDES
    show_change_link = True


def link(address: str, text: object) -> SafeString:
    """Return a link."""
    return format_html('<a href="{}">{}</a>', address, text)


def rows_link(model: type[models.Model], text: object, **lookups: object) -> SafeString:
    """Return the link to the list of the rows of `model` that match the lookups."""
    address = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
    return link(f"{address}?{urlencode(lookups)}", text)
