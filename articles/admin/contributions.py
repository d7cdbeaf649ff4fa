"""Contributions and affiliations: the byline of a version, in the words that were printed."""

from django.contrib import admin

from articles.admin.bases import ReadingAdmin, ReadingTable
from articles.models import Affiliation, Contribution


class Affiliations(ReadingTable):
    """The positions that the biography states."""

    model = Affiliation
    fields = ["order", "position", "organisation", "supplied_by"]


@admin.register(Contribution)
class ContributionAdmin(ReadingAdmin):
    """Contributions to versions."""

    list_display = ["name_as_printed", "person", "role", "article", "version"]
    list_filter = ["role"]
    list_select_related = ["person", "version__article"]
    search_fields = ["name_as_printed", "person__name", "version__article__slug"]
    fields = ["version", "person", "name_as_printed", "role", "order", "biography_as_printed"]
    inlines = [Affiliations]

    @admin.display(ordering="version__article__slug")
    def article(self, contribution: Contribution) -> str:
        """The slug of the article."""
        return contribution.version.article.slug


@admin.register(Affiliation)
class AffiliationAdmin(ReadingAdmin):
    """Affiliations."""

    list_display = ["contribution", "position", "organisation", "supplied_by"]
    list_filter = ["supplied_by"]
    list_select_related = ["contribution"]
    search_fields = ["position", "organisation", "contribution__name_as_printed"]
