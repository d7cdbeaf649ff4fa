"""Who made a text, in the names that were printed. Pure functions of rows."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from articles.models import Contribution


def byline_of(contributions: Iterable[Contribution]) -> str | None:
    """Return the byline: authors first and in order, then the other roles. None if nobody is named."""
    authors = [contribution.name_as_printed for contribution in contributions if contribution.role == "author"]
    others = [contribution for contribution in contributions if contribution.role != "author"]
    parts = [f"By {_listed(authors)}"] if authors else []
    for role, group in groupby(others, key=lambda contribution: contribution.role):
        names = _listed([contribution.name_as_printed for contribution in group])
        parts.append(f"{role.replace('_', ' ').capitalize()}: {names}")
    return ". ".join(parts) or None


def _listed(names: Sequence[str]) -> str:
    *most, last = names
    return f"{', '.join(most)} and {last}" if most else last
