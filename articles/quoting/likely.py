"""Which of many texts have the most pairs of a quotation's words, told quickly and roughly. Pure.

Nothing is cut into words or folded but for the case of letters: a pair counts wherever its letters stand. Where two texts were
joined, a hundred others may share the one half, and only a few pairs tell which it is.
"""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

_WORD = re.compile(r"\w+")
# Fewer pairs do not tell enough. What has a smaller share of what the best one has is left out.
_FEW, _LEAST = 16, 0.4


def likeliest(quoted: str, texts: Mapping[int, str], most: int) -> list[int]:
    """Return the keys of those texts that have the most pairs of words of the quotation; of two alike, the first.

    None has much fewer than the best one. If a quotation has few pairs, single words count as well: some scripts part no words.
    """
    sought = _sought(quoted)
    scores = {key: _score(sought, text.casefold()) for key, text in texts.items()}
    least = _LEAST * max(scores.values(), default=0)
    return [key for key in sorted(scores, key=lambda key: -scores[key])[:most] if scores[key] >= least]


def _sought(quoted: str) -> Sequence[str]:
    folded = quoted.casefold()
    pairs = [f"{first} {second}" for first, second in pairwise(folded.split())]
    return list(dict.fromkeys([*pairs, *(_WORD.findall(folded) if len(pairs) < _FEW else ())]))


def _score(sought: Sequence[str], text: str) -> int:
    return len([part for part in sought if part in text])
