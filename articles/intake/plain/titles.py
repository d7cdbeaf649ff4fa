"""A title that is broken in two lines: both are in title case, and a blank line follows.

Reads lines; gives them with the title on one line. A line below the title that is set as a sentence is a subtitle.
"""

from articles.intake.placed import at_place_of_lines
from articles.intake.prose.front_lines import stands_alone
from articles.intake.prose.wording import ends_open, ends_sentence, is_capitals

_LONGEST = 80
_LEAST_LETTERS = 4  # of a word that title case gives a capital
_MOSTLY = 0.75
_LINES = 2


def with_whole_title(lines: list[str]) -> list[str]:
    """The lines, with the first two joined if they are one title."""
    first = next((place for place, line in enumerate(lines) if line.strip()), None)
    if first is None or len(lines) <= first + _LINES or lines[first + _LINES].strip():
        return lines
    title, more = (line.strip() for line in lines[first : first + _LINES])
    if not more or not all(_is_title_line(line) for line in (title, more)):
        return lines
    whole = at_place_of_lines(lines[first : first + _LINES], f"{title} {more}")
    return [*lines[:first], whole, *lines[first + _LINES :]]


def _is_title_line(line: str) -> bool:
    """Whether the words of a line begin with capitals, as those of a title do; a line all in capitals says nothing."""
    if len(line) > _LONGEST or ends_sentence(line) or ends_open(line) or is_capitals(line) or stands_alone(line):
        return False
    long = [word for word in line.split() if len(word) >= _LEAST_LETTERS]
    return bool(long) and sum(word[0].isupper() for word in long) >= _MOSTLY * len(long) and len(line.split()) > 1
