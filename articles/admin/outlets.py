"""Outlets, which publish articles."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.safestring import SafeString

from articles.admin.bases import AnyForm, EditingAdmin, made_by, rows_link
from articles.intake.sidecar.fields import Name, WebAddress
from articles.models import Outlet, Publication
from articles.publishing.errors import PublishingError
from articles.publishing.merging_outlets import merge_outlets
from articles.publishing.renaming import change_outlet
from articles.publishing.transactions import writing
from articles.selectors.errors import UnknownError
from articles.web.checked_fields import CheckedField


class OutletForm(AnyForm):
    """An outlet's name and, if known, its address and its kind."""

    name = CheckedField(
        Name, max_length=300, help_text="Its name now; what appeared in it keeps the name that it had then"
    )
    url = CheckedField(WebAddress, required=False, label="URL", help_text="The outlet's own address, if it is known")

    class Meta:
        model = Outlet
        fields = ["name", "url", "kind"]


@admin.register(Outlet)
class OutletAdmin(EditingAdmin):
    """Outlets can be added and changed, and deleted while no publication names them."""

    form = OutletForm
    fields = ["name", "url", "kind", "publications", "created_at", "updated_at"]
    readonly_fields = ["publications", "created_at", "updated_at"]
    list_display = ["name", "url", "kind", "updated_at"]
    list_filter = ["kind"]
    search_fields = ["name", "url"]
    date_hierarchy = "created_at"
    actions = ["merge"]

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Store a new outlet, or change one through the service."""
        if not change:
            super().save_model(request, obj, form, change)
            return
        facts = {name: form.cleaned_data[name] for name in form.changed_data}
        change_outlet(obj.pk, facts, made_by=made_by(request))
        obj.refresh_from_db()

    @admin.action(description="Merge the ticked outlets into the one known longest", permissions=["change"])
    def merge(self, request: HttpRequest, outlets: QuerySet[Outlet]) -> None:
        """Merge outlets that are one."""
        rows = list(outlets.filter(merged_into=None).order_by("pk"))
        if len(rows) < 2:  # noqa: PLR2004
            self.message_user(request, "Tick two outlets or more.", messages.ERROR)
            return
        into, *others = rows
        try:
            with writing():
                for outlet in others:
                    merge_outlets(outlet.pk, into.pk, made_by=made_by(request))
        except (PublishingError, UnknownError) as error:
            self.message_user(request, error.detail, messages.ERROR)
        else:
            self.message_user(request, f"They are outlet {into.pk}, {into.name}, now.", messages.SUCCESS)

    @admin.display
    def publications(self, outlet: Outlet) -> SafeString | str:
        """The link to the outlet's publications."""
        return rows_link(Publication, "All publications", outlet__id__exact=outlet.pk) if outlet.pk else "-"
