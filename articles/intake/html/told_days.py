"""The day of which a page tells in words: "This article was first published on 3 May 2020, and has been updated since".

Reads the short lines of the page that stand neither around the title nor in boxes of other pages. Such words say more than a date
alone, which a site may set anew with each change.
"""

import re
from collections.abc import Iterable

from articles.intake.placed import at_place_of
from articles.intake.prose.dates import find_date
from articles.intake.prose.wording import weigh_words
from articles.intake.vocabulary import WORDS, any_of, longest_of

_OPENING = re.compile(any_of(WORDS.note_openings), re.IGNORECASE)
_OF_COPY = re.compile(rf"\b{any_of(WORDS.copied, WORDS.also)}\b", re.IGNORECASE)
_BEFORE_DATE = re.compile(rf"\s*(?:{longest_of(WORDS.before_date, WORDS.published)}\s*){{0,2}}", re.IGNORECASE)
_OUTLET = re.compile(rf"\W*{any_of(WORDS.before_outlet)}\s+(?-i:[^\W\d_a-z])", re.IGNORECASE)
_LEAST_WORDS = 3  # "This article was": fewer stand in lines about other pages too


def day_in_notes(lines: Iterable[str], *, day_first: bool) -> str | None:
    """The only day on which notes say that the text was published first, here and not in another outlet."""
    days = {day for line in lines if (day := _day_in_note(line, day_first=day_first))}
    return days.pop() if len(days) == 1 else None


def _day_in_note(line: str, *, day_first: bool) -> str | None:
    opening = _OPENING.match(line)
    if opening is None or weigh_words(opening.group()) < _LEAST_WORDS or _OF_COPY.search(opening.group()):
        return None
    before = _BEFORE_DATE.match(line, opening.end())
    start = before.end() if before else opening.end()
    date = find_date(line[start:], day_first=day_first)
    if date is None or date.start or len(date.iso or "") != len("YYYY-MM-DD"):
        return None
    return None if _OUTLET.match(line[start + date.end :]) else at_place_of(line, date.iso)
