"""Sections: runs of paragraphs."""

from django.contrib import admin

from articles.admin.bases import ReadingAdmin
from articles.models import Section


@admin.register(Section)
class SectionAdmin(ReadingAdmin):
    """Sections."""

    list_display = ["__str__", "supplied_by", "role", "article", "version", "first_ordinal", "last_ordinal"]
    list_filter = ["supplied_by", "role"]
    list_select_related = ["version__article"]
    search_fields = ["heading", "version__article__slug"]

    @admin.display(ordering="version__article__slug")
    def article(self, section: Section) -> str:
        """The slug of the article."""
        return section.version.article.slug
