"""The bases of the admins: reading without changing, editing that is logged, and links to other pages."""

from collections.abc import Callable, Sequence
from contextlib import nullcontext
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django import forms
from django.contrib import admin, messages
from django.db import models
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from articles.addresses import Urls
from articles.models.made_by import user_mark
from articles.publishing.errors import PublishingError
from articles.publishing.names import log_change
from articles.publishing.transactions import tried_again, writing
from articles.selectors.errors import UnknownError

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


class WritingAdmin(AnyAdmin):
    """Rows with changes that the log reports: each view that may write is one transaction of publishing."""

    @tried_again
    def changeform_view(self, *args: Any, **kwargs: Any) -> Any:
        """Show or save the form of a row."""
        with writing():
            return super().changeform_view(*args, **kwargs)

    @tried_again
    def delete_view(self, *args: Any, **kwargs: Any) -> Any:
        """Ask about a deletion, or make it."""
        with writing():
            return super().delete_view(*args, **kwargs)

    @tried_again
    def changelist_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Show the list, or do what was chosen for the ticked rows."""
        with writing() if request.method == "POST" else nullcontext():
            return super().changelist_view(request, *args, **kwargs)


class EditingAdmin(WritingAdmin):
    """Rows that can be added and changed, and deleted while nothing that was published names them.

    Articles show what these rows hold, so a change amends them. A row that no article names is not public.
    """

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Save a row, and log that the articles which name it were amended."""
        super().save_model(request, obj, form, change)
        log_change(obj)

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """Name the rows that stand in the way of a deletion; Django alone would only speak of missing permissions."""
        deleted, counts, forbidden, protected = super().get_deleted_objects(objs, request)
        return deleted, counts, set() if protected else forbidden, protected


class NamedAdmin(EditingAdmin):
    """People or outlets, of which several may be one. Subclasses name the services that change and merge them."""

    actions = ("merge",)
    change_named: Callable[..., Any]
    merge_named: Callable[..., Any]

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Store a new row, or change one through the service."""
        if not change:
            super().save_model(request, obj, form, change)
            return
        facts = {name: form.cleaned_data[name] for name in form.changed_data}
        self.change_named(obj.pk, facts, made_by=made_by(request))
        obj.refresh_from_db()

    def staying(self, rows: Sequence[Any]) -> Any:
        """Return which of the rows, the one known longest first, stays when they are merged."""
        return rows[0]

    def merge_ticked(self, request: HttpRequest, ticked: models.QuerySet[Any]) -> None:
        """Merge the ticked rows, and tell the editor so, or why not."""
        rows = list(ticked.filter(merged_into=None).order_by("pk"))
        if len(rows) < 2:  # noqa: PLR2004
            self.message_user(request, f"Tick two {self.opts.verbose_name_plural} or more.", messages.ERROR)
            return
        into = self.staying(rows)
        try:
            with writing():
                for row in rows:
                    if row != into:
                        self.merge_named(row.pk, into.pk, made_by=made_by(request))
        except (PublishingError, UnknownError) as error:
            self.message_user(request, error.detail, messages.ERROR)
        else:
            done = f"They are {self.opts.verbose_name} {into.pk}, {into.name}, now."
            self.message_user(request, done, messages.SUCCESS)


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


class ReadingAdmin(_Reading, WritingAdmin):
    """A list and a view of rows that cannot be changed here."""

    # Saves a count of the whole table for each page of the list.
    show_full_result_count = False
    formfield_overrides = _OVERRIDES
    list_per_page = 50


class ForSuperusers:
    """Rows that serve the machinery, and mean nothing to editors: only superusers see them. Stands before the other base."""

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Whether the user is a superuser; no single permission opens these rows."""
        return request.user.is_active and request.user.is_superuser


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


def made_by(request: HttpRequest) -> str:
    """Return the mark of the editor who sent the request."""
    return user_mark(request.user.get_username())


def link(address: str, text: object) -> SafeString:
    """Return a link."""
    return format_html('<a href="{}">{}</a>', address, text)


def rows_link(model: type[models.Model], text: object, **lookups: object) -> SafeString:
    """Return the link to the list of the rows of `model` that match the lookups."""
    address = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
    return link(f"{address}?{urlencode(lookups)}", text)
