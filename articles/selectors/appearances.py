"""Which appearance a citation of a text names. Pure functions of loaded rows."""

import datetime
from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar

from articles.choices import PublicationRole
from articles.models import Publication, Version


class Printed(Protocol):
    """A publication, as a model or with those of its facts by which an appearance is chosen."""

    @property
    def order(self) -> int:
        """Its place among those of the article."""

    @property
    def role(self) -> str:
        """What it was: the original or a republication."""

    @property
    def starts_on(self) -> datetime.date | None:
        """The first day on which it may have appeared."""

    @property
    def printed_number(self) -> int | None:
        """The number of the version that it printed, if that is known."""


AnyPrinted = TypeVar("AnyPrinted", bound=Printed)


def appearance_of(version: Version, publications: Iterable[AnyPrinted]) -> AnyPrinted | None:
    """Return the appearance that printed this text; the publications are the article's, each with its version.

    The latest that printed the version comes first; then the latest that printed the nearest version before it, for a
    corrected page is the same page; then the latest republication among those with an unknown version, and at last the
    original. A publication that printed a later version is not an appearance of this one.
    """
    possible = [
        publication
        for publication in publications
        if publication.printed_number is None or publication.printed_number <= version.number
    ]
    return max(possible, key=_fitness, default=None)


def first_of(publications: Sequence[Publication], cited: Publication | None) -> Publication | None:
    """Return the original if another appearance, or none, is cited."""
    if cited is not None and cited.role == PublicationRole.ORIGINAL:
        return None
    return next((publication for publication in publications if publication.role == PublicationRole.ORIGINAL), None)


def _fitness(publication: Printed) -> tuple[int, bool, datetime.date, int]:
    printed = publication.printed_number or 0
    republished = publication.role == PublicationRole.REPUBLICATION
    return printed, republished and not printed, publication.starts_on or datetime.date.min, publication.order
