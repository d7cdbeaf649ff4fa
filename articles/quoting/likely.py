"""Which of many texts have the most of a quotation's words, told quickly and roughly. Pure.

Nothing is cut into words or folded but for the case of letters: a word counts wherever its letters stand. Where two texts were
joined, a hundred others may share the one half, and only a few words tell which it is.
"""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

_WORD = re.compile(r"\w+")


def likeliest(quoted: str, texts: Mapping[int, str], most: int) -> list[int]:
    """Return the keys of those texts that have the most words and pairs of words of the quotation; of two alike, the first."""
    sought = _sought(quoted)
    scores = {key: _score(sought, text.casefold()) for key, text in texts.items()}
    return sorted(scores, key=lambda key: -scores[key])[:most]


def _sought(quoted: str) -> Sequence[str]:
    folded = quoted.casefold()
    pairs = (f"{first} {second}" for first, second in pairwise(folded.split()))
    return list(dict.fromkeys([*_WORD.findall(folded), *pairs]))


def _score(sought: Sequence[str], text: str) -> int:
    return len([part for part in sought if part in text])
