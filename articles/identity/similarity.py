"""How alike two paragraphs are. Reads two lists of texts; writes nothing.

Two texts are alike as far as they share words, and a word that few paragraphs hold says more than one that most hold:
the shared words are weighed by inverse document frequency (Spärck Jones 1972) in a Dice coefficient (Dice 1945).
"""

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from operator import mul
from typing import NamedTuple

from rapidfuzz.distance import Indel

Words = Mapping[str, int]

FEW_WORDS = 12  # in a text of no more different ones, the spelling counts too

_PUNCTUATION = str.maketrans("‘’‚‛“”„‟‐‑‒–—―−", "''''\"\"\"\"-------")
# Chinese and Japanese write no spaces: there each character counts as a word.
_IDEOGRAPHS = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_WORD = re.compile(rf"[{_IDEOGRAPHS}]|[^\W{_IDEOGRAPHS}]+")
# The label of a list item or a numbered provision: "(a)", "2.1)", "iv.", "12 ", "(3.1)", "b)".
_LABEL = re.compile(r"\(?(?:\d{1,4}(?:\.\d{1,3})*|[ivxlcdm]{1,6}(?=[.)])|[a-z](?:\.\d{1,3})?(?=\)))[.)]*(?=\s)")


def fold(text: str) -> str:
    """The text without what an edit of typography changes: compatibility forms, quotes, dashes, case and spacing."""
    return " ".join(unicodedata.normalize("NFKC", text).translate(_PUNCTUATION).casefold().split())


@dataclass(frozen=True)
class Profile:
    """The features of one paragraph that are compared: its folded text, its words, and the label before it."""

    text: str

    @cached_property
    def words(self) -> Counter[str]:
        """How often each word occurs."""
        return Counter(_WORD.findall(self.text))

    @cached_property
    def label(self) -> str | None:
        """The number or letter of a list item or provision, if the paragraph starts with one."""
        match = _LABEL.match(self.text)
        return match.group() if match else None


class Likeness(NamedTuple):
    """How alike two paragraphs are by themselves; the first two run from 0 to 1."""

    shared: float  # of all that both say
    contained: float  # of all that the shorter says
    label: int  # 1 the same label, -1 different ones, 0 when either has none


EQUAL = Likeness(1.0, 1.0, 0)


class Comparison:
    """Two versions made ready to be compared; each pair is compared at most once, and `compared` counts the pairs."""

    def __init__(self, old: Sequence[str], new: Sequence[str]) -> None:
        # Most paragraphs of a new version are as they were, so each text is looked at once.
        profiles = {text: Profile(fold(text)) for text in {*old, *new}}
        self.old, self.new = [profiles[text] for text in old], [profiles[text] for text in new]
        self._likeness: dict[tuple[int, int], Likeness] = {}
        self._masses: dict[str, float] = {}

    @property
    def compared(self) -> int:
        """How many pairs were compared so far: the measure of the work done."""
        return len(self._likeness)

    @cached_property
    def weights(self) -> dict[str, float]:
        """The weight of each word: the logarithm of how many paragraphs there are to each that holds it."""
        paragraphs = max(len(self.old), len(self.new)) + 1
        old, new = Counter(self.old), Counter(self.new)
        shared = old & new
        holding = _document_frequency(shared)
        # The larger count of the two versions, so that a paragraph and its successor are not two witnesses.
        holding.update(_document_frequency(old - shared) | _document_frequency(new - shared))
        return {word: math.log(paragraphs / count) for word, count in holding.items()}

    def mass(self, words: Words) -> float:
        """The summed weight of some words."""
        return float(sum(map(mul, words.values(), map(self.weights.__getitem__, words))))

    def _mass_of(self, profile: Profile) -> float:
        if profile.text not in self._masses:
            self._masses[profile.text] = self.mass(profile.words)
        return self._masses[profile.text]

    def shared_mass(self, left: Words, right: Words) -> float:
        """The summed weight of the words that two bags of words share."""
        few, many = (left, right) if len(left) <= len(right) else (right, left)
        weights = self.weights
        return sum(min(count, many[word]) * weights[word] for word, count in few.items() if word in many)

    def likeness(self, i: int, j: int) -> Likeness:
        """How alike the old paragraph i and the new paragraph j are."""
        pair = (i, j)
        if pair not in self._likeness:
            self._likeness[pair] = self._compare(i, j)
        return self._likeness[pair]

    def _compare(self, i: int, j: int) -> Likeness:
        old, new = self.old[i], self.new[j]
        if old.text == new.text:
            return EQUAL._replace(label=int(old.label is not None))
        common = self.shared_mass(old.words, new.words)
        misspelt_old, misspelt_new = self._misspelt(old.words, new.words)
        old_mass, new_mass = self._mass_of(old), self._mass_of(new)
        shared = _share(2 * common + misspelt_old + misspelt_new, old_mass + new_mass)
        contained = _share(common + min(misspelt_old, misspelt_new), min(old_mass, new_mass))
        return Likeness(shared, contained, _labels(old.label, new.label))

    def _misspelt(self, old: Words, new: Words) -> tuple[float, float]:
        """The mass that the differing words of two short texts share by their letters, for either text.

        In a short text one word misspelt leaves too little to compare (as in SoftTFIDF, Cohen et al. 2003).
        """
        if min(len(old), len(new)) > FEW_WORDS:
            return 0.0, 0.0
        gone, come = _only(old, new), _only(new, old)
        alike = _spelling(" ".join(gone), " ".join(come))
        return alike * self.mass(gone), alike * self.mass(come)


def _document_frequency(profiles: Counter[Profile]) -> Counter[str]:
    return Counter(chain.from_iterable(profile.words for profile in profiles.elements()))


def _share(part: float, total: float) -> float:
    return part / total if total > 0 else 0.0


def _only(words: Words, other: Words) -> Words:
    """The words that the other text lacks. A number is left out, because a misspelt number is another number."""
    return {word: count for word, count in words.items() if word not in other and word.isalpha()}


def _spelling(old: str, new: str) -> float:
    """How alike two spellings are: 1 for the same letters, 0 for half of them (which chance gives) or less."""
    return max(0.0, 2 * Indel.normalized_similarity(old, new, score_cutoff=0.5) - 1)


def _labels(old: str | None, new: str | None) -> int:
    if old is None or new is None:
        return 0
    return 1 if old == new else -1
