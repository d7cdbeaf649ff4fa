"""The texts of versions as pages and feeds show them: a line for each passage, without a model.

Making the models of a text takes longer than reading it, and a page shows few of their columns.
"""

from collections.abc import Collection
from itertools import starmap
from typing import NamedTuple

from django.db.models import QuerySet, Subquery

from articles.models import Passage, Version
from articles.selectors.prepared import prepared
from articles.selectors.withdrawals import Withdrawals


class TextLine(NamedTuple):
    """A passage with its text, and its section, if it has one: its order, heading, who supplied the heading, and its role."""

    version_id: int
    paragraph_id: int
    pid: str
    ordinal: int
    kind: str
    text: str
    html: str
    section: int | None = None
    heading: str | None = None
    supplied_by: str | None = None
    role: str | None = None


def lines_of(version_ids: Collection[int]) -> list[TextLine]:
    """Return the passages of some versions, version by version in the order of the text; one query."""
    return list(starmap(TextLine, _rows(version_ids)))


def lines_at(version_id: int, ordinals: Collection[int]) -> dict[int, TextLine]:
    """Return the passages of a version that stand at these ordinals, by ordinal; one query."""
    rows = _rows_at(version_id, ordinals) if ordinals else ()
    return {line.ordinal: line for line in starmap(TextLine, rows)}


def lines_between(version_id: int, first: int, last: int) -> list[TextLine]:
    """Return the passages of a version from one ordinal to another, both included; one query."""
    return list(starmap(TextLine, _rows_between(version_id, first, last)))


def lines_from(version_id: int, first_pid: str, last_pid: str) -> list[TextLine]:
    """Return the passages of a version from one paragraph to another, both included; one query.

    There are none if the version does not have both, or if the last comes before the first.
    """
    return list(starmap(TextLine, _rows_from(version_id, first_pid, last_pid)))


def opening_of(version: Version, withdrawals: Withdrawals) -> str | None:
    """Return the first text of a version that is not withdrawn, None if there is none; one query."""
    hidden = {*withdrawals.paragraphs, *(pk for version_id, pk in withdrawals.passages if version_id == version.pk)}
    # A prepared query has no empty collection; no paragraph has the id 0.
    return next((text for (text,) in _opening(version.pk, hidden or {0})), None)


@prepared
def _opening(version_id: int, hidden: Collection[int]) -> "QuerySet[Passage, tuple[str]]":
    rows = Passage.objects.filter(version=version_id).exclude(paragraph__in=hidden).order_by("ordinal")
    return rows.values_list("wording__text")[:1]


@prepared
def _rows(version_ids: Collection[int]) -> QuerySet[Passage, tuple[object, ...]]:
    return _columns(Passage.objects.filter(version__in=version_ids).order_by("version_id", "ordinal"))


@prepared
def _rows_at(version_id: int, ordinals: Collection[int]) -> QuerySet[Passage, tuple[object, ...]]:
    return _columns(Passage.objects.filter(version=version_id, ordinal__in=ordinals).order_by("ordinal"))


@prepared
def _rows_between(version_id: int, first: int, last: int) -> QuerySet[Passage, tuple[object, ...]]:
    rows = Passage.objects.filter(version=version_id, ordinal__gte=first, ordinal__lte=last)
    return _columns(rows.order_by("ordinal"))


@prepared
def _rows_from(version_id: int, first_pid: str, last_pid: str) -> QuerySet[Passage, tuple[object, ...]]:
    of_version = Passage.objects.filter(version=version_id).order_by().values("ordinal")
    first, last = (Subquery(of_version.filter(paragraph__pid=pid)) for pid in (first_pid, last_pid))
    rows = Passage.objects.filter(version=version_id, ordinal__gte=first, ordinal__lte=last)
    return _columns(rows.order_by("ordinal"))


def _columns(rows: QuerySet[Passage]) -> QuerySet[Passage, tuple[object, ...]]:
    return rows.values_list(
        "version_id",
        "paragraph_id",
        "paragraph__pid",
        "ordinal",
        "kind",
        "wording__text",
        "wording__html",
        "section__order",
        "section__heading",
        "section__supplied_by",
        "section__role",
    )
