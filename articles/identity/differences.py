"""The changes between two wordings, as a reader would mark them: in whole words, without tiny pieces. Pure.

Quotation marks and white space are text like any other: if only they differ, that is a difference.
How it is done: the longest common subsequence of the words (rapidfuzz, bit-parallel) says what stayed; what stands
between two words that stayed is compared as it is; `tidying` then makes it readable.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz.distance import LCSseq

from articles.choices import DifferenceName
from articles.identity.tidying import Change, tidied
from articles.identity.tokens import is_word, sentence_starts, tokens_of

Pair = tuple[int, int]

# Two texts are compared word by word up to this product of their numbers of words: some 150 ms and 50 MB.
MOST_WORK = 400_000_000


@dataclass(frozen=True, slots=True)
class Difference:
    """A stretch of text that stayed, came, went, or was put in the place of another one."""

    op: DifferenceName
    old: str
    new: str


def word_differences(old: str, new: str) -> list[Difference]:
    """Return what changed from `old` to `new`, in order; neighbours are never both equal, nor both changed.

    All `old` joined are the old text, and all `new` joined the new one. The way back is the same list mirrored. Two
    texts that are too long to be compared word by word are compared by whole sentences first.
    """
    if old > new:  # a mirrored call, because the common words are chosen from one end
        return [Difference(_op(back.new, back.old), back.new, back.old) for back in word_differences(new, old)]
    old_tokens, new_tokens = tokens_of(old), tokens_of(new)
    changes = tidied(old_tokens, new_tokens, _changes(old_tokens, new_tokens))
    return list(_rendered(old_tokens, new_tokens, changes))


def _rendered(old: Sequence[str], new: Sequence[str], changes: Sequence[Change]) -> Iterator[Difference]:
    """Yield the changes, and the texts that stayed between them."""
    bounds = [Change(0, 0, 0, 0), *changes, Change(len(old), len(old), len(new), len(new))]
    for before, change in pairwise(bounds):
        stayed = "".join(old[before.old_end : change.old_start])
        if stayed:
            yield Difference("equal", stayed, stayed)
        gone = "".join(old[change.old_start : change.old_end])
        come = "".join(new[change.new_start : change.new_end])
        if gone or come:
            yield Difference(_op(gone, come), gone, come)


def _op(old: str, new: str) -> DifferenceName:
    if old == new:
        return "equal"
    if not old:
        return "insert"
    return "replace" if new else "delete"


def _changes(old: Sequence[str], new: Sequence[str]) -> Iterator[Change]:
    """Find what differs between the words that stayed."""
    core = _trimmed(old, new, Change(0, len(old), 0, len(new)))
    stayed = _common_words(old, new, core)
    if stayed is None:
        stayed = list(_by_sentences(old, new, core))
    edges = [(core.old_start - 1, core.new_start - 1), *stayed, (core.old_end, core.new_end)]
    for (i, j), (next_i, next_j) in pairwise(edges):
        change = _trimmed(old, new, Change(i + 1, next_i, j + 1, next_j))
        if change.old_start < change.old_end or change.new_start < change.new_end:
            yield change


def _trimmed(old: Sequence[str], new: Sequence[str], change: Change) -> Change:
    """Leave out what both sides begin with, and then what both end with."""
    i, old_end, j, new_end = change
    while i < old_end and j < new_end and old[i] == new[j]:
        i, j = i + 1, j + 1
    while i < old_end and j < new_end and old[old_end - 1] == new[new_end - 1]:
        old_end, new_end = old_end - 1, new_end - 1
    return Change(i, old_end, j, new_end)


def _common_words(old: Sequence[str], new: Sequence[str], part: Change) -> list[Pair] | None:
    """Return the places of the words of a part that stayed, rising on both sides; None if that is too much work."""
    words_old = [i for i in range(part.old_start, part.old_end) if is_word(old[i])]
    words_new = [j for j in range(part.new_start, part.new_end) if is_word(new[j])]
    if len(words_old) * len(words_new) > MOST_WORK:
        return None
    pairs = _common([old[i] for i in words_old], [new[j] for j in words_new])
    return [(words_old[i], words_new[j]) for i, j in pairs]


def _by_sentences(old: Sequence[str], new: Sequence[str], part: Change) -> Iterator[Pair]:
    """Pair the words of the sentences that stayed, and the words that stayed between them.

    A stretch that is still too much work counts as replaced.
    """
    starts_old = sentence_starts(old, part.old_start, part.old_end)
    starts_new = sentence_starts(new, part.new_start, part.new_end)
    keys_old = ["".join(old[start:end]) for start, end in pairwise(starts_old)]
    keys_new = ["".join(new[start:end]) for start, end in pairwise(starts_new)]
    stayed = _common(keys_old, keys_new) if len(keys_old) * len(keys_new) <= MOST_WORK else []
    done_old, done_new = 0, 0
    for i, j in [*stayed, (len(keys_old), len(keys_new))]:
        between = Change(starts_old[done_old], starts_old[i], starts_new[done_new], starts_new[j])
        yield from _common_words(old, new, between) or ()
        if i < len(keys_old):
            shift = starts_new[j] - starts_old[i]
            yield from ((k, k + shift) for k in range(starts_old[i], starts_old[i + 1]) if is_word(old[k]))
        done_old, done_new = i + 1, j + 1


def _common(old: Sequence[str], new: Sequence[str]) -> list[Pair]:
    """Return the places of a longest common subsequence."""
    # Numbers, because the hash of a string differs from process to process, and so do the collisions of hashes.
    numbers: dict[str, int] = {}
    old_numbers, new_numbers = ([numbers.setdefault(unit, len(numbers)) for unit in side] for side in (old, new))
    return [
        (op.src_start + step, op.dest_start + step)
        for op in LCSseq.opcodes(old_numbers, new_numbers)
        if op.tag == "equal"
        for step in range(op.src_end - op.src_start)
    ]
