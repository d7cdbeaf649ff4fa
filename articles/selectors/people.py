"""Reading people and outlets with their articles."""

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from articles.models import Article, Contribution, Outlet, Person, Publication
from articles.selectors.errors import UnknownError

NEWEST = 100
_CURRENT = Q(contributions__version=F("contributions__version__article__current_version"))


def named_people() -> QuerySet[Person]:
    """Return the people whom an article names; nobody else is public."""
    return Person.objects.filter(Exists(Contribution.objects.filter(person=OuterRef("pk"))))


def named_outlets() -> QuerySet[Outlet]:
    """Return the outlets that an article names; no other is public."""
    return Outlet.objects.filter(Exists(Publication.objects.filter(outlet=OuterRef("pk"))))


def people() -> QuerySet[Person]:
    """Return the people, each with `article_count`: how many articles name them in their current version."""
    return named_people().annotate(
        article_count=Count("contributions__version__article", filter=_CURRENT, distinct=True)
    )


def outlets() -> QuerySet[Outlet]:
    """Return the outlets, each with `article_count`."""
    return named_outlets().annotate(article_count=Count("publications__article", distinct=True))


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
