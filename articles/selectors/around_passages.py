"""What a paragraph says of its article beside the title: the names of the authors, and the appearance that a citation names.

Both are loaded with the passage, in subqueries: a query of its own for each would be the seventh and the eighth.
"""

import datetime
from typing import Any, NamedTuple

from django.db.models import Model, OuterRef, QuerySet, Subquery

from articles.models import Contribution, Passage, Publication
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


class Appearance(NamedTuple):
    """What a paragraph says of the appearance that a citation of it names, and the facts by which that one is chosen."""

    order: int
    role: str
    date: str | None
    outlet_name: str | None
    printed_number: int | None

    @property
    def starts_on(self) -> datetime.date | None:
        """The first day on which it may have appeared."""
        return first_day(self.date)


def appearance_around(passage: Passage) -> Appearance | None:
    """Return the appearance that a citation of the passage names; None if none is known."""
    appearances = [
        Appearance(order, role, date, as_printed or now, number)
        for order, role, date, as_printed, now, number in _rows(passage, "publications_around")
    ]
    return appearance_of(passage.version, appearances)


def _as_json(rows: QuerySet[Any, Any], group: str, *names: str) -> Subquery:
    return Subquery(rows.order_by().values(group).annotate(rows=RowsAsJson(*names)).values("rows"))


def _rows(passage: Model, name: str) -> list[list[Any]]:
    return getattr(passage, name) or []
