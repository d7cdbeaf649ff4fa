"""The date of an issue, with a season or several months: "Spring 2023", "May/June 2023", "Vol. 12, No. 3 (Summer 2021)".

Also as the Extended Date/Time Format writes it (EDTF, level 1): 2023-21 for the spring of 2023, 2023-05/2023-06 for two months.
"""

import re

from articles.intake.prose.calendar_names import MONTHS
from articles.intake.prose.dates import YEAR
from articles.intake.vocabulary import WORDS, any_of, longest_of

_LONGEST = 60
_YEARS = rf"{YEAR}(?:\s?[/–-]\s?(?:\d\d){{1,2}})?"
_MONTH = rf"{longest_of(tuple(MONTHS))}\.?"
_SEASON = longest_of(WORDS.seasons)
_TO = rf"(?:\s?[/–-]\s?|\s+{any_of(WORDS.and_)}\s+)"
_DATE = re.compile(
    rf"(?<!\w)(?:{_SEASON}(?:{_TO}{_SEASON})?|{_MONTH}{_TO}{_MONTH}),?\s+(?:{any_of(WORDS.of)}\s+)?{_YEARS}(?!\w)"
    rf"|(?<!\w){YEAR}\s?[年년]\s?{_SEASON}(?!\w)"
    r"|(?<![\w/-])[12]\d{3}-(?:2[1-4]|(?:0[1-9]|1[0-2])/[12]\d{3}-(?:0[1-9]|1[0-2]))(?![\w/-])",
    re.IGNORECASE,
)
ISSUE_DATE = "the date of an issue"
NO_SINGLE_MONTH = "“{}” is the date of an issue, and names no single month."
_NUMBERED = re.compile(rf"\b{any_of(WORDS.page_words)}(?:[.:]?\s*\d[\d/–-]*)?(?!\w)", re.IGNORECASE)


def is_issue_date(line: str) -> bool:
    """Whether a line is nothing but the date of an issue, with its number or that of the volume."""
    if len(line) > _LONGEST or not _DATE.search(line):
        return False
    return re.search(r"\w", _NUMBERED.sub(" ", _DATE.sub(" ", line, count=1))) is None
