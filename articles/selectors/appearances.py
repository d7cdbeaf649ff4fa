"""Which appearance a citation of a text names. Pure functions of rows."""

import datetime
from collections.abc import Iterable, Sequence

from articles.choices import PublicationRole
from articles.models import Publication, Version


def appearance_of(version: Version, publications: Iterable[Publication]) -> Publication | None:
    """Return the appearance whose text this is; the publications are the article's, each with its version.

    Of those that printed the version, the latest; else of those that printed the nearest version before it, for a page
    that was corrected is the same page; else of those of which nobody said what they printed, the latest republication,
    and else the original. One that printed a later version only is not an appearance of this one.
    """
    possible = [one for one in publications if one.version is None or one.version.number <= version.number]
    return max(possible, key=_fitness, default=None)


def first_of(publications: Sequence[Publication], cited: Publication | None) -> Publication | None:
    """Return the original, where another appearance is cited."""
    if cited is not None and cited.role == PublicationRole.ORIGINAL:
        return None
    originals = (one for one in publications if one.role == PublicationRole.ORIGINAL)
    return next(originals, None)


def _fitness(publication: Publication) -> tuple[int, bool, datetime.date, int]:
    printed = publication.version.number if publication.version else 0
    republished = publication.role == PublicationRole.REPUBLICATION
    return printed, republished and not printed, publication.starts_on or datetime.date.min, publication.order
