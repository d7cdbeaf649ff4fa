"""The paragraphs of a version as places to cite: identifier, ordinal and printed heading. Reads no text."""

from collections.abc import Collection
from itertools import starmap
from typing import NamedTuple

from django.db.models import QuerySet

from articles.choices import SuppliedBy
from articles.models import Passage
from articles.selectors.prepared import prepared


class Unit(NamedTuple):
    """A passage without its text; its section's heading, if it has one, and who supplied that."""

    version_id: int
    paragraph_id: int
    pid: str
    ordinal: int
    heading: str | None
    supplied_by: str | None

    @property
    def printed_heading(self) -> str | None:
        """The heading of its section, if the source printed one."""
        return self.heading if self.supplied_by == SuppliedBy.SOURCE else None


def units_between(version_id: int, first: int, last: int) -> list[Unit]:
    """Return the units of a version from one ordinal to another, both included; one query."""
    return list(starmap(Unit, _between(version_id, first, last)))


def units_at(version_id: int, ordinals: Collection[int]) -> dict[int, Unit]:
    """Return the units of a version that stand at these ordinals, by ordinal; one query."""
    return {unit.ordinal: unit for unit in starmap(Unit, _at(version_id, ordinals))}


def units_named(version_id: int, pids: Collection[str]) -> dict[str, Unit]:
    """Return the units of a version with these identifiers, by identifier; one query."""
    return {unit.pid: unit for unit in starmap(Unit, _named(version_id, pids))}


@prepared
def _between(version_id: int, first: int, last: int) -> QuerySet[Passage, tuple[object, ...]]:
    rows = Passage.objects.filter(version=version_id, ordinal__gte=first, ordinal__lte=last)
    return _columns(rows.order_by("ordinal"))


@prepared
def _at(version_id: int, ordinals: Collection[int]) -> QuerySet[Passage, tuple[object, ...]]:
    return _columns(Passage.objects.filter(version=version_id, ordinal__in=ordinals).order_by())


@prepared
def _named(version_id: int, pids: Collection[str]) -> QuerySet[Passage, tuple[object, ...]]:
    return _columns(Passage.objects.filter(version=version_id, paragraph__pid__in=pids).order_by())


def _columns(rows: QuerySet[Passage]) -> QuerySet[Passage, tuple[object, ...]]:
    return rows.values_list(
        "version_id", "paragraph_id", "paragraph__pid", "ordinal", "section__heading", "section__supplied_by"
    )
