"""A text cut into the units that a difference may consist of: whole words, marks, white space. Pure."""

import re
from collections.abc import Sequence

import regex

# Thai, Lao, Khmer, Myanmar, kana and Han are written without spaces between words: there each character is a unit.
_UNSPACED = r"[\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}\p{Hiragana}\p{Katakana}\p{Han}\u30fc\uff70]"
_LETTER = rf"[[\p{{L}}\p{{M}}\p{{N}}_]--{_UNSPACED}]"
# Characters inside a word: apostrophes, hyphens, invisible joiners and break points; in a number, its points.
_JOINT = r"(?:(?=['’‘＇\-‐‑·\u00ad\u2060])\X|(?<=\p{N})(?=[.,:]\p{N})\X)"
# Always of whole grapheme clusters (\X, UAX 29), so that no accent and no part of an emoji is cut off what it is on.
_TOKEN = regex.compile(
    rf"(?:(?=\s)\X)+"
    rf"|(?:(?=\p{{L}})\X(?=\.)\X){{2,}}"  # U.S.
    rf"|(?={_UNSPACED})\X"
    rf"|(?:(?={_LETTER})\X)+(?:{_JOINT}(?:(?={_LETTER})\X)+)*"
    rf"|\X",
    regex.V1,
)
# A text is cut ten times as fast if each of its characters is a cluster by itself: Latin, Greek and Cyrillic letters, their
# punctuation, and no combining mark or joiner.
_MORE_THAN_SIMPLE = re.compile(
    "[^\x00-\x1b\x20-\u02ff\u0370-\u0482\u048a-\u052f\u1e00-\u1fff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]"
)
_FRACTIONS = "²³¹¼½¾"
_SIMPLE_TOKEN = re.compile(
    r"\s+"
    rf"|(?:[^\W\d_{_FRACTIONS}]\.){{2,}}"
    rf"|\w+(?:(?:['’‘\-‐‑·\u00ad]|(?<=[\d{_FRACTIONS}])[.,:](?=[\d{_FRACTIONS}]))\w+)*"
    r"|.",
    re.DOTALL,
)
_SENTENCE_ENDS = frozenset(".!?…‽؟۔।॥")
_UNSPACED_SENTENCE_ENDS = frozenset("。！？｡")  # no space follows them
_CLAUSE_ENDS = frozenset(",;:—–،؛")
_UNSPACED_CLAUSE_ENDS = frozenset("、，；：")
_CLOSERS = frozenset("\"'”’»)]}")
_MOST_CLOSERS = 4
SENTENCE, CLAUSE, WORD, INSIDE = 3, 2, 1, 0


def tokens_of(text: str) -> list[str]:
    """Return the tokens of `text`; joined, they are `text` again: runs of white space, words, single marks."""
    return (_TOKEN if _MORE_THAN_SIMPLE.search(text) else _SIMPLE_TOKEN).findall(text)


def is_word(token: str) -> bool:
    """Whether a token is a word, a number, or a character of a script without spaces."""
    return token[0].isalnum() or token[0] == "_"


def letters(tokens: Sequence[str]) -> int:
    """Return the number of characters in the words among the tokens, without marks and white space."""
    return sum(len(token) for token in tokens if is_word(token))


def boundary(tokens: Sequence[str], place: int) -> int:
    """Return how good the place before tokens[place] is to cut the text: `SENTENCE`, `CLAUSE`, `WORD` or `INSIDE`.

    White space belongs to the word before it, so the next unit starts after it.
    """
    if place in (0, len(tokens)):
        return SENTENCE
    last = tokens[place - 1]
    if not last.isspace():
        unspaced = CLAUSE if last in _UNSPACED_CLAUSE_ENDS else INSIDE
        return SENTENCE if last in _UNSPACED_SENTENCE_ENDS else unspaced
    mark = _last_mark(tokens, place - 2)
    if mark in _SENTENCE_ENDS or mark in _UNSPACED_SENTENCE_ENDS:
        return SENTENCE
    return CLAUSE if mark in _CLAUSE_ENDS else WORD


def sentence_starts(tokens: Sequence[str], start: int, end: int) -> list[int]:
    """Return the index of the first token of each sentence in tokens[start:end], then `end`; a rough measure of work."""
    cuts = (place for place in range(start + 1, end) if boundary(tokens, place) == SENTENCE)
    return [start, *cuts, end]


def _last_mark(tokens: Sequence[str], place: int) -> str:
    """Return the last token up to `place` that does not close a quotation or a bracket; "" if there is none near."""
    for token in reversed(tokens[max(0, place - _MOST_CLOSERS) : place + 1]):
        if token not in _CLOSERS:
            return token
    return ""
