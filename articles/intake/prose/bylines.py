"""Bylines: "By A and B", "BY JANE DOE", "Von …", "By Jane Doe, Professor of History at X". Names stay as printed.

"By Monday, the parties …" is not a byline: a line is a byline only if everything in it is names, or names and an affiliation.
"""

import re
from dataclasses import dataclass

from articles.intake.manuscript import Affiliation
from articles.intake.prose.draft import Printed
from articles.intake.prose.names import is_name, is_suffix
from articles.intake.vocabulary import WORDS, any_of

_LONGEST = 300
_FULL = 2  # words of a full name
_OPENING = re.compile(rf"{any_of(WORDS.by, WORDS.author_labels)}(?:\s*:\s*|\s+)(?=\S)", re.IGNORECASE)
_AND = rf"(?:{any_of(WORDS.and_, WORDS.and_in_names)}|&)"
_LIST = re.compile(
    rf"\s*[,;]\s*(?:{_AND}\s+)?|\s+{any_of(WORDS.and_, WORDS.with_)}\s+"
    rf"|\s+{any_of(WORDS.and_in_names)}\s+(?=\S+\s+\S)|\s*&\s*",
    re.IGNORECASE,
)
_COLLECTIVE = re.compile(rf"(?:the\s+)?(?:[A-Z][\w.’'-]*\s+){{0,4}}{any_of(WORDS.collectives)}\Z", re.IGNORECASE)
_FOR = re.compile(rf"\s+{any_of(WORDS.on_behalf_of)}\s+(?=(?:the\s+)?[A-Z])")
_INSTITUTION = any_of(WORDS.universities, WORDS.institutions)
_POSITION = re.compile(
    rf"\b(?:{any_of(WORDS.jobs, WORDS.jobs_or_names)}|{_INSTITUTION}|{any_of(WORDS.papers)})\b", re.IGNORECASE
)
_ORGANISATION = re.compile(rf"\b{_INSTITUTION}\b", re.IGNORECASE)
_LEAST_STOPPED = 4  # letters and the full stop
_AT = re.compile(rf"\s+{any_of(WORDS.at)}\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class Byline:
    """The names in order, and the rest of the line (None if there is none)."""

    names: tuple[Printed, ...]
    remainder: str | None = None


def read_byline(text: str) -> Byline | None:
    """Read a line as a byline; None if it is not one."""
    opening = _OPENING.match(text)
    if opening is None or len(text) > _LONGEST:
        return None
    list_of_names = text[opening.end() :].strip()
    if _COLLECTIVE.match(list_of_names):
        return Byline((Printed(list_of_names),))
    special = _FOR.search(list_of_names)
    remainder = list_of_names[special.start() :].strip() if special else None
    names, rest = _split(list_of_names[: special.start()] if special else list_of_names)
    if not names:
        return None
    if rest:
        return _with_affiliation(names, rest, remainder)
    if list_of_names.endswith(".") and len(list_of_names.split()) == 1:
        return None
    return Byline(tuple(Printed(name) for name in names), remainder)


def _split(list_of_names: str) -> tuple[list[str], str | None]:
    """The names at the front of the list, and what follows the last of them."""
    names: list[str] = []
    start = 0
    for separator in [*_LIST.finditer(list_of_names), None]:
        piece = list_of_names[start : separator.start() if separator else len(list_of_names)].strip()
        if is_suffix(piece) and list_of_names[:start].rstrip().endswith(","):
            names[-1] = f"{names[-1]}, {piece}"
        elif _is_listed_name(piece, names):
            names.append(_without_stop(piece))
        else:
            return names, list_of_names[start:].strip() or None
        start = separator.end() if separator else len(list_of_names)
    return names, None


def _is_listed_name(piece: str, before: list[str]) -> bool:
    """Whether the piece is a further name; after full names a single word ("Brookings") is not."""
    name = _without_stop(piece)
    if _POSITION.search(name):
        return False
    return is_name(name, least=min([_FULL, *(len(other.split()) for other in before)]) if before else 1)


def _without_stop(name: str) -> str:
    """The name without a full stop that ends the line; the full stop of an initial or of "Jr." is part of the name."""
    last = name.rsplit(maxsplit=1)[-1] if name.strip() else ""
    return name[:-1] if last.endswith(".") and len(last) >= _LEAST_STOPPED and not is_suffix(last) else name


def _with_affiliation(names: list[str], rest: str, remainder: str | None) -> Byline | None:
    """A position after the last name belongs to it; if it cannot be split clearly, it stays a remainder."""
    if not _POSITION.search(rest) or rest.endswith(".") or len(names[0].split()) == 1:
        return None
    position, at, organisation = _halves(rest)
    if not at:
        left = " ".join(part for part in (rest, remainder) if part)
        return Byline(tuple(Printed(name) for name in names), left)
    holder = Printed(names[-1], (Affiliation(position, organisation),))
    return Byline((*(Printed(name) for name in names[:-1]), holder), remainder)


def _halves(rest: str) -> tuple[str, str, str]:
    """Position, separator and organisation; no separator if it is not plain which is which."""
    separators = [*_AT.finditer(rest), *re.finditer(r"\s*,\s*", rest)]
    if len(separators) != 1:
        return rest, "", ""
    (only,) = separators
    position, organisation = rest[: only.start()].strip(), rest[only.end() :].strip()
    if only.group().strip() == "," and not _ORGANISATION.search(organisation):
        return rest, "", ""
    return position, only.group(), organisation
