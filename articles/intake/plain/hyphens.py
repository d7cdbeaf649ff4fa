"""Lines to one paragraph: joined with a space, except inside Chinese or Japanese, and after a hyphen.

A soft hyphen at a line's end is a typesetter's, and goes. So does a hard one if the joined word stands elsewhere in the text;
then the others of the text are taken for a typesetter's too, unless the text has the word with its hyphen.
"""

import re
from dataclasses import dataclass
from itertools import pairwise

from articles.intake.prose.wording import first_word, is_wide
from articles.intake.vocabulary import WORDS

_WORD = re.compile(r"[^\W\d_]+(?:[-‐][^\W\d_]+)*")
_LAST_PART = re.compile(r"([^\W\d_]+)[-‐]\Z")
_FIRST_PART = re.compile(r"[^\W\d_]+")
_SOFT = "\u00ad"


@dataclass(frozen=True, slots=True)
class Hyphens:
    """The words inside the lines of a document, in lower case, and whether a typesetter divided words at their ends."""

    words: frozenset[str] = frozenset()
    typeset: bool = False


def hyphens_of(lines: list[str]) -> Hyphens:
    """What the document's lines tell of the hyphens at their ends."""
    divided = [parts for line, after in pairwise(lines) if (parts := _parts(line.strip(), after.strip()))]
    if not divided:
        return Hyphens()
    words = frozenset(word.casefold() for line in lines for word in _WORD.findall(line))
    return Hyphens(words, any("".join(parts).casefold() in words for parts in divided))


def join(lines: list[str], hyphens: Hyphens | None = None) -> str:
    """One paragraph of its wrapped lines."""
    text = lines[0]
    for line, after in pairwise(lines):
        if line.endswith(_SOFT):
            text = text.rstrip(_SOFT) + after
        elif hyphens is not None and _is_typesetters(line, after, hyphens):
            text = text[:-1] + after
        else:
            text += _glue(line, after) + after
    return text


def _is_typesetters(line: str, after: str, hyphens: Hyphens) -> bool:
    parts = _parts(line, after)
    if parts is None or parts[1].casefold() in WORDS.suspended:
        return False
    if "-".join(parts).casefold() in hyphens.words:
        return False
    return "".join(parts).casefold() in hyphens.words or hyphens.typeset


def _parts(line: str, after: str) -> tuple[str, str] | None:
    """The two parts of a word that a hyphen at the line's end divides; None if the second begins with a capital."""
    if not line.endswith(("-", "‐")):
        return None
    last, first = _LAST_PART.search(line), _FIRST_PART.match(after)
    return (last[1], first.group()) if last and first and first.group()[0].islower() else None


def _glue(line: str, after: str) -> str:
    if is_wide(line[-1]) and is_wide(after[0]):
        return ""
    broken = len(line) > 1 and line[-1] in "-‐—" and not line[-2].isspace() and line[-2] not in "-‐—"
    return "" if broken and first_word(after).casefold() not in WORDS.suspended else " "
