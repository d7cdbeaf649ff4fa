"""The spaces of Hangul, which writers set as they like: "한미동맹" is also written "한미 동맹" and "한·미 동맹". Pure.

A text is indexed as it stands. Only a search asks for other spellings, so that no word is found that crosses a space by chance.
"""

from collections.abc import Iterator, Sequence
from functools import cache

from articles.searching.scripts import pairs_of_syllables

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


def spelled(runs: Sequence[tuple[str, bool]], behind: Sequence[str]) -> Iterator[list[str]]:
    """Yield the terms of runs of Hangul next to each other `behind` other words: as they stand, and with other spaces.

    A run comes with whether it is joined to the word before.
    """
    typed, is_joined = tuple(run for run, _ in runs), runs[0][1]
    for pieces in (typed, *other_spacings(typed)):
        first, *others = pieces
        further = [term for piece in others for term in pairs_of_syllables(piece, joined=False)]
        # "AI반도체" is also written "AI 반도체".
        for joined in (is_joined, not is_joined) if behind else (False,):
            yield [*pairs_of_syllables(first, joined=joined), *further]


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
