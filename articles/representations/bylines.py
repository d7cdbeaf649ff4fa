"""Who made a text, in the names that were printed. Pure functions of rows."""

from collections.abc import Iterable
from itertools import groupby

from articles.models import Contribution
from articles.representations.byline_words import BYLINES
from articles.representations.languages import listed

_NAMES_ALONE = "{}"


def byline_of(contributions: Iterable[Contribution], language: str | None = "en") -> str | None:
    """Return the byline: authors first and in order, then the other roles. None if nobody is named.

    It is in the `language` (BCP 47); in English if that is not known. In a language without words here, authors are named
    alone, and other roles in English.
    """
    ranked = sorted(contributions, key=lambda contribution: contribution.role != "author")
    parts = [
        _pattern(role, language or "en").format(listed([maker.name_as_printed for maker in group], language))
        for role, group in groupby(ranked, key=lambda contribution: contribution.role)
    ]
    return ". ".join(parts) or None


def _pattern(role: str, language: str) -> str:
    """Return the words around the names of a role."""
    words = BYLINES.get(language.partition("-")[0].lower())
    if words is None and role == "author":
        return _NAMES_ALONE
    # For a role that an importer made up.
    return (words or BYLINES["en"]).get(role, f"{role.replace('_', ' ').capitalize()}: {{}}")
