"""A quotation cut at what its writer marked as left out or put in: ellipses and [brackets]. Pure."""

import re
from dataclasses import dataclass, replace
from functools import cached_property

from articles.identity.tokens import is_word, tokens_of
from articles.typography import DASH, Folded

# In folded text, with the spaces around. "(...)" is how Italian, German and French mark what is left out, "<...>" Russian, and
# dashes Swedish and Finnish. East Asian texts say "left out" in brackets; 〔2020〕 is a part of a number there.
_LEFT_OUT = "[前中後后下]?略|[전중후하]략|생략"
_MARKED = re.compile(
    rf" ?(?:\[[^\[\]]*\]|［[^［］]*］|[(（〔] ?(?:\.\.\.|{_LEFT_OUT}) ?[)）〕]|< ?\.\.\. ?>|\.\.\."
    rf"|(?<= ){DASH} {DASH}(?: {DASH})?(?= )) ?"
)
_BRACKETS = ("[", "［")
# What a writer may put in the place of the source's own punctuation to close a sentence, and the marks around it.
FINAL = ".,;:!?'-\u2026\u3001\u3002\uff0c\uff0e\uff01\uff1f\uff1a\uff1b\uff61\uff64\u060c\u061b\u061f\u06d4\u0964\u0965"
_OPENING = "'\u00bf\u00a1"
# Below, the words prove nothing: they stand in too many texts.
_FEWEST_WORDS = 5


@dataclass(frozen=True, slots=True)
class Fragment:
    """A stretch of a quotation that the writer gives as the source's own words."""

    start: int
    end: int
    """Where it stands in the folded quotation."""
    words: str
    """It without opening marks and final punctuation."""
    words_start: int
    begins_in_word: bool
    ends_in_word: bool
    """Whether a bracket stands inside a word there: [T]he."""

    @property
    def words_end(self) -> int:
        """Return where the words end in the folded quotation."""
        return self.words_start + len(self.words)


@dataclass(frozen=True)
class Quotation:
    """A quotation as sent, folded, and in fragments; `own` are brackets that are the source's own."""

    folded: Folded
    own: frozenset[str] = frozenset()

    @classmethod
    def of(cls, text: str) -> "Quotation":
        """Read a quotation."""
        return cls(Folded.of(text))

    def as_in(self, source: str) -> "Quotation":
        """Return the quotation of a folded text, which is not cut at brackets within that the text has as well."""
        text = self.folded.text
        within = [
            mark
            for mark in _MARKED.finditer(text)
            if _has_words(text[: mark.start()]) and _has_words(text[mark.end() :])
        ]
        own = {
            bracket for mark in within if (bracket := mark.group().strip()).startswith(_BRACKETS) and bracket in source
        }
        return replace(self, own=frozenset(own)) if own else self

    @cached_property
    def whole(self) -> Fragment | None:
        """The quotation as one fragment, its dots and brackets the source's own; None if it has no words."""
        return self._fragment(0, len(self.folded.text))

    @cached_property
    def fragments(self) -> list[Fragment]:
        """What stands between the marks of what is left out or put in, if it has words."""
        text = self.folded.text
        marks = [mark for mark in _MARKED.finditer(text) if mark.group().strip() not in self.own]
        starts = [0, *(mark.end() for mark in marks)]
        ends = [*(mark.start() for mark in marks), len(text)]
        fragments = (self._fragment(start, end) for start, end in zip(starts, ends, strict=True))
        return [fragment for fragment in fragments if fragment]

    @cached_property
    def is_elided(self) -> bool:
        """Whether something is marked as left out or put in."""
        return bool(_MARKED.search(self.folded.text))

    @cached_property
    def word_count(self) -> int:
        """The number of words; characters of scripts that are written without spaces count by twos."""
        words = [token for fragment in self.fragments for token in tokens_of(fragment.words) if is_word(token)]
        single = sum(len(word) == 1 and not word.isascii() for word in words)
        return len(words) - single // 2

    @property
    def is_weak(self) -> bool:
        """Whether the words are too few to prove that they were taken from a text."""
        return self.word_count < _FEWEST_WORDS

    def _fragment(self, start: int, end: int) -> Fragment | None:
        text = self.folded.text
        fragment = text[start:end]
        words = fragment.lstrip(_OPENING + " ")
        words_start = end - len(words)
        words = words.rstrip(FINAL + " ")
        if not _has_words(words):
            return None
        return Fragment(
            start,
            end,
            words,
            words_start,
            begins_in_word=start == words_start and start > 0 and text[start - 1] == "]",
            ends_in_word=end == words_start + len(words) and end < len(text) and text[end] == "[",
        )


def _has_words(text: str) -> bool:
    return any(map(str.isalnum, text))
