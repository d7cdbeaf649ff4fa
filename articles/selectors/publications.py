"""Reading where an article appeared."""

from django.db.models import QuerySet

from articles.models import Publication


def publications_of(article_id: int) -> QuerySet[Publication]:
    """Return the publications of an article in order, each to be loaded with its outlet."""
    return Publication.objects.filter(article=article_id).select_related("outlet").order_by("order")
