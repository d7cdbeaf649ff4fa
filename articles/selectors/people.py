"""Reading people and outlets with their articles."""

from itertools import starmap
from typing import Any, NamedTuple, TypeVar

from django.db.models import Count, F, Max, Min, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from articles.choices import ArticleStatus, SuppliedBy
from articles.models import Affiliation, Article, Contribution, Outlet, Person, Publication
from articles.models.expressions import PublishedOrNever
from articles.selectors.articles import readable_articles
from articles.selectors.belonging import appeared_as, written_as
from articles.selectors.errors import MergedError, UnknownError

NEWEST = 100
Named = TypeVar("Named", Person, Outlet)
_CURRENT = Q(version=F("version__article__current_version"))


class StatedAffiliation(NamedTuple):
    """A position in an organisation, as a source printed it or an editor supplied it; one of both may be unknown."""

    position: str | None
    organisation: str | None
    supplied_by: str

    @property
    def in_words(self) -> str:
        """The position and the organisation, as `Senior Fellow, Pacific Council`; and that no source printed it."""
        words = ", ".join(part for part in (self.position, self.organisation) if part)
        return f"{words} (supplied by the editor)" if self.supplied_by == SuppliedBy.EDITOR else words


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
    return _one(named_people(), number)


def person_with_count(number: int) -> Person:
    """Return a person with `article_count`. Raises `UnknownError`."""
    return _one(people(), number)


def outlet_by_id(number: int) -> Outlet:
    """Return an outlet without `article_count`, which reads all that appeared in it. Raises `UnknownError`."""
    return _one(named_outlets(), number)


def outlet_with_count(number: int) -> Outlet:
    """Return an outlet with `article_count`. Raises `UnknownError`."""
    return _one(outlets(), number)


def count_of(row: Person | Outlet) -> int:
    """Return the `article_count` that `people` or `outlets` gave the row."""
    return int(getattr(row, "article_count"))  # noqa: B009  (an annotation, which no type knows)


def article_count_of(person: Person) -> int:
    """Return the number of articles whose current version names a person."""
    return Contribution.objects.filter(_CURRENT, person=person).values("version__article").distinct().count()


def names_of(person: Person) -> list[str]:
    """Return the names under which the person was printed."""
    names = Contribution.objects.filter(person=person).order_by("name_as_printed")
    return list(names.values_list("name_as_printed", flat=True).distinct())


def affiliations_of(person: Person) -> list[StatedAffiliation]:
    """Return the positions that current texts state of the person, the newest text's first, each once."""
    of_person = Affiliation.objects.filter(
        contribution__person=person,
        contribution__version=F("contribution__version__article__current_version"),
        contribution__version__article__status=ArticleStatus.PUBLISHED,
    )
    columns = ("position", "organisation", "supplied_by")
    stated = (
        of_person.values(*columns).annotate(last=Max("contribution"), place=Min("order")).order_by("-last", "place")
    )
    return list(starmap(StatedAffiliation, stated.values_list(*columns)))


def readable_articles_by(person: Person) -> QuerySet[Article]:
    """Return the articles that the person contributed to and that are not withdrawn, as `readable_articles` does."""
    return written_as(readable_articles(), Contribution.objects.filter(person=person))


def readable_articles_in(outlet: Outlet) -> QuerySet[Article]:
    """Return the articles that appeared in the outlet and that are not withdrawn, as `readable_articles` does."""
    return appeared_as(readable_articles(), Publication.objects.filter(outlet=outlet))


def newest_articles_by(person: Person) -> QuerySet[Article]:
    """Return the newest articles that the person contributed to, with their current versions."""
    return _newest(written_as(Article.objects.all(), Contribution.objects.filter(person=person)))


def newest_articles_in(outlet: Outlet) -> QuerySet[Article]:
    """Return the newest articles that appeared in the outlet, with their current versions."""
    return _newest(appeared_as(Article.objects.all(), Publication.objects.filter(outlet=outlet)))


def _one(rows: "QuerySet[Named]", number: int) -> Named:
    """Return the person or the outlet of that id. Raises `UnknownError`, and `MergedError` for one whose place another took."""
    row = rows.filter(pk=number).first()
    if row is None:
        model = rows.model
        into = model._default_manager.filter(pk=number).values_list("merged_into", flat=True).first()
        word = model._meta.verbose_name
        raise (
            MergedError(model, number, into)
            if into
            else UnknownError(f"unknown_{word}", f"No {word} has the id {number}.")
        )
    return row


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
