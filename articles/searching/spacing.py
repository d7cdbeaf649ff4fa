"""The spaces of Hangul, which writers set as they like: "한미동맹" is also written "한미 동맹" and "한·미 동맹". Pure.

A text is indexed as it stands. Only a search asks for other spellings, so that no word is found that crosses a space by chance.
"""

from collections.abc import Iterator, Sequence
from functools import cache

# A long word without spaces is rare, and it has thousands of spellings.
LONGEST = 8  # syllables
Pieces = tuple[str, ...]


@cache
def other_spacings(typed: Pieces) -> Sequence[Pieces]:
    """Return how else the syllables of a word, or of several words next to each other, may be divided by spaces.

    A part has two syllables or more, for any syllable may begin or end a word. Only names such as 한·미·일 stand first by the
    syllable, and a noun such as 핵 may stand last. A word of two syllables stays as it is.
    """
    syllables = "".join(typed)
    least = 2 if len(typed) > 1 else 3
    if not least <= len(syllables) <= LONGEST:
        return ()
    return tuple(pieces for pieces in dict.fromkeys(_divided(syllables)) if pieces != typed)


def _divided(syllables: str) -> Iterator[Pieces]:
    for singles in range(len(syllables) + 1):
        rest = syllables[singles:]
        for last in dict.fromkeys(("", rest[-1:])):
            for middle in _in_parts(rest.removesuffix(last)):
                yield (*syllables[:singles], *middle, *last)


def _in_parts(syllables: str) -> Iterator[Pieces]:
    """Yield the divisions into parts of at least two syllables."""
    if not syllables:
        yield ()
    for end in range(2, len(syllables) + 1):
        for others in _in_parts(syllables[end:]):
            yield (syllables[:end], *others)
