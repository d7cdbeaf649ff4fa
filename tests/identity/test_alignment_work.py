"""The work that `match` does grows with the number of paragraphs, not with its square: pairs compared, not seconds."""

import random
from collections.abc import Callable

import pytest

from articles.identity.assignment import assign
from articles.identity.lineage import relations
from articles.identity.similarity import Comparison

PAIRS_EACH = 20  # pairs compared for each old paragraph, at most, in any of these cases


def _paragraph(words: random.Random, vocabulary: int, length: int = 30) -> str:
    return " ".join(f"word{words.randrange(vocabulary)}" for _ in range(length))


def _edited() -> tuple[list[str], list[str]]:
    words = random.Random(1)
    old = [_paragraph(words, 3000) for _ in range(2000)]
    return old, [f"{text} edited" for text in old]


def _unrelated() -> tuple[list[str], list[str]]:
    words = random.Random(2)
    return [_paragraph(words, 3000) for _ in range(2000)], [_paragraph(words, 3000) for _ in range(2000)]


def _numbered() -> tuple[list[str], list[str]]:
    return [f"Item {k} was checked." for k in range(20_000)], [f"Item {k} is checked." for k in range(20_000)]


def _alike() -> tuple[list[str], list[str]]:
    words = random.Random(3)
    return [words.choice(["Yes.", "No."]) for _ in range(20_000)], [
        words.choice(["Yes.", "No."]) for _ in range(20_000)
    ]


CASES: dict[str, Callable[[], tuple[list[str], list[str]]]] = {
    "two thousand edited": _edited,
    "two thousand unrelated": _unrelated,
    "twenty thousand numbered": _numbered,
    "twenty thousand of two texts": _alike,
    "twenty thousand of one text": lambda: (["Yes."] * 20_000, ["Yes."] * 19_000),
    "twenty thousand empty": lambda: ([""] * 20_000, [""] * 10_000 + ["x"] * 10_000),
}


@pytest.mark.parametrize("case", CASES)
def test_the_pairs_compared_are_a_few_for_each_paragraph(case: str) -> None:
    comparison = Comparison(*CASES[case]())
    relations(comparison, assign(comparison))
    assert comparison.compared <= PAIRS_EACH * len(comparison.old)


def test_unchanged_paragraphs_are_not_compared_at_all() -> None:
    old, _ = _edited()
    comparison = Comparison(old, old[1000:] + old[:1000])
    assign(comparison)
    assert comparison.compared == 0


def test_a_handful_of_edits_in_a_long_text_costs_a_handful_of_comparisons() -> None:
    old, edited = _edited()
    comparison = Comparison(old, old[:500] + edited[500:510] + old[510:])
    assign(comparison)
    assert comparison.compared <= PAIRS_EACH * 10
