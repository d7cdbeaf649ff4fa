"""Reading what a sitemap lists: the articles that can be read, and when each last changed."""

import datetime

from django.db.models import Count, Exists, Max, OuterRef, QuerySet

from articles.choices import ArticleStatus
from articles.models import Article, Withdrawal


def listed_articles() -> QuerySet[Article]:
    """Return the articles with a current text that can be read, oldest first, so that a new article moves no other."""
    hidden = Withdrawal.objects.filter(
        article=OuterRef("pk"), version=OuterRef("current_version"), paragraph=None, lifted_by=None
    )
    shown = Article.objects.filter(~Exists(hidden), status=ArticleStatus.PUBLISHED)
    return shown.only("slug", "updated_at").order_by("pk")


def listed_state() -> tuple[int, datetime.datetime | None]:
    """Return how many articles are listed, and when an article last changed, be it withdrawn or not."""
    latest = Article.objects.aggregate(Max("updated_at"))["updated_at__max"]
    return listed_articles().order_by().aggregate(Count("pk"))["pk__count"], latest
