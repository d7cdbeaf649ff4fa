"""Snowball's stemmers in C and in Python: an index that one of them made answers for the words of the other."""

import random
from importlib import import_module

import pytest
import snowballstemmer
import Stemmer

from articles.folding import folded
from articles.searching import terms

# Latin, with and without accents, Greek, Cyrillic, Armenian, Hebrew, Arabic, Devanagari, Tamil.
_FIRST = (0x61, 0xDF, 0x3B1, 0x430, 0x561, 0x5D0, 0x621, 0x905, 0xB85)
_BEYOND = (0x7B, 0x180, 0x3CA, 0x460, 0x588, 0x5EB, 0x64B, 0x94E, 0xBCE)
ALPHABETS = [[chr(code) for code in range(*ends)] for ends in zip(_FIRST, _BEYOND, strict=True)]
ENDINGS = ("", "s", "ies", "ing", "edly", "ation", "heiten", "ment", "ción", "ność", "ность", "ων", "ات", "ம்", "ों")


def test_the_stemmers_in_c_are_used() -> None:
    assert snowballstemmer.stemmer is Stemmer.Stemmer


@pytest.mark.parametrize("algorithm", sorted(set(terms._ALGORITHMS.values()) - {terms._ARABIC}))
def test_both_stemmers_of_a_language_are_the_same(algorithm: str) -> None:
    chance = random.Random(algorithm)
    words = [
        folded("".join(chance.choices(chance.choice(ALPHABETS), k=chance.randint(1, 9))) + chance.choice(ENDINGS))
        for _ in range(1_000)
    ]
    in_python = getattr(import_module(f"snowballstemmer.{algorithm}_stemmer"), f"{algorithm.title()}Stemmer")()
    assert [Stemmer.Stemmer(algorithm).stemWord(word) for word in words] == in_python.stemWords(words)
