"""How common words are in the archive, learned from a sample of its wordings. Reads their texts; kept for an hour.

To look for a few words of a quotation is cheap if they are rare, and common ones tell nothing.
"""

import math
import time
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db import router
from django.db.models import Max, Min

from articles.models import Wording
from articles.searching.terms import words

_SAMPLE = 1_000
_SECONDS = 3_600.0
# Added to the size of the sample, as if one of these texts had each word: a few texts do not show which words are common.
_MORE_TEXTS = 100


@dataclass(frozen=True)
class Commonness:
    """The size of a sample of texts, how many of them have each word, and roughly how many texts the archive has."""

    texts: Mapping[str, int]
    size: int
    archive: int = 1

    def rarity(self, word: str) -> float:
        """Return how much a word tells of the text that has it: next to nothing if every text has it.

        Of two words that no text of the sample has, the longer one tells more.
        """
        seen = self.texts.get(word, 0)
        return math.log((self.size + 1) / (seen + 0.5)) + (0.0 if seen else min(len(word), 12) / 12)

    def texts_with(self, told: float) -> float:
        """Return in about how many texts of the archive words stand that tell so much, as `rarity` counts it."""
        return self.archive * math.exp(-told)

    def information(self, folded: Iterable[str]) -> float:
        """Return what words tell together, in nats: the chance that a text has them all is e to the power of minus this."""
        return sum(
            math.log((self.size + _MORE_TEXTS) / (self.texts.get(word, 0) + 1)) for word in words(" ".join(folded))
        )

    @property
    def least_information(self) -> float:
        """The information, in nats, from which on fewer than one text of the archive has the words by chance."""
        return math.log(self.archive)


class _Kept:
    """The commonness that was learned last, and when."""

    def __init__(self) -> None:
        self.commonness: Commonness | None = None
        self.learned_at = -math.inf

    def get(self) -> Commonness:
        """Return it, learned anew if it is too old; two queries then."""
        if self.commonness is None or time.monotonic() - self.learned_at > _SECONDS:
            self.commonness, self.learned_at = _learned(), time.monotonic()
        return self.commonness


_kept = _Kept()


def commonness() -> Commonness:
    """Return how common words are; two queries if it was not known, or an hour has passed."""
    return _kept.get()


def _learned() -> Commonness:
    wordings = Wording.objects.using(router.db_for_read(Wording))
    ends = wordings.aggregate(first=Min("pk"), last=Max("pk"))
    if ends["first"] is None:
        return Commonness({}, 0)
    archive = ends["last"] - ends["first"] + 1
    step = max(1, archive // _SAMPLE)
    texts = wordings.filter(pk__in=range(ends["first"], ends["last"] + 1, step)).values_list("text", flat=True)
    counts: Counter[str] = Counter()
    size = 0
    for text in texts:
        counts.update(set(words(text[:5_000])))
        size += 1
    return Commonness(counts, size, archive)
