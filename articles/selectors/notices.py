"""Reading notices with what their representation shows."""

from django.db.models import QuerySet

from articles.models import Notice


def all_notices() -> QuerySet[Notice]:
    """Return the notices of all articles, each to be loaded with its article, its version and its paragraphs; two queries."""
    return Notice.objects.select_related("article", "version").prefetch_related("paragraphs")
