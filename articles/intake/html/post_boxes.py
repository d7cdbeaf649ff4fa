"""Boxes that speak of letters: one that asks for an address to write to, and the foot of a letter that can be ended there.

Reads an element. The box is the smallest element around the field or the link that has more words than a label.
"""

import re
from itertools import islice

from lxml import etree

from articles.intake.markup.elements import WHOLES
from articles.intake.markup.html_tree import line_in, name_of
from articles.intake.prose.wording import weigh_words
from articles.intake.vocabulary import WORDS, any_of

_MAIL = re.compile(r"e-?mail", re.IGNORECASE)
_ENDS_LETTERS = re.compile(rf"\W*{any_of(WORDS.ends_letters)}\b.{{0,40}}", re.IGNORECASE)
_FIELDS = frozenset({"text", "email", ""})
_NAMING = ("type", "name", "id", "placeholder", "aria-label", "autocomplete")
_LEAST_WORDS = 6
_MOST_WORDS = 60
_LEVELS = 8
_LONGEST_LINK = 80


def post_boxes(root: etree._Element) -> set[etree._Element]:
    """The boxes of a page that ask for an address, and those in which a letter can be ended."""
    signs = (*filter(_asks_for_address, root.iter("input")), *filter(_ends_letters, root.iter("a")))
    counts: dict[etree._Element, int] = {}
    return {box for sign in signs if (box := _box(sign, counts)) is not None}


def _asks_for_address(field: etree._Element) -> bool:
    if field.get("type", "").lower() not in _FIELDS:
        return False
    return any(_MAIL.search(field.get(name, "")[:_LONGEST_LINK]) for name in _NAMING)


def _ends_letters(link: etree._Element) -> bool:
    words = line_in(link)
    return len(words) <= _LONGEST_LINK and _ENDS_LETTERS.fullmatch(words) is not None


def _box(sign: etree._Element, counts: dict[etree._Element, int]) -> etree._Element | None:
    """The box around a field or a link; `counts` keeps how many words each element has."""
    for around in islice(sign.iterancestors(), _LEVELS):
        if around not in counts:
            counts[around] = weigh_words(line_in(around))
        if counts[around] > _MOST_WORDS or name_of(around) in WHOLES:
            return None
        if counts[around] >= _LEAST_WORDS:
            return around
    return None
