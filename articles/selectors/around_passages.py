"""What a paragraph says of its article beside the title: the names of the authors, and the appearance that a citation names.

Both are loaded with the passage, in subqueries: a query of its own for each would be the seventh and the eighth.
"""

from typing import Any

from django.db.models import Model, OuterRef, QuerySet, Subquery

from articles.models import Contribution, Outlet, Passage, Publication, Version
from articles.models.expressions import RowsAsJson
from articles.partial_dates import first_day
from articles.selectors.appearances import appearance_of


def with_surroundings(rows: QuerySet[Passage]) -> QuerySet[Passage]:
    """Return passages to be loaded with what `authors_around` and `appearance_around` read."""
    authors = Contribution.objects.filter(version=OuterRef("version"), role="author")
    publications = Publication.objects.filter(article=OuterRef("version__article"))
    facts = ("order", "role", "date", "outlet_name_as_printed", "outlet__name", "version__number")
    return rows.annotate(
        authors_around=_as_json(authors, "version", "order", "name_as_printed"),
        publications_around=_as_json(publications, "article", *facts),
    )


def authors_around(passage: Passage) -> list[str]:
    """Return the names of the authors of the passage's version as printed, in order."""
    return [name for _, name in sorted(_rows(passage, "authors_around"))]


def appearance_around(passage: Passage) -> Publication | None:
    """Return the appearance that a citation of the passage names, with its date and its outlet; None if none is known."""
    publications = [_publication(*facts) for facts in _rows(passage, "publications_around")]
    return appearance_of(passage.version, publications)


def _publication(
    order: int, role: str, date: str | None, as_printed: str | None, now: str | None, number: int | None
) -> Publication:
    return Publication(
        order=order,
        role=role,
        date=date,
        starts_on=first_day(date),
        outlet_name_as_printed=as_printed,
        outlet=Outlet(name=now) if now else None,
        version=Version(number=number) if number else None,
    )


def _as_json(rows: QuerySet[Any, Any], group: str, *names: str) -> Subquery:
    return Subquery(rows.order_by().values(group).annotate(rows=RowsAsJson(*names)).values("rows"))


def _rows(passage: Model, name: str) -> list[list[Any]]:
    return getattr(passage, name) or []
