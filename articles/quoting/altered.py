"""The stretch of a text that is most like words that it does not have, and what differs. Pure.

Both sides are folded texts (see `typography`). The words are aligned by their longest common subsequence (rapidfuzz).
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel, LCSseq

from articles.identity.tokens import is_word, tokens_of
from articles.typography import DASH, SPACE

# How many words more than the quotation the stretch may have at either end, as a part of its words.
_MARGIN = 4
# From so many stretches of equal words at either end the best stretch of the text may reach.
_ENDS = 3
# So many words stand together as they are quoted, or half of a quotation of fewer words: small words are alike in any two texts.
_TOGETHER = 3


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a folded text, and how like the quoted words it is: 1 is the same, 0 has none of them."""

    start: int
    end: int
    likeness: float


class Words:
    """The words of a folded text in lower case, each with its place."""

    def __init__(self, text: str) -> None:
        # Folded dashes and hyphens are alike, and a dash is not part of a word.
        tokens = tokens_of(text.replace(DASH, SPACE))
        ends = accumulate(map(len, tokens))
        words = [(token, end) for token, end in zip(tokens, ends, strict=True) if is_word(token)]
        self.folded = [token.casefold() for token, _ in words]
        self.spans = [(end - len(token), end) for token, end in words]

    def stretch(self, start: int, end: int) -> tuple[int, int]:
        """Return where the words from `start` up to `end` begin and end in the text."""
        return self.spans[start][0], self.spans[end - 1][1]

    def between(self, start: int, end: int) -> list[str]:
        """Return the folded words that begin in a stretch of the text."""
        return self.folded[bisect_left(self.spans, (start, start)) : bisect_left(self.spans, (end, end))]


def closest(quoted: Words, source: Words, least: float, place: int = 0) -> Span | None:
    """Return the stretch of the source from `place` on that is most like the quoted words; None if none is, but by chance."""
    skipped = bisect_left(source.spans, (place, place))
    start, end = _about(quoted.folded, source.folded[skipped:], skipped)
    near = source.folded[start:end]
    equal = [block for block in LCSseq.opcodes(quoted.folded, near) if block.tag == "equal"]
    together = max((block.src_end - block.src_start for block in equal), default=0)
    if together < min(_TOGETHER, max(1, len(quoted.folded) // 2)):
        return None
    # A quoted word that is in the place of another one stands before the first equal word, or behind the last one. Of a word
    # that stands twice in the text, the one far from all others may have been taken.
    firsts = {max(skipped, start + block.dest_start - block.src_start) for block in equal[:_ENDS]}
    lasts = {
        min(len(source.folded), start + block.dest_end + len(quoted.folded) - block.src_end) for block in equal[-_ENDS:]
    }
    stretches = [(first, last) for first in firsts for last in lasts if first < last]
    likeness, first, last = max(
        (Indel.normalized_similarity(quoted.folded, source.folded[first:last]), first, last)
        for first, last in stretches
    )
    return Span(*source.stretch(first, last), likeness) if likeness >= least else None


def _about(quoted: Sequence[str], source: Sequence[str], skipped: int) -> tuple[int, int]:
    """Return about where in the source, of which some words were skipped, the quoted words stand, with a margin."""
    if len(quoted) >= len(source):
        return skipped, skipped + len(source)
    alignment = fuzz.partial_ratio_alignment(quoted, source)
    assert alignment  # no least score is asked for
    margin = 1 + len(quoted) // _MARGIN
    start, end = max(0, alignment.dest_start - margin), min(len(source), alignment.dest_end + margin)
    return skipped + start, skipped + end
