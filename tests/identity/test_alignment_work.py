"""The work that `match` does grows with the number of paragraphs, not with its square: pairs compared, not seconds."""

import random
from collections.abc import Callable

import pytest

from articles.identity.assignment import assign
from articles.identity.lineage import relations
from articles.identity.similarity import Comparison

FEW, MANY = 400, 2000  # paragraphs; were each compared with each, these would be 20 and 100 times too many pairs
VOCABULARY = 600  # words, so that one stands in about 20 paragraphs
PAIRS_EACH = 20  # pairs compared for each old paragraph, at most, in any of these cases


def _paragraph(words: random.Random, vocabulary: int, length: int = 30) -> str:
    return " ".join(f"word{words.randrange(vocabulary)}" for _ in range(length))


def _edited() -> tuple[list[str], list[str]]:
    words = random.Random(1)
    old = [_paragraph(words, VOCABULARY) for _ in range(FEW)]
    return old, [f"{text} edited" for text in old]


def _unrelated() -> tuple[list[str], list[str]]:
    words = random.Random(2)
    return [_paragraph(words, VOCABULARY) for _ in range(FEW)], [_paragraph(words, VOCABULARY) for _ in range(FEW)]


def _numbered() -> tuple[list[str], list[str]]:
    return [f"Item {k} was checked." for k in range(MANY)], [f"Item {k} is checked." for k in range(MANY)]


def _alike() -> tuple[list[str], list[str]]:
    words = random.Random(3)
    return [words.choice(["Yes.", "No."]) for _ in range(MANY)], [words.choice(["Yes.", "No."]) for _ in range(MANY)]


CASES: dict[str, Callable[[], tuple[list[str], list[str]]]] = {
    "edited": _edited,
    "unrelated": _unrelated,
    "numbered": _numbered,
    "of two texts": _alike,
    "of one text": lambda: (["Yes."] * MANY, ["Yes."] * (MANY - 100)),
    "empty": lambda: ([""] * MANY, [""] * (MANY // 2) + ["x"] * (MANY // 2)),
}


@pytest.mark.parametrize("case", CASES)
def test_the_pairs_compared_are_a_few_for_each_paragraph(case: str) -> None:
    comparison = Comparison(*CASES[case]())
    relations(comparison, assign(comparison))
    assert comparison.compared <= PAIRS_EACH * len(comparison.old)


def test_unchanged_paragraphs_are_not_compared_at_all() -> None:
    old, _ = _edited()
    comparison = Comparison(old, old[FEW // 2 :] + old[: FEW // 2])
    assign(comparison)
    assert comparison.compared == 0


def test_a_handful_of_edits_in_a_long_text_costs_a_handful_of_comparisons() -> None:
    old, edited = _edited()
    comparison = Comparison(old, old[:100] + edited[100:110] + old[110:])
    assign(comparison)
    assert comparison.compared <= PAIRS_EACH * 10
