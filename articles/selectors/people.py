"""Reading people and outlets with their articles."""

from typing import Any, TypeVar

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from articles.models import Article, Contribution, Outlet, Person, Publication
from articles.models.expressions import PublishedOrNever
from articles.selectors.belonging import appeared_as, written_as
from articles.selectors.errors import MergedError, UnknownError

NEWEST = 100
Named = TypeVar("Named", Person, Outlet)
_CURRENT = Q(version=F("version__article__current_version"))


def named_people() -> QuerySet[Person]:
    """Return the people whom an article names; nobody else is public."""
    return _named(Person.objects.all(), Contribution.objects.filter(person=OuterRef("pk")))


def named_outlets() -> QuerySet[Outlet]:
    """Return the outlets that an article names; no other is public."""
    return _named(Outlet.objects.all(), Publication.objects.filter(outlet=OuterRef("pk")))


def people() -> QuerySet[Person]:
    """Return the people, each with `article_count`: the number of articles with a current version that they contributed to."""
    contributions = Contribution.objects.filter(_CURRENT, person=OuterRef("pk")).order_by().values("person")
    return named_people().annotate(article_count=_counted(contributions, "version__article"))


def outlets() -> QuerySet[Outlet]:
    """Return the outlets, each with `article_count`."""
    publications = Publication.objects.filter(outlet=OuterRef("pk")).order_by().values("outlet")
    return named_outlets().annotate(article_count=_counted(publications, "article"))


def person_by_id(number: int) -> Person:
    """Return a person without `article_count`, which reads all that the person wrote. Raises `UnknownError`."""
    return _person(named_people(), number)


def person_with_count(number: int) -> Person:
    """Return a person with `article_count`. Raises `UnknownError`."""
    return _person(people(), number)


def outlet_by_id(number: int) -> Outlet:
    """Return an outlet without `article_count`, which reads all that appeared in it. Raises `UnknownError`."""
    return _outlet(named_outlets(), number)


def outlet_with_count(number: int) -> Outlet:
    """Return an outlet with `article_count`. Raises `UnknownError`."""
    return _outlet(outlets(), number)


def count_of(row: Person | Outlet) -> int:
    """Return the `article_count` that `people` or `outlets` gave the row."""
    return int(getattr(row, "article_count"))  # noqa: B009  (an annotation, which no type knows)


def names_of(person: Person) -> list[str]:
    """Return the names under which the person was printed."""
    names = Contribution.objects.filter(person=person).order_by("name_as_printed")
    return list(names.values_list("name_as_printed", flat=True).distinct())


def newest_articles_by(person: Person) -> QuerySet[Article]:
    """Return the newest articles that the person contributed to, with their current versions."""
    return _newest(written_as(Article.objects.all(), Contribution.objects.filter(person=person)))


def newest_articles_in(outlet: Outlet) -> QuerySet[Article]:
    """Return the newest articles that appeared in the outlet, with their current versions."""
    return _newest(appeared_as(Article.objects.all(), Publication.objects.filter(outlet=outlet)))


def _person(rows: QuerySet[Person], number: int) -> Person:
    person = rows.filter(pk=number).first()
    if person is None:
        into = Person.objects.filter(pk=number).values_list("merged_into", flat=True).first()
        raise MergedError(number, into) if into else UnknownError("unknown_person", f"No person has the id {number}.")
    return person


def _outlet(rows: QuerySet[Outlet], number: int) -> Outlet:
    outlet = rows.filter(pk=number).first()
    if outlet is None:
        raise UnknownError("unknown_outlet", f"No outlet has the id {number}.")
    return outlet


def _newest(articles: QuerySet[Article]) -> QuerySet[Article]:
    newest = articles.order_by(PublishedOrNever("first_published_on").desc(), "-pk")
    return newest.select_related("current_version")[:NEWEST]


def _counted(beside: QuerySet[Any, Any], article: str) -> Coalesce:
    """Return how many articles the rows `beside` belong to; only those rows are read, and not all of a list."""
    return Coalesce(Subquery(beside.annotate(articles=Count(article, distinct=True)).values("articles")), 0)


def _named(rows: "QuerySet[Named]", naming: QuerySet[Any]) -> "QuerySet[Named]":
    """Return the rows that one of the `naming` rows names: each is looked up as a page needs it.

    PostgreSQL would turn EXISTS into a join, and may then read all of the naming rows for one page.
    """
    return rows.alias(named_by=Subquery(naming.order_by().values("pk")[:1])).filter(named_by__isnull=False)
