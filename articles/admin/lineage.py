"""Lineage: what paragraphs became."""

from django.contrib import admin

from articles.admin.bases import ReadingAdmin
from articles.models import Lineage


@admin.register(Lineage)
class LineageAdmin(ReadingAdmin):
    """Splits and merges."""

    list_display = ["__str__", "kind", "ancestor", "descendant", "version"]
    list_filter = ["kind"]
    list_select_related = ["ancestor", "descendant", "version"]
    search_fields = ["=ancestor__pid", "=descendant__pid", "version__article__slug"]
