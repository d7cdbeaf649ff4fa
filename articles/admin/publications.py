"""Publications: the appearances of articles in outlets."""

from django.contrib import admin

from articles.admin.bases import ReadingAdmin
from articles.models import Publication


@admin.register(Publication)
class PublicationAdmin(ReadingAdmin):
    """Publications. What is learned later about one is changed through the API, which records each change."""

    list_display = ["article", "order", "role", "outlet", "date", "title"]
    list_filter = ["role"]
    list_select_related = ["article", "outlet"]
    search_fields = ["article__slug", "outlet__name", "title", "url"]
    date_hierarchy = "starts_on"
    fields = [
        "article", "order", "role", "outlet", "version", "date", "title", "url", "credit", "rights", "note_as_printed",
        "disclaimer_as_printed", "supplied_by_editor", "created_at", "updated_at",
    ]  # fmt: skip
    readonly_fields = ["created_at", "updated_at"]
