"""Is a text hard-wrapped, and which of its lines belong together? Reads lines; decides about pairs of them."""

from itertools import pairwise

from articles.intake.prose.wording import columns, ends_sentence, first_word, is_wide, starts_lower
from articles.intake.vocabulary import WORDS

WIDEST_WRAP = 130
_NARROWEST_WRAP = 40  # columns
_NARROWEST_WIDE = 24  # of a text that is mostly in characters of full width
_WIDE = 1.4  # columns for each character, from which it is
_SLACK = 0.82  # lines are also wrapped by hand, so a line counts as full a little before the widest one
_MOST_PAIRS = 0.5
_TOP_SHARE = 0.95


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
    word = first_word(after)
    room = columns(word) if not word or not is_wide(word[0]) else 2 * columns(word[0])
    return columns(line) + 1 + room > _SLACK * width


def runs_on(line: str, after: str, width: int | None) -> bool:
    """Whether the line after continues this line's paragraph."""
    if width is not None and is_full(line, after, width):
        return True
    return len(line) <= WIDEST_WRAP and starts_lower(after) and not ends_sentence(line)


def join(lines: list[str]) -> str:
    """One paragraph of its wrapped lines: joined with a space, except after a hyphen or inside Chinese or Japanese."""
    pieces = [lines[0]]
    for line, after in pairwise(lines):
        pieces.append(_glue(line, after) + after)
    return "".join(pieces)


def _glue(line: str, after: str) -> str:
    if is_wide(line[-1]) and is_wide(after[0]):
        return ""
    broken = len(line) > 1 and line[-1] in "-‐—" and not line[-2].isspace() and line[-2] not in "-‐—"
    return "" if broken and first_word(after).casefold() not in WORDS.suspended else " "
