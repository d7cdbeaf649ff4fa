"""Lines before the text: a date, a byline, a credit, furniture, or several of them on one line."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache

from articles.intake.prose.byline_rests import is_known_rest, is_proper, says_other_part
from articles.intake.prose.bylines import Byline, is_whole_name
from articles.intake.prose.credits import read_credit
from articles.intake.prose.date_lines import DateLine, end_of_time, is_time, read_date_line
from articles.intake.prose.dates import find_date
from articles.intake.prose.draft import Printed
from articles.intake.prose.furniture import is_furniture_at_the_edges
from articles.intake.prose.names import is_full_name, is_full_or_uncased_name
from articles.intake.prose.place_names import is_place
from articles.intake.prose.translators import byline_with_translators, read_translators
from articles.intake.vocabulary import WORDS, any_of, longest_of

_LONGEST = 400
_BETWEEN = re.compile(r"\s+[|·•—–/-]\s+|\s*\|\s*")
_SIGNS = re.compile(r"\s*[|·•]\s*|\s+[–—]\s+")
_BEFORE_UPDATE = re.compile(rf"[\s,;(]+(?={any_of(WORDS.updated)}\b)", re.IGNORECASE)
_BEFORE_PUBLISHED = re.compile(rf"[\s,;.]+(?={any_of(WORDS.published)}\b)", re.IGNORECASE)
# "Posted on May 3, 2024 in Local News", "Posted in Local News on May 3, 2024"
_CATEGORY = rf"(?-i:{any_of(WORDS.in_place)})\s+(?P<category>[^\d,.]{{3,40}})"
_IN_CATEGORY = re.compile(rf"{_CATEGORY}\Z", re.IGNORECASE)
_LABEL_IN_CATEGORY = re.compile(
    rf"{any_of(WORDS.published)}\s+{_CATEGORY}\s+{any_of(WORDS.before_date)}\s*\Z", re.IGNORECASE
)
_ISSUE = re.compile(rf"{any_of(WORDS.page_words)}\.?\s*\d{{1,5}}", re.IGNORECASE)
_DURATION = re.compile(r"\d{1,3}\s?[^\W\d_]{1,12}\.?(?:\s[^\W\d_]{1,12}){0,3}")  # "5 мин. чтения"
_BEHIND_NAMES = re.compile(
    rf"[\s,|·•–—-]+(?:{longest_of(WORDS.published, WORDS.updated, WORDS.before_date, WORDS.before_day)}\s*[:：-]?\s*){{0,4}}\Z",
    re.IGNORECASE,
)
# "Updated 3 May 2024 by Jane Doe" names who changed the text.
_ONLY_LABEL = re.compile(
    rf"\s*(?:{longest_of(WORDS.published, WORDS.before_date, WORDS.before_day)}\s*[:：-]?\s*){{1,4}}", re.IGNORECASE
)
_LABEL_FIRST = re.compile(rf"{longest_of(WORDS.published, WORDS.updated)}(?!\w)", re.IGNORECASE)
_FULL = 2  # words of a name in a script without capitals
_BEFORE_LABEL = re.compile(r"[\s,.]+(?=[^\W\d_][\w’']{0,9}[:：]\s*\S)")
_LABELLED = re.compile(r"[^\W\d_][\w’']{0,9}[:：]\s*\S")
_LONGEST_BESIDE_DATE = 60
_WHOLE_DATE = len("2024-02-08")
_BEFORE_DATE = re.compile(r",\s+(?=(?:\w+\s+)?(?:\w+\.?\s+)?\d)")


_SEPARATORS = ((_BETWEEN, 0), (_BEFORE_UPDATE, 1), (_BEFORE_DATE, 1), (_BEFORE_PUBLISHED, 1), (_BEFORE_LABEL, 0))


@dataclass(frozen=True, slots=True)
class Credit:
    """A picture credit without its label."""

    text: str


@dataclass(frozen=True, slots=True)
class Furniture:
    """A piece of the page around the article."""

    text: str


Item = Byline | DateLine | Credit | Furniture


def read_front_line(
    text: str, *, day_first: bool = False, names: Collection[str] = (), below_title: bool = False
) -> list[Item] | None:
    """The parts of the line in order; None if any part is something else, such as a title.

    `day_first` says that dates in figures have the day before the month. A part may be one of the `names` that are known.
    Right `below_title`, what stands beside a date needs no other sign that it is none of the text.
    """
    if len(text) > _LONGEST:
        return None
    if names and (pieces := _SIGNS.split(text.strip())) and any(piece.strip() in names for piece in pieces):
        parts = [_known(piece.strip(), names, day_first=day_first) for piece in pieces if piece.strip()]
        if len(parts) > 1 and None not in parts:
            return [part for part in parts if part is not None]
    dated = _byline_with_date(text, day_first=day_first, below_title=below_title)
    if dated is not None:
        return dated
    line = _read_one(text, day_first=day_first)
    if line is not None and not _may_be_several(line, text):
        return [line]
    for separator, most in _SEPARATORS:
        written = separator.split(text, maxsplit=most)
        items = [_read_one(part.strip("() "), day_first=day_first) for part in written]
        if separator is _BEFORE_LABEL and any(isinstance(item, Byline | DateLine) for item in items):
            items = [item or _other_part(part) for item, part in zip(items, written, strict=True)]
        known = [item for item in items if item is not None]
        if len(items) > 1 and len(known) == len(items) and not _is_span(known):
            return known
    beside = _beside_date(text, day_first=day_first) if below_title and line is None else None
    return beside or ([line] if line is not None else None)


def _may_be_several(line: Item, text: str) -> bool:
    """Whether a line that reads as a whole may still be several: a day of an unknown kind, or more before another label."""
    if isinstance(line, Credit | Furniture):
        return _BEFORE_LABEL.search(text) is not None
    return isinstance(line, DateLine) and line.of == "unknown"


def _beside_date(text: str, *, day_first: bool) -> list[Item] | None:
    """The parts of a line that has a whole date among them, and names or labels beside it: "Jane Doe | 8 February 2024"."""
    for separator, most in ((_BETWEEN, 0), (_BEFORE_LABEL, 0), (_BEFORE_DATE, 1)):
        parts = [part.strip("() ") for part in separator.split(text, maxsplit=most)]
        read = [_read_one(part, day_first=day_first) for part in parts]
        dated = [item for item in read if isinstance(item, DateLine) and len(item.iso or "") == _WHOLE_DATE]
        items = [item or _unlabelled(part, separator) for part, item in zip(parts, read, strict=True)]
        known = [item for item in items if item is not None]
        if len(parts) > 1 and len(dated) == 1 and len(known) == len(items):
            return known
    return _run_together(text, day_first=day_first)


def _run_together(text: str, *, day_first: bool) -> list[Item] | None:
    """Words that nothing parts from the whole date behind them; whose name they are is certain in a few scripts alone."""
    date = find_date(text, day_first=day_first)
    line = read_date_line(text[date.start :], day_first=day_first) if date and date.start else None
    if date is None or line is None or line.of != "publication" or len(line.iso or "") != _WHOLE_DATE:
        return None
    words = text[: date.start].strip()
    if len(words) > _LONGEST_BESIDE_DATE or not words[-1:].isalnum() or not is_proper(words):
        return None
    return [Byline((Printed(words),)) if is_whole_name(words) else Furniture(words), line]


def _unlabelled(part: str, separator: re.Pattern[str]) -> Item | None:
    """A name between signs is a byline; a place, an outlet or something labelled is told as such."""
    if separator is _BEFORE_LABEL:
        return Furniture(part) if _LABELLED.match(part) else None
    if _ISSUE.fullmatch(part) or _DURATION.fullmatch(part) or is_time(part):
        return Furniture(part)
    if len(part) > _LONGEST_BESIDE_DATE or not is_proper(part):
        return None
    is_person = separator is _BETWEEN and is_full_name(part) and not is_place(part)
    return Byline((Printed(part),)) if is_person else Furniture(part)


def _is_span(items: list[Item]) -> bool:
    """Whether the parts are the first and the last day of a time: "3 May 2024 - 5 May 2024"."""
    days = {item.iso for item in items if isinstance(item, DateLine) and item.of == "publication"}
    return len(days) > 1


def _other_part(part: str) -> Item | None:
    """What a label says that it is another's part in the work, or the source: "来源：新华社"."""
    return Furniture(part) if _LABELLED.match(part) and is_known_rest(part) else None


