"""Is a text hard-wrapped, and which lines belong together? Reads lines; decides about pairs of them. Widths are columns."""

import re
from itertools import pairwise

from articles.intake.prose.wording import columns, ends_sentence, first_word, is_wide, starts_lower

WIDEST_WRAP = 130
_NARROWEST_WRAP = 40  # columns
_NARROWEST_WIDE = 24  # of a text that is mostly in characters of full width
_WIDE = 1.4  # columns for each character, from which it is
_SLACK = 0.82  # lines are also wrapped by hand, so a line counts as full a little before the widest one
_MOST_PAIRS = 0.5
_TOP_SHARE = 0.95
_WIDE_BEGINNING = re.compile(r"[“‘「『《（【]*(?P<first>\w)[，。、！？；：”’」』》）】]*")
_LEAST_LINES = 8
_NEARLY_ALL = 0.95


def wrap_width(chunks: list[list[str]]) -> int | None:
    """The width at which the document's lines were wrapped, or None if each line is a paragraph of its own."""
    pairs = [(line.strip(), after.strip()) for chunk in chunks for line, after in pairwise(chunk)]
    if not pairs:
        return None
    lengths = sorted(columns(line) for line, _ in pairs)
    width = lengths[int(len(lengths) * _TOP_SHARE)]
    wide = sum(lengths) > _WIDE * sum(len(line) for line, _ in pairs)
    if not (_NARROWEST_WIDE if wide else _NARROWEST_WRAP) <= width <= WIDEST_WRAP or lengths[-1] > 2 * WIDEST_WRAP:
        return None
    # Lines that are paragraphs end as sentences do; wrapped lines are full and mostly break off inside one.
    broken = sum(is_full(line, after, width) and not ends_sentence(line) for line, after in pairs)
    return width if broken >= _MOST_PAIRS * len(pairs) else None


def is_full(line: str, after: str, width: int) -> bool:
    """Whether the first word of the line after would not have fitted on the line."""
    room = columns(unbroken(after))
    return columns(line) + 1 + (2 * room if _begins_wide(after) else room) > _SLACK * width


def runs_on(line: str, after: str, width: int | None) -> bool:
    """Whether the line after continues this line's paragraph."""
    if width is not None and is_full(line, after, width):
        return True
    return len(line) <= WIDEST_WRAP and starts_lower(after) and not ends_sentence(line)


def exact_width(chunk: list[str]) -> int | None:
    """The width at which a long run of lines was wrapped without exception; None if it was wrapped by hand.

    In such a run a line that ends early ends on purpose, so its paragraphs need no blank line between them.
    """
    if len(chunk) < _LEAST_LINES:
        return None
    width = max(map(columns, chunk))
    inside = [(line, after) for line, after in pairwise(chunk) if not ends_sentence(line)]
    full = sum(not _fits(line, after, width) for line, after in inside)
    return width if inside and full >= _NEARLY_ALL * len(inside) else None


def ends_on_purpose(line: str, after: str, width: int) -> bool:
    """Whether the first word of the line after would have fitted on a line that ends a sentence."""
    return ends_sentence(line) and not starts_lower(after) and _fits(line, after, width)


def _fits(line: str, after: str, width: int) -> bool:
    return columns(line.rstrip()) + 1 + columns(unbroken(after)) <= width


def unbroken(text: str) -> str:
    """What a line break never divides at the beginning of a text: a word, or one wide character and the signs around it."""
    word = first_word(text)
    match = _WIDE_BEGINNING.match(word)
    return match.group() if match and is_wide(match["first"]) else word


def _begins_wide(text: str) -> bool:
    return unbroken(text) != first_word(text) or is_wide(text.strip()[:1])
