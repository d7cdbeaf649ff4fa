"""The lines around the title: the byline and the days that are printed right above it, or between it and the first paragraph.

Reads the blocks and which are kept. A line may hold more than a byline and a date, such as a reading time: what is not
understood there is passed over, and stays where it is.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import Literal

from lxml import etree

from articles.intake.html.changes import is_of_event
from articles.intake.html.first_paragraph import may_begin_text
from articles.intake.html.line_parts import LABEL_ALONE, OPENING_ALONE, spread
from articles.intake.html.marked_names import OPENING, is_of_others
from articles.intake.html.printed_days import LONGEST, SIGNS, Days, dates_in, days_in, is_dated
from articles.intake.markup.blocks import PageBlock
from articles.intake.markup.html_tree import Known
from articles.intake.placed import at_place_of
from articles.intake.prose.bylines import Byline, read_byline, read_names
from articles.intake.prose.date_lines import read_date_line
from articles.intake.prose.draft import Printed, printed_at
from articles.intake.prose.front_lines import read_front_line
from articles.intake.prose.names import is_full_or_uncased_name, name_tokens
from articles.intake.prose.place_names import is_place
from articles.intake.prose.translators import TRANSLATOR
from articles.intake.prose.wording import ends_sentence, folded_words
from articles.intake.vocabulary import WORDS, any_of

_ABOVE = 4  # blocks
_BELOW = 20
# A page may have a table of thousands of short lines; so many of them are read, half of these at either end of the page.
_MOST_ELSEWHERE = 1_000
_OTHER_PAGES = re.compile(rf"{any_of(WORDS.other_pages)}\W*", re.IGNORECASE)
_OTHER_PART = re.compile(rf"{any_of(WORDS.other_roles)}\W*", re.IGNORECASE)
_AND = re.compile(rf"\s(?:{any_of(WORDS.and_, WORDS.and_in_names)}|&)\s", re.IGNORECASE)
_LOGIN = re.compile(r"by (?P<login>[^\W\d_][\w.-]*)\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Masthead:
    """The lines around the title, in order, and the element in which the text below them begins."""

    lines: tuple[str, ...]
    text: etree._Element | None
    elsewhere: tuple[str, ...] = ()  # short lines of the page that are neither there nor in boxes of other pages
    spread: tuple[str, ...] = ()  # the lines with a bar between the parts that stand in elements of their own
    near: int | None = None  # how many of the lines stand before a further heading
    above: int = 0  # how many of the lines stand above the title

    def names(self) -> tuple[Printed, ...]:
        """The names of the first byline, or of the only byline elsewhere on the page."""
        return self._names_around_title() or self._names_elsewhere()

    def names_instead(self, stated: Sequence[str], *, of_person: bool) -> tuple[Printed, ...]:
        """The full names of the byline around the title, if they say more than the ones that the page states.

        They are among more, also in a list without "By"; or the byline says "By", and those stated are printed nowhere, as logins
        of who uploads the texts of others are, or are no person's.
        """
        known = _folded(stated)
        without_by = (line for line in self.lines if _AND.search(line) and not OPENING.match(line))
        listed = ((line, _names_alone(line)) for line in without_by)
        more = next((tuple(printed_at(line, names)) for line, names in listed if known < _folded_names(names)), ())
        names = more or self._names_around_title()
        if not names or not all(is_full_or_uncased_name(item.name) for item in names):
            return ()
        printed = _folded_names(names)
        if known < printed:
            return names
        opened = self._names_around_title(opened=True) == names and not printed <= known
        return names if opened and not (of_person and self._prints(known)) else ()

    def _prints(self, names: Iterable[tuple[str, ...]]) -> bool:
        """Whether a line of the page has the first two words of one of the names."""
        lines = (" ".join(name_tokens(line)) for line in (*self.lines, *self.elsewhere))
        beginnings = [" ".join(words[:2]) for words in names]
        return any(beginning in line for line in lines for beginning in beginnings)

    def _names_elsewhere(self) -> tuple[Printed, ...]:
        openings = ((before, line) for before, line in pairwise(self.elsewhere) if OPENING_ALONE.match(before))
        lines = (*(at_place_of(line, f"{before} {line}") for before, line in openings), *self.elsewhere)
        read = ((line, byline) for line in lines if OPENING.match(line) and (byline := read_byline(line)) is not None)
        full = (
            (line, byline.names)
            for line, byline in read
            if all(is_full_or_uncased_name(item.name) for item in byline.names)
        )
        named = {tuple(printed_at(line, names)) for line, names in full}
        return named.pop() if len(named) == 1 else ()

    def _names_around_title(self, *, opened: bool = False) -> tuple[Printed, ...]:
        """The names of the first byline; `opened` leaves out those without "By" before them."""
        for position, (line, parts) in enumerate(self._both()):
            names = () if opened and not OPENING.match(line) else _names_in(line)
            apart = () if _are_full(names) else _names_behind_opening(parts)
            names = apart or names
            if not names and position and OPENING_ALONE.match(self.lines[position - 1]):
                names = _names_alone(line)
            login = _LOGIN.match(line)
            if not names and login and login["login"].casefold() not in WORDS.never_after_by:
                names = (Printed(login["login"]),)
            if names:
                return tuple(printed_at(line, names))
        return ()

    def days(self, *, day_first: bool) -> Days:
        """The days that are printed as those of publication, and of a change.

        Those below the title go before those above it. If those of publication differ, the ones before a further heading count
        alone.
        """
        first = self.above if self._has_date_below else 0
        days = self._days(first, None, day_first=day_first)
        return self._days(first, self.near, day_first=day_first) if len(days[0]) > 1 else days

    @property
    def _has_date_below(self) -> bool:
        """Whether a date of publication is printed below the title, even one that can be read two ways.

        One below a further heading is of what stands there.
        """
        below = self._both()[self.above : self.near]
        dates = (date for lines in below for line in lines for date in dates_in(line, day_first=False))
        return any(date.of == "publication" for date in dates)

    def _days(self, start: int, end: int | None, *, day_first: bool) -> Days:
        return _days_below_labels(self._both()[start:end], day_first=day_first)

    def _both(self) -> Sequence[tuple[str, str]]:
        return [*zip(self.lines, self.spread or self.lines, strict=True)]

    def month(self) -> str | None:
        """The only month that is printed as that of publication: "Published in March 2022"."""
        return _only_month(self.lines, "publication")

    def month_of_change(self) -> str | None:
        """The only month that the page prints as that of a change: "Last updated: March 2022"."""
        return _only_month((*self.lines, *self.elsewhere), "update")

    def unclear_dates(self) -> Iterator[str]:
        """The lines with a date of publication that can be read two ways."""
        for lines in self._both():
            read = ((line, dates_in(line, day_first=False)) for line in lines)
            yield from (
                line for line, dates in read if any(date.of == "publication" and not date.iso for date in dates)
            )

    def days_elsewhere(self, *, day_first: bool) -> Days:
        """The days of lines elsewhere on the page that are a date, with nothing else but what stands in such a line."""
        return _days_below_labels([(line,) for line in self.elsewhere], day_first=day_first)


NO_MASTHEAD = Masthead((), None)


def _days_below_labels(lines: Iterable[Sequence[str]], *, day_first: bool) -> Days:
    """The days of lines, each given in the ways that it can be read; a line that is only a label is of the date below it."""
    days: Days = (set(), set())
    label = ""
    for ways in lines:
        read = (days_in([at_place_of(way, f"{label}{way}")], day_first=day_first) for way in ways)
        for known, found in zip(days, next((way for way in read if any(way)), ()), strict=False):
            known.update(found)
        label = f"{ways[0]} " if LABEL_ALONE.match(ways[0]) else ""
    return days


def _only_month(lines: Iterable[str], of: Literal["publication", "update"]) -> str | None:
    read = ((line, date.iso or "") for line in lines for date in dates_in(line, day_first=False) if date.of == of)
    months = {at_place_of(line, iso) for line, iso in read if len(iso) == len("YYYY-MM")}
    return months.pop() if len(months) == 1 else None


def masthead_of(blocks: Sequence[PageBlock], kept: Sequence[bool], title: str | None) -> Masthead:
    """The masthead; without lines if the title is not printed above the text."""
    prose = [place for place, keep in enumerate(kept) if keep and may_begin_text(blocks[place])]
    kept_first = next((place for place, keep in enumerate(kept) if keep and blocks[place].kind != "heading"), None)
    heading = _place_of_title(blocks, title, prose[-1] if prose else len(blocks))
    below = (place for place in prose if heading is not None and place > heading)
    first = next((place for place in islice(below, _BELOW) if not is_dated(blocks[place])), kept_first)
    if first is None:
        return NO_MASTHEAD
    around: Sequence[int] = ()
    if heading is not None and first > heading:
        around = [*range(max(0, heading - _ABOVE), heading), *range(heading + 1, min(first, heading + _BELOW))]
    path = {*blocks[first].element.iterancestors()}
    known: Known = {}
    short = [place for place, block in enumerate(blocks) if len(block.text) <= LONGEST]
    outside = ((place, blocks[place].element) for place in short if place not in around)
    own = ((place, element) for place, element in outside if not is_of_others(element, path, known))
    elsewhere = [place for place, element in own if not is_of_event(element)]
    if len(elsewhere) > _MOST_ELSEWHERE:
        elsewhere = [*elsewhere[: _MOST_ELSEWHERE // 2], *elsewhere[-_MOST_ELSEWHERE // 2 :]]
    lines = [place for place in around if len(blocks[place].text) <= LONGEST]
    return Masthead(
        tuple(blocks[place].text for place in lines),
        blocks[first].element,
        tuple(blocks[place].text for place in elsewhere),
        tuple(spread(blocks[place]) for place in lines),
        next(
            (count for count, place in enumerate(lines) if place > (heading or 0) and _begins_other(blocks[place])),
            None,
        ),
        sum(place < (heading or 0) for place in lines),
    )


def _begins_other(block: PageBlock) -> bool:
    """Whether the block is a heading or a line below which something else than the masthead stands."""
    return block.kind == "heading" or _OTHER_PAGES.fullmatch(block.text) is not None


def _place_of_title(blocks: Sequence[PageBlock], title: str | None, end: int) -> int | None:
    """The place of the heading that prints the title above `end`, or of the last heading of the first order there."""
    folded = folded_words(title or "")
    headings = [place for place in range(min(end, len(blocks))) if blocks[place].kind == "heading"]
    same = [place for place in headings if folded and folded in folded_words(blocks[place].text)]
    first_order = [place for place in headings if blocks[place].element.tag == "h1"]
    if same or first_order:
        return (same or first_order)[0]
    likely = (
        place for place in reversed(range(min(end, len(blocks)))) if len(blocks[place].text) <= 2 * len(title or "")
    )
    return next((place for place in likely if folded and folded_words(blocks[place].text) == folded), None)


def _names_in(line: str) -> tuple[Printed, ...]:
    """The names of a line with the opening of a byline, or of a line that is a name and a date."""
    items = read_front_line(line) or []
    found = [item for item in items if isinstance(item, Byline) and item.names[0].role != TRANSLATOR]
    pieces = [piece for piece in SIGNS.split(line.strip()) if piece]
    if not found:
        found = [byline for piece in pieces if (byline := read_byline(piece)) is not None]
    if not found and len(pieces) > 1 and any(read_date_line(piece) is not None for piece in pieces):
        alone = (_names_alone(piece) for piece in pieces if read_date_line(piece) is None)
        return next((names for names in alone if names), ())
    return found[0].names if found else ()


def _names_behind_opening(line: str) -> tuple[Printed, ...]:
    """The names in a part of the line that has the opening of a byline."""
    bylines = (read_byline(part) for part in SIGNS.split(line) if OPENING.match(part))
    return next((byline.names for byline in bylines if byline), ())


def _folded(names: Iterable[str]) -> set[tuple[str, ...]]:
    return {tuple(name_tokens(name)) for name in names}


def _folded_names(names: Iterable[Printed]) -> set[tuple[str, ...]]:
    return _folded(item.name for item in names)


def _names_alone(line: str) -> tuple[Printed, ...]:
    byline = read_names(line) if not ends_sentence(line) and not _OTHER_PART.fullmatch(line) else None
    names = byline.names if byline else ()
    return names if _are_full(names) and not any(is_place(item.name) for item in names) else ()


def _are_full(names: Sequence[Printed]) -> bool:
    """Whether there are names, and each is a full one."""
    return bool(names) and all(is_full_or_uncased_name(item.name) for item in names)
