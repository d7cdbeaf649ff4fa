"""Articles: the works, with their publications and versions below them."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.safestring import SafeString

from articles.admin.bases import ReadingAdmin, ReadingTable
from articles.admin.links import HERE, link
from articles.models import Article, Publication, Version


class Publications(ReadingTable):
    """Where the article appeared."""

    model = Publication
    fields = ["order", "role", "outlet", "date", "title", "url"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Publication]:
        """Return the publications with their outlets."""
        return super().get_queryset(request).select_related("outlet")


class Versions(ReadingTable):
    """The states of its text."""

    model = Version
    fields = ["number", "reason", "title", "paragraph_count", "word_count", "created_at"]
    ordering = ["-number"]


@admin.register(Article)
class ArticleAdmin(ReadingAdmin):
    """Articles. What is learned later about one is changed through the API, which records each change."""

    list_display = ["slug", "title", "status", "language", "first_published_on", "created_at"]
    list_filter = ["status", "language", "genre"]
    list_select_related = ["current_version"]
    search_fields = ["slug", "current_version__title"]
    date_hierarchy = "first_published_on"
    fields = [
        "page", "slug", "status", "language", "genre", "keywords", "supplied_by_editor", "current_version",
        "first_published_on", "created_at", "updated_at",
    ]  # fmt: skip
    readonly_fields = ["page", "first_published_on", "created_at", "updated_at"]
    inlines = [Publications, Versions]

    @admin.display(ordering="current_version__title")
    def title(self, article: Article) -> str:
        """The title of the current version."""
        return article.current_version.title if article.current_version else ""

    @admin.display
    def page(self, article: Article) -> SafeString:
        """The page that people read."""
        address = HERE.article_page(article.slug)
        return link(address, address)
