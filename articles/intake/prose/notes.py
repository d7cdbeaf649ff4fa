"""Notes on another publication of the text: "This piece was originally published in X on D.", and its like.

Reads one paragraph. A sentence of running prose that begins the same ("… originally published in the hope that …") is
not a note: after the opening must come the name of an outlet or a date, and after those nothing but a note's usual rest.
"""

import re
from dataclasses import dataclass

from articles.intake.prose.dates import find_date
from articles.intake.prose.wording import bare
from articles.intake.vocabulary import WORDS, any_of

_LONGEST = 600
_OPENING = re.compile(rf"(?:(?:editor['’]s )?note\s*[:：]\s*)?{any_of(WORDS.note_openings)}\s*", re.IGNORECASE)
# Openings that a headline or a sentence also has, unless they say that it was the first time or in another place.
_BARE_OPENING = re.compile(rf"{any_of(WORDS.note_bare_openings)}\b", re.IGNORECASE)
_PREPOSITION = re.compile(rf"(?:{any_of(WORDS.before_outlet)}\b|[:：])\s*", re.IGNORECASE)
_BEFORE_OUTLET = re.compile(rf"{any_of(WORDS.skipped_before_outlet)}\s+")
_OUTLET = re.compile(
    rf"(?:{any_of(WORDS.outlet_articles)}\s+)?"
    r"(?P<name>(?:[“\"‘'«]?[A-Z0-9À-ÞÆ]|[a-z0-9-]+\.(?:com|org|net|edu|gov|de|fr|es|uk|eu|info|io)\b).{0,150}?)"
    rf"(?=\s+{any_of(WORDS.after_outlet)}\b"
    r"|\s*[,;:(]|\s+https?:|(?<!\b[A-Z])\.\s|[.”\"’»]*\.?\Z)"
)
_NO_OUTLET = re.compile(rf"{any_of(WORDS.never_outlets)}\b", re.IGNORECASE)
_URL = re.compile(r"https?://[^\s<>\"“”)\]]+")
_TITLE = re.compile(rf"{any_of(WORDS.title_labels)}\s*[,:]?\s*[“\"‘«](?P<title>[^”\"»]{{2,200}})[”\"»’]", re.IGNORECASE)
_REST = re.compile(rf"(?:[\s.,;:()\[\]“”\"'’»*_©-]|\b{any_of(WORDS.note_rest)}\b)*\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Note:
    """The facts of a note: at least an outlet or a date. `certain` is false if it says more than was understood."""

    outlet: str | None
    date: str | None
    url: str | None
    title: str | None
    certain: bool


def read_note(text: str) -> Note | None:
    """Read a paragraph as a note on the original publication; None if it is not one."""
    if len(text) > _LONGEST:
        return None
    note = bare(text)
    opening = _OPENING.match(note)
    if opening is None or _BARE_OPENING.match(note):
        return None
    rest = note[opening.end() :]
    url, title = _URL.search(rest), _TITLE.search(rest)
    without_link = _URL.sub(" ", _TITLE.sub(" ", rest))
    date = find_date(without_link)
    dateless = without_link[: date.start] + " " + without_link[date.end :] if date else without_link
    outlet, left = _outlet(dateless)
    day = date.iso if date else None
    certain = _REST.match(left) is not None
    if outlet is None and (not certain or (day is None and url is None)):
        return None
    address = url.group().rstrip(".,;:!?’'") if url else None
    return Note(outlet, day, address, title["title"].rstrip(",.") if title else None, certain)


def _outlet(rest: str) -> tuple[str | None, str]:
    """The outlet after the first preposition that has one behind it, and the words that are left."""
    before = rest
    for _ in range(3):  # "on [date] in X", "in French in X", "with permission from X"
        preposition = _PREPOSITION.match(rest.lstrip(" ,"))
        if preposition is None:
            return None, before
        rest = rest.lstrip(" ,")[preposition.end() :]
        skipped = _BEFORE_OUTLET.match(rest)
        rest = rest[skipped.end() :] if skipped else rest
        name = _OUTLET.match(rest)
        if name is not None and not _NO_OUTLET.match(name["name"]):
            return _clean(name["name"]), rest[name.end() :]
    return None, before


def _clean(name: str) -> str:
    return name.strip().strip('“”"«»*_').rstrip(" .,")
