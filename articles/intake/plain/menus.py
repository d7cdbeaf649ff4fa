"""The menu of a page that was copied with its text: short lines in a row above the title, some of them furniture.

Reads lines.
"""

from collections.abc import Sequence
from itertools import takewhile

from articles.intake.prose.bylines import opens_byline
from articles.intake.prose.date_lines import read_date_line
from articles.intake.prose.furniture import is_furniture_at_the_edges, is_section_label
from articles.intake.prose.wording import ends_sentence, weigh_words

_LONGEST = 25  # characters of a line of a menu
_MOST_WORDS = 3
_LEAST_LINES = 3
_LEAST_KNOWN = 2  # lines that are furniture or name a section
_MOST_LINES = 60


def end_of_menu(lines: Sequence[str]) -> int:
    """How many lines the menu has that the document begins with; 0 without one."""
    start = next((place for place, line in enumerate(lines) if line.strip()), len(lines))
    run = [line.strip() for line in takewhile(str.strip, lines[start : start + _MOST_LINES])]
    if len(run) < _LEAST_LINES or not all(map(_is_item, run)) or not any(map(str.strip, lines[start + len(run) :])):
        return 0
    known = sum(is_furniture_at_the_edges(line) or is_section_label(line) for line in run)
    return start + len(run) if known >= _LEAST_KNOWN else 0


def _is_item(line: str) -> bool:
    is_short = len(line) <= _LONGEST and weigh_words(line) <= _MOST_WORDS and not ends_sentence(line)
    return is_short and not opens_byline(line) and read_date_line(line) is None