def stands_alone(text: str) -> bool:
    """Whether the line is complete in itself, so that it is never joined to its neighbours."""
    return read_front_line(text) is not None


def _known(part: str, names: Collection[str], *, day_first: bool) -> Item | None:
    return Byline((Printed(part),)) if part in names else _read_one(part, day_first=day_first)


def _byline_with_date(text: str, *, day_first: bool, below_title: bool) -> list[Item] | None:
    """A byline and the date behind it: "Submitted by Jane Doe on Thu, 02/08/2024 - 06:00".

    Right `below_title` a name needs no "By" before a date that says of what it is: "Jane Doe Published 8 February 2024".
    """
    date = find_date(text, day_first=day_first)
    if date is None:
        return None
    posted = _LABEL_IN_CATEGORY.match(text[: date.start])
    if posted and is_proper(posted["category"]) and (line := read_date_line(text[date.start :], day_first=day_first)):
        return [line, Furniture(text[: date.start].strip())]
    if not date.start or _ONLY_LABEL.fullmatch(text[: date.start]):
        end = end_of_time(text, date.end)
        category = _IN_CATEGORY.match(text[end:].lstrip()) if date.start else None
        if category and is_proper(category["category"]) and (line := read_date_line(text[:end], day_first=day_first)):
            return [line, Furniture(category.group())]
        behind = byline_with_translators(text[end:].lstrip(" ,|·•–—-"))
        line = read_date_line(text[:end], day_first=day_first)
        return [line, behind] if behind is not None and line is not None else None
    before = _BEHIND_NAMES.sub("", text[: date.start])
    behind_names = text[len(before) :].lstrip(" ,|·•–—-")
    byline = byline_with_translators(before)
    if byline is None and below_title and _LABEL_FIRST.match(behind_names) and _is_person(before):
        byline = Byline((Printed(before),))
    dates = _dates(behind_names, day_first=day_first) if byline else None
    return [byline, *dates] if byline and dates else None


