"""The state of an article in one short string: it changes whenever anything that its addresses show may have changed.

No text is read for it, so that a client that is up to date is told so at little cost.
"""

import datetime
from dataclasses import dataclass

from django.db.models import Count, Max

from articles.models import Article, Contribution, Notice, Publication
from articles.selectors.articles import article_by_slug


@dataclass(frozen=True, slots=True)
class State:
    """The article, what an entity tag is made of, when the last change was, and the version that is current."""

    article: Article
    tag: str
    changed_at: datetime.datetime
    current_version: int


def state_of_slug(slug: str) -> State:
    """Return the state of the article of that slug. Raises `UnknownError`."""
    return state_of(article_by_slug(slug, Article.objects.select_related("current_version")))


def state_of(article: Article) -> State:
    """Return the state of an article: itself, its publications, its byline and its notices."""
    version = article.current_version
    publications = Publication.objects.filter(article=article).aggregate(
        Count("pk"), Max("updated_at"), Max("outlet__updated_at")
    )
    people = Contribution.objects.filter(version=version).aggregate(Max("person__updated_at"))
    notices = Notice.objects.filter(article=article).aggregate(Count("pk"), Max("created_at"))
    facts = [article.updated_at, *publications.values(), *people.values(), *notices.values()]
    moments = [fact for fact in facts if isinstance(fact, datetime.datetime)]
    number = version.number if version else 0
    return State(
        article=article,
        tag="|".join([str(article.pk), article.status, str(number), *map(str, facts)]),
        changed_at=max(moments),
        current_version=number,
    )
