"""Who made a text, in the names that were printed. Pure functions of rows."""

from collections.abc import Iterable
from itertools import groupby

from articles.models import Contribution
from articles.representations.byline_words import BYLINES
from articles.representations.languages import listed

_NAMES_ALONE = "{}"
# Stands in the place of a name; no name and no word of a byline holds it.
_NAME = "\0"


def byline_of(contributions: Iterable[Contribution], language: str | None = "en") -> str | None:
    """Return the byline: authors first and in order, then the other roles. None if nobody is named.

    It is in the `language` (BCP 47); in English if that is not known. In a language without words here, authors are named
    alone, and other roles in English.
    """
    parts = byline_parts(contributions, language)
    return "".join(part if isinstance(part, str) else part.name_as_printed for part in parts) or None


def byline_parts(contributions: Iterable[Contribution], language: str | None = "en") -> list[str | Contribution]:
    """Return the byline as its words, with a contribution in the place of each name; empty if nobody is named."""
    ranked = sorted(contributions, key=lambda contribution: contribution.role != "author")
    groups = [
        _pattern(role, language or "en").format(listed([_NAME for _ in group], language))
        for role, group in groupby(ranked, key=lambda contribution: contribution.role)
    ]
    first, *others = ". ".join(groups).split(_NAME)
    parts: list[str | Contribution] = [first]
    for contribution, words in zip(ranked, others, strict=True):
        parts += [contribution, words]
    return parts


def _pattern(role: str, language: str) -> str:
    """Return the words around the names of a role."""
    words = BYLINES.get(language.partition("-")[0].lower())
    if words is None and role == "author":
        return _NAMES_ALONE
    # For a role that an importer made up.
    return (words or BYLINES["en"]).get(role, f"{role.replace('_', ' ').capitalize()}: {{}}")
