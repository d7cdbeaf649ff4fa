"""Paragraphs, their wordings, and their passages in versions."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.safestring import SafeString

from articles.admin.bases import HERE, ForSuperusers, OfVersionAdmin, ReadingAdmin, ReadingTable, link
from articles.models import Paragraph, Passage, Wording


class Passages(ReadingTable):
    """The paragraph in each version that has it."""

    model = Passage
    fields = ["version", "ordinal", "kind", "change"]
    ordering = ["-version__number"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Passage]:
        """Return the passages with their versions."""
        return super().get_queryset(request).select_related("version")


class Wordings(ReadingTable):
    """Each text that the paragraph has had."""

    model = Wording
    fields = ["text", "digest"]


@admin.register(Paragraph)
class ParagraphAdmin(ReadingAdmin):
    """Paragraphs, found by their identifiers."""

    list_display = ["pid", "article"]
    list_select_related = ["article"]
    search_fields = ["=pid", "article__slug"]
    fields = ["pid", "page", "article"]
    readonly_fields = ["page"]
    inlines = [Passages, Wordings]

    @admin.display(description="permanent address")
    def page(self, paragraph: Paragraph) -> SafeString:
        """The short address that leads readers to the paragraph."""
        address = HERE.paragraph_page(paragraph.pid)
        return link(address, address)


@admin.register(Wording)
class WordingAdmin(ForSuperusers, ReadingAdmin):
    """Texts of paragraphs."""

    list_display = ["__str__", "paragraph", "digest"]
    list_select_related = ["paragraph"]
    search_fields = ["=paragraph__pid", "=digest", "text"]
    fields = ["paragraph", "text", "html", "digest", "html_digest"]


@admin.register(Passage)
class PassageAdmin(ForSuperusers, OfVersionAdmin):
    """Paragraphs in versions."""

    list_display = ["paragraph", "article", "version", "ordinal", "kind", "change", "wording"]
    list_filter = ["kind", "change"]
    list_select_related = ["paragraph", "version__article", "wording"]
    search_fields = ["=paragraph__pid", "version__article__slug"]
    fields = ["paragraph", "version", "ordinal", "section", "kind", "change", "text"]
    readonly_fields = ["text"]

    @admin.display
    def text(self, passage: Passage) -> str:
        """The whole text."""
        return passage.wording.text
