"""Amendments: what was learned later. Below an article and a publication too, where editors make them."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from articles.admin.bases import ReadingAdmin, ReadingTable
from articles.models import Amendment


class Amendments(ReadingTable):
    """The changes, the newest first."""

    model = Amendment
    fields = ["created_at", "field", "before", "after", "publication", "person", "made_by"]
    ordering = ["-id"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Amendment]:
        """Return the amendments with what they are of."""
        return super().get_queryset(request).select_related("publication", "person")


@admin.register(Amendment)
class AmendmentAdmin(ReadingAdmin):
    """Amendments."""

    list_display = ["article", "field", "before", "after", "made_by", "created_at"]
    list_filter = ["field"]
    list_select_related = ["article"]
    search_fields = ["article__slug", "made_by", "field"]
    date_hierarchy = "created_at"
    fields = ["article", "publication", "person", "field", "before", "after", "made_by", "created_at"]
