"""Lines before the text: a date, a byline, a credit, furniture, or several of them on one line."""

import re
from dataclasses import dataclass

from articles.intake.prose.bylines import Byline, read_byline
from articles.intake.prose.credits import read_credit
from articles.intake.prose.date_lines import DateLine, read_date_line
from articles.intake.prose.furniture import is_furniture_at_the_edges
from articles.intake.vocabulary import WORDS, any_of

_LONGEST = 400
_BETWEEN = re.compile(r"\s+[|·•—–]\s+|\s*\|\s*")
_BEFORE_UPDATE = re.compile(rf"[\s,;(]+(?={any_of(WORDS.updated)}\b)", re.IGNORECASE)
_BEFORE_DATE = re.compile(r",\s+(?=(?:\w+\s+)?(?:\w+\.?\s+)?\d)")


@dataclass(frozen=True, slots=True)
class Credit:
    """A picture credit without its label."""

    text: str


@dataclass(frozen=True, slots=True)
class Furniture:
    """A piece of the page around the article."""

    text: str


Item = Byline | DateLine | Credit | Furniture


def read_front_line(text: str) -> list[Item] | None:
    """The parts of the line in order; None if any part is something else, such as a title."""
    if len(text) > _LONGEST:
        return None
    line = _read_one(text)
    if line is not None:
        return [line]
    for separator, most in ((_BETWEEN, 0), (_BEFORE_UPDATE, 1), (_BEFORE_DATE, 1)):
        items = [_read_one(part.strip("() ")) for part in separator.split(text, maxsplit=most)]
        known = [item for item in items if item is not None]
        if len(items) > 1 and len(known) == len(items):
            return known
    return None


def stands_alone(text: str) -> bool:
    """Whether the line is complete in itself, so that it is never joined to its neighbours."""
    return read_front_line(text) is not None


def _read_one(text: str) -> Item | None:
    if is_furniture_at_the_edges(text):
        return Furniture(text)
    credit = read_credit(text)
    if credit is not None:
        return Credit(credit)
    return read_date_line(text) or read_byline(text)
