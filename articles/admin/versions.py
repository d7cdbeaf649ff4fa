"""Versions, with all that they hold, and the bytes that they were read from."""

from django.contrib import admin
from django.db.models import QuerySet
from django.db.models.functions import Length
from django.http import HttpRequest
from django.template.defaultfilters import filesizeformat
from django.utils.safestring import SafeString

from articles.admin.bases import HERE, OfVersionAdmin, ReadingAdmin, ReadingTable, link
from articles.models import Contribution, Notice, Passage, Section, Source, Version


class Passages(ReadingTable):
    """The text, paragraph by paragraph."""

    model = Passage
    fields = ["ordinal", "paragraph", "kind", "change", "text"]
    readonly_fields = ["text"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Passage]:
        """Return the passages with their identifiers and texts."""
        return super().get_queryset(request).select_related("paragraph", "wording")

    @admin.display
    def text(self, passage: Passage) -> str:
        """The whole text."""
        return passage.wording.text


class Contributions(ReadingTable):
    """The byline."""

    model = Contribution
    fields = ["order", "name_as_printed", "person", "role", "biography_as_printed"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Contribution]:
        """Return the contributions with the people behind them."""
        return super().get_queryset(request).select_related("person")


class Sections(ReadingTable):
    """The headings, and who supplied them."""

    model = Section
    fields = ["order", "heading", "supplied_by", "role", "first_ordinal", "last_ordinal"]


class Notices(ReadingTable):
    """The notices on this version."""

    model = Notice
    fields = ["kind", "text", "created_at"]


@admin.register(Version)
class VersionAdmin(ReadingAdmin):
    """Versions."""

    list_display = [
        "__str__",
        "article",
        "number",
        "reason",
        "title",
        "paragraph_count",
        "word_count",
        "made_by",
        "created_at",
    ]
    list_filter = ["reason", "media_type"]
    list_select_related = ["article"]
    search_fields = ["article__slug", "title", "=digest", "=source_digest", "=made_by"]
    date_hierarchy = "created_at"
    fields = [
        *("article", "number", "page", "reason", "change_note", "title", "subtitle", "language"),
        *("source_bytes", "media_type", "source_digest", "digest", "previous_digest"),
        *("paragraph_count", "word_count", "left_out", "made_by", "created_at", "supplied_public_since"),
    ]
    readonly_fields = ["page", "source_bytes"]
    inlines = [Contributions, Sections, Notices, Passages]

    @admin.display
    def page(self, version: Version) -> SafeString:
        """The page that people read."""
        address = HERE.version_page(version.article.slug, version.number)
        return link(address, address)

    @admin.display(description="source as delivered")
    def source_bytes(self, version: Version) -> SafeString:
        """The link to the bytes, with their size, which is read without them."""
        return source_link(sized(Source.objects.select_related("version__article")).get(version=version))


@admin.register(Source)
class SourceAdmin(OfVersionAdmin):
    """Sources, without their bytes."""

    list_display = ["version", "article", "size"]
    list_select_related = ["version__article"]
    search_fields = ["version__article__slug"]
    fields = ["version", "download", "metadata"]
    readonly_fields = ["download"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Source]:
        """Return the sources with their sizes in place of their bytes."""
        return sized(super().get_queryset(request))

    @admin.display(ordering="size")
    def size(self, source: Source) -> str:
        """The number of bytes, in words."""
        return filesizeformat(size_of(source))

    @admin.display(description="bytes as delivered")
    def download(self, source: Source) -> SafeString:
        """The link to the bytes, with their size."""
        return source_link(source)


def sized(sources: QuerySet[Source]) -> QuerySet[Source]:
    """Return sources with the number of their bytes as `size`, and without the bytes."""
    return sources.defer("content").annotate(size=Length("content"))


def size_of(source: Source) -> int:
    """Return the number of bytes of a source that `sized` loaded."""
    size: int = vars(source)["size"]
    return size


def source_link(source: Source) -> SafeString:
    """Return the link to the bytes of a source that `sized` loaded."""
    version = source.version
    address = HERE.source(version.article.slug, version.number)
    return link(address, f"{version.media_type}, {filesizeformat(size_of(source))}")
