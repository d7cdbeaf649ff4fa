"""Outlets, which publish articles."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.safestring import SafeString

from articles.admin.bases import AnyForm, NamedAdmin, rows_link
from articles.intake.sidecar.fields import Name, WebAddress
from articles.models import Outlet, Publication
from articles.publishing.merging_outlets import merge_outlets
from articles.publishing.renaming import change_outlet
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
class OutletAdmin(NamedAdmin):
    """Outlets can be added and changed, and deleted while no publication names them."""

    form = OutletForm
    fields = ["name", "url", "kind", "publications", "created_at", "updated_at"]
    readonly_fields = ["publications", "created_at", "updated_at"]
    list_display = ["name", "url", "kind", "updated_at"]
    list_filter = ["kind"]
    search_fields = ["name", "url"]
    date_hierarchy = "created_at"
    change_named = staticmethod(change_outlet)
    merge_named = staticmethod(merge_outlets)

    @admin.action(description="Merge the ticked outlets into the one known longest", permissions=["change"])
    def merge(self, request: HttpRequest, outlets: QuerySet[Outlet]) -> None:
        """Merge outlets that are one."""
        self.merge_ticked(request, outlets)

    @admin.display
    def publications(self, outlet: Outlet) -> SafeString | str:
        """The link to the outlet's publications."""
        return rows_link(Publication, "All publications", outlet__id__exact=outlet.pk) if outlet.pk else "-"
