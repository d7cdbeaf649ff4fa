"""Lines that are nothing but a date, with or without a label ("Published", "Updated"), a weekday, a time of day."""

import re
from dataclasses import dataclass
from typing import Literal

from articles.intake.prose.dates import find_date
from articles.intake.vocabulary import WORDS, any_of

_LONGEST = 120
_LABEL = re.compile(
    rf"(?P<updated>{any_of(WORDS.updated)})?(?:{any_of(WORDS.published)})?"
    rf"(?:\s+{any_of(WORDS.before_date)})?\s*[:：-]?\s*",
    re.IGNORECASE,
)
_TIME = re.compile(
    rf"[,\s]*(?:-|–|@|{any_of(WORDS.before_time)})?\s*\d{{1,2}}(?:[:.h]\d\d){{1,2}}"
    rf"\s*(?:[ap]\.?m\.?|{any_of(WORDS.after_time)})?\s*\(?[A-Z]{{0,5}}\)?\.?\Z",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class DateLine:
    """A line that is a date: what it is the date of, and its ISO form (None if it can be read two ways)."""

    of: Literal["publication", "update"]
    iso: str | None


def read_date_line(text: str) -> DateLine | None:
    """Read a line that is a date; None if it is anything else."""
    label = _LABEL.match(text)
    if len(text) > _LONGEST or label is None:
        return None
    rest = text[label.end() :]
    date = find_date(rest)
    if date is None or date.start or not _is_tail(rest[date.end :]):
        return None
    return DateLine("update" if label["updated"] else "publication", date.iso)


def _is_tail(rest: str) -> bool:
    return rest.strip() in {"", ".", ","} or _TIME.match(rest) is not None
