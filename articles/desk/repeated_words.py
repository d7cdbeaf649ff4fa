"""Words of a text that a notice about it repeats, such as those that are to be withdrawn. Pure."""

from collections.abc import Iterable, Iterator, Sequence, Set
from typing import NamedTuple

from articles.folding import folded
from articles.identity.tokens import is_word, tokens_of

# So many words in a row are taken for a repetition; of a shorter paragraph, all of them.
IN_A_ROW = 8


class _Word(NamedTuple):
    """A word, folded, and where in the text it stands."""

    folded: str
    start: int
    end: int


def repeated_words(notice: str, paragraphs: Iterable[str]) -> list[str]:
    """Return the longest stretches of the notice that one of the paragraphs has too, in the order of the notice.

    Case, accents, punctuation and white space make no difference.
    """
    words = list(_words(notice))
    marked = {place for paragraph in paragraphs for place in _repeated(words, list(_words(paragraph)))}
    return [notice[words[first].start : words[last].end] for first, last in _runs(marked)]


def _repeated(notice: Sequence[_Word], paragraph: Sequence[_Word]) -> Iterator[int]:
    """Yield the places of the notice's words that stand in a row in the paragraph, too."""
    length = min(IN_A_ROW, len(paragraph))
    if not length:
        return
    rows = {_row(paragraph, start, length) for start in range(len(paragraph) - length + 1)}
    for start in range(len(notice) - length + 1):
        if _row(notice, start, length) in rows:
            yield from range(start, start + length)


def _row(words: Sequence[_Word], start: int, length: int) -> tuple[str, ...]:
    return tuple(word.folded for word in words[start : start + length])


def _runs(places: Set[int]) -> Iterator[tuple[int, int]]:
    """Yield the first and the last of places that follow each other without a gap."""
    firsts = [place for place in sorted(places) if place - 1 not in places]
    lasts = [place for place in sorted(places) if place + 1 not in places]
    yield from zip(firsts, lasts, strict=True)


def _words(text: str) -> Iterator[_Word]:
    start = 0
    for token in tokens_of(text):
        end = start + len(token)
        if is_word(token):
            yield _Word(folded(token), start, end)
        start = end
