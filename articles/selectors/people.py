"""Reading people and outlets with their articles."""

from django.db.models import Count, F, Q, QuerySet

from articles.models import Article, Contribution, Outlet, Person
from articles.selectors.errors import UnknownError

NEWEST = 100
_CURRENT = Q(contributions__version=F("contributions__version__article__current_version"))


def people() -> QuerySet[Person]:
    """Return all people, each with `article_count`: the number of articles with a current version that they contributed to."""
    return Person.objects.annotate(
        article_count=Count("contributions__version__article", filter=_CURRENT, distinct=True)
    )


def outlets() -> QuerySet[Outlet]:
    """Return all outlets, each with `article_count`."""
    return Outlet.objects.annotate(article_count=Count("publications__article", distinct=True))


def person_by_id(number: int) -> Person:
    """Return a person with `article_count`. Raises `UnknownError`."""
    person = people().filter(pk=number).first()
    if person is None:
        raise UnknownError("unknown_person", f"No person has the id {number}.")
    return person


def outlet_by_id(number: int) -> Outlet:
    """Return an outlet with `article_count`. Raises `UnknownError`."""
    outlet = outlets().filter(pk=number).first()
    if outlet is None:
        raise UnknownError("unknown_outlet", f"No outlet has the id {number}.")
    return outlet


def count_of(row: Person | Outlet) -> int:
    """Return the `article_count` that `people` or `outlets` gave the row."""
    return int(getattr(row, "article_count"))  # noqa: B009  (an annotation, which no type knows)


def names_of(person: Person) -> list[str]:
    """Return the names under which the person was printed."""
    names = Contribution.objects.filter(person=person).order_by("name_as_printed")
    return list(names.values_list("name_as_printed", flat=True).distinct())


def newest_articles_by(person: Person) -> QuerySet[Article]:
    """Return the newest articles that the person contributed to, with their current versions."""
    return _newest(Article.objects.filter(current_version__contributions__person=person))


def newest_articles_in(outlet: Outlet) -> QuerySet[Article]:
    """Return the newest articles that appeared in the outlet, with their current versions."""
    return _newest(Article.objects.filter(publications__outlet=outlet))


def _newest(articles: QuerySet[Article]) -> QuerySet[Article]:
    ordered = articles.distinct().select_related("current_version")
    return ordered.order_by(F("first_published_on").desc(nulls_last=True), "-pk")[:NEWEST]