def _dates(text: str, *, day_first: bool) -> list[DateLine] | None:
    """The date that the text is, or that of publication before that of a change; None if it is anything else."""
    line = read_date_line(text, day_first=day_first)
    parts = [text] if line else _BEFORE_UPDATE.split(text, maxsplit=1)
    read = [line] if line else [read_date_line(part.rstrip(") "), day_first=day_first) for part in parts]
    dates = [date for date in read if date]
    return dates if len(dates) == len(parts) else None


def _is_person(name: str) -> bool:
    """Whether words without any sign are a person's full name."""
    is_uncased = not any(letter.isupper() or letter.islower() for letter in name)
    return is_full_or_uncased_name(name) and not is_place(name) and (not is_uncased or len(name.split()) == _FULL)


def _read_one(text: str, *, day_first: bool) -> Item | None:
    # The stages ask of the same line many times. A bare text, since that of a page would hold the page.
    return _item(str(text), day_first)


@lru_cache(maxsize=8_192)
def _item(text: str, day_first: bool) -> Item | None:
    if is_furniture_at_the_edges(text):
        return Furniture(text)
    credit = read_credit(text)
    if credit is not None:
        return Credit(credit)
    item = read_date_line(text, day_first=day_first) or read_translators(text) or byline_with_translators(text)
    return item or (Furniture(text) if says_other_part(text) else None)
