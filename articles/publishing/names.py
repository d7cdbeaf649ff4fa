"""A person or an outlet was changed: each article that names them is amended by it, and an event says so. Reads `Article`.

Bylines, publications and citations show what the row holds, so mirrors have to fetch these articles again.
"""

from functools import partial

from django.db.models import QuerySet

from articles.choices import EventType
from articles.models import Article, Event, Outlet, Person
from articles.publishing.sequence import append, wait_for_others
from articles.publishing.transactions import article_tag, before_commit, is_marked


def log_change(row: Person | Outlet) -> None:
    """Log, before the transaction of `writing` is committed, that the articles which name a changed row were amended.

    Articles that have an event in the same transaction need no other.
    """
    names_it = {"publications__outlet": row} if isinstance(row, Outlet) else {"versions__contributions__person": row}
    before_commit(partial(_log, Article.objects.filter(**names_it)))


def _log(articles: QuerySet[Article]) -> None:
    # First the articles and then the log, as every writer does: a writer that holds an article may wait for the log, while
    # the commit of these events waits for the article that they refer to.
    list(Article.objects.select_for_update().filter(pk__in=articles.values("pk")).order_by("pk").values_list("pk"))
    # An article that another transaction publishes meanwhile is seen here, or its event comes after these.
    wait_for_others()
    keys = articles.order_by("pk").values_list("pk", flat=True).distinct()
    events = [Event(type=EventType.ARTICLE_AMENDED, article_id=key) for key in keys if not is_marked(article_tag(key))]
    if events:
        append(events)
