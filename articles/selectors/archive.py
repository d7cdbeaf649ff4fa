"""Reading the names of everything that is stored, for an export of the whole site. Reads no text."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from django.db.models import Model, QuerySet

from articles.models import Article, Notice, Passage, Publication, Version
from articles.selectors.people import named_outlets, named_people

Row = TypeVar("Row", bound=Model)

_BATCH = 500


@dataclass(frozen=True, slots=True)
class Contents:
    """The numbers of an article's versions, the ids of its notices and publications, and its passages.

    A passage is the number of its version, its ordinal, and the PID of its paragraph.
    """

    slug: str
    versions: Sequence[int]
    notices: Sequence[int]
    publications: Sequence[int]
    passages: Sequence[tuple[int, int, str]]


def all_articles() -> Iterator[Article]:
    """Yield every article, withdrawn ones among them, with its current version."""
    return _each(Article.objects.select_related("current_version"))


def count_of_articles() -> int:
    """Return the number of articles, withdrawn ones among them."""
    return Article.objects.count()


def contents_of(article: Article) -> Contents:
    """Return the names of everything that an article has; four queries."""
    passages = Passage.objects.filter(version__article=article).order_by("version__number", "ordinal")
    return Contents(
        slug=article.slug,
        versions=list(Version.objects.filter(article=article).order_by("number").values_list("number", flat=True)),
        notices=list(Notice.objects.filter(article=article).order_by("pk").values_list("pk", flat=True)),
        publications=list(Publication.objects.filter(article=article).order_by("pk").values_list("pk", flat=True)),
        passages=list(passages.values_list("version__number", "ordinal", "paragraph__pid")),
    )


def ids_of_people() -> Iterator[int]:
    """Yield the id of every person whom an article names."""
    return (person.pk for person in _each(named_people().only("pk")))


def ids_of_outlets() -> Iterator[int]:
    """Yield the id of every outlet that an article names."""
    return (outlet.pk for outlet in _each(named_outlets().only("pk")))


def _each(rows: QuerySet[Row]) -> Iterator[Row]:
    """Yield rows in the order of their ids, in batches: a database cursor would not outlive the requests made meanwhile."""
    last = 0
    while batch := list(rows.filter(pk__gt=last).order_by("pk")[:_BATCH]):
        yield from batch
        last = batch[-1].pk
