"""Events: the log of what happened."""

from django.contrib import admin

from articles.admin.bases import ReadingAdmin
from articles.models import Event


@admin.register(Event)
class EventAdmin(ReadingAdmin):
    """Events, the newest first."""

    list_display = ["id", "type", "change", "article", "version", "at"]
    list_filter = ["type", "change"]
    list_select_related = ["article", "version"]
    search_fields = ["article__slug"]
    ordering = ["-id"]
    fields = ["id", "type", "at", "article", "version", "notice", "paragraphs", "change", "became"]
