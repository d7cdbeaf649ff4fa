"""Notices: corrections, retractions and the like."""

from django.contrib import admin

from articles.admin.bases import ReadingAdmin
from articles.models import Notice


@admin.register(Notice)
class NoticeAdmin(ReadingAdmin):
    """Notices."""

    list_display = ["kind", "article", "version", "created_at", "text"]
    list_filter = ["kind"]
    list_select_related = ["article", "version"]
    search_fields = ["article__slug", "text"]
    date_hierarchy = "created_at"
    fields = ["kind", "article", "version", "paragraphs", "text", "created_at"]
