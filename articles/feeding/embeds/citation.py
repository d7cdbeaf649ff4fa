"""The citation under a card, in one line."""

from collections.abc import Iterable

from articles.models import Contribution, Publication, Version
from articles.models.choices import PublicationRole
from articles.representations.dates import human_date


def citation_line(
    version: Version, makers: Iterable[Contribution], publications: Iterable[Publication], ordinal: int | None
) -> str:
    """Return author as printed, title, outlet and date of the first appearance, and where the text stands."""
    names = [maker.name_as_printed for maker in makers if maker.role == "author"]
    first = next((one for one in publications if one.role == PublicationRole.ORIGINAL), None)
    outlet = first.outlet.name if first and first.outlet else None
    date = human_date(first.date) if first and first.date else None
    place = f"version {version.number}" + (f", paragraph {ordinal}" if ordinal else "")
    return ", ".join(part for part in (" and ".join(names), f"“{version.title}”", outlet, date, place) if part) + "."
