"""Who made a text, in the names that were printed. Pure functions of rows."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from articles.models import Contribution


def byline_of(contributions: Iterable[Contribution]) -> str | None:
    """Return the byline: authors first and in order, then what others did. None where nobody is named."""
    authors = [one.name_as_printed for one in contributions if one.role == "author"]
    others = [one for one in contributions if one.role != "author"]
    parts = [f"By {_listed(authors)}"] if authors else []
    for role, group in groupby(others, key=lambda one: one.role):
        parts.append(f"{role.replace('_', ' ').capitalize()}: {_listed([one.name_as_printed for one in group])}")
    return ". ".join(parts) or None


def _listed(names: Sequence[str]) -> str:
    *most, last = names
    return f"{', '.join(most)} and {last}" if most else last
