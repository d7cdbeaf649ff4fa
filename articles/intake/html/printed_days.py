"""The days that a printed line tells of, whatever else it holds: a name, a section, a reading time."""

import re
from collections.abc import Iterable, Iterator

from articles.intake.html.line_parts import spread
from articles.intake.markup.blocks import PageBlock
from articles.intake.placed import at_place_of
from articles.intake.prose.date_lines import DateLine, end_of_time, has_figures, read_date_line
from articles.intake.prose.dates import find_date
from articles.intake.prose.front_lines import read_front_line
from articles.intake.prose.wording import weigh_words
from articles.intake.vocabulary import WORDS, any_of

LONGEST = 160  # characters; what is longer is not a line around the title
SIGNS = re.compile(r"\s*[|·•⋅∙●・⸱~]\s*|\s+(?:[-–—]|//?)\s+|(?<=\d{4})\.\s+")
_OF_A_DAY = frozenset({"publication", "update"})
_MOST_WORDS_BEFORE = 8
Days = tuple[set[str], set[str]]  # of publication, and of a change
_PIECES = re.compile(rf"{SIGNS.pattern}|\s+(?={any_of(WORDS.published, WORDS.updated)}\b)", re.IGNORECASE)
_POSTED = re.compile(rf"{any_of(WORDS.by, WORDS.submitted_by)}\b", re.IGNORECASE)


def days_in(lines: Iterable[str], *, day_first: bool) -> Days:
    """The whole days that lines print as those of publication, and of a change."""
    days: Days = (set(), set())
    for line in lines:
        for date in dates_in(line, day_first=day_first):
            if date.of in _OF_A_DAY and date.iso and len(date.iso) == len("YYYY-MM-DD"):
                days[date.of == "update"].add(at_place_of(line, date.iso))
    return days


def is_dated(block: PageBlock) -> bool:
    """Whether a short block, or a part of it, is a line about a date."""
    return (
        len(block.text) <= LONGEST
        and has_figures(block.text)
        and any(days_in((block.text, spread(block)), day_first=True))
    )


def dates_in(line: str, *, day_first: bool) -> Iterator[DateLine]:
    """The dates that a line prints, also beside words that are not understood."""
    if not has_figures(line):
        return  # most lines of a page have no date, and take long to read
    items = read_front_line(line, day_first=day_first)
    if items is not None:
        yield from (item for item in items if isinstance(item, DateLine))
        return
    found = [read_date_line(piece.strip(" .,"), day_first=day_first) for piece in _PIECES.split(line)]
    beside = (
        None if any(found) else _behind_opening(line, day_first=day_first) or _before_login(line, day_first=day_first)
    )
    yield from (date for date in [*found, beside] if date)


def _behind_opening(line: str, *, day_first: bool) -> DateLine | None:
    """The date at the end of a line that says who posted the text: "Posted by the editors on Tuesday, February 8, 2024"."""
    date = find_date(line, day_first=day_first) if _POSTED.match(line) else None
    if date is None or weigh_words(line[: date.start]) > _MOST_WORDS_BEFORE:
        return None
    return read_date_line(line[date.start :], day_first=day_first)


def _before_login(line: str, *, day_first: bool) -> DateLine | None:
    """The date before whoever posted the text, if that is no name: "Posted on 8 February 2024 at 19:00 by @harbour"."""
    date = find_date(line, day_first=day_first)
    end = end_of_time(line, date.end) if date else 0
    read = read_date_line(line[:end], day_first=day_first) if _POSTED.match(line[end:].lstrip()) else None
    return read if read is not None and read.of == "publication" else None
