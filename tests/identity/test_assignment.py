"""The bars that a pair must clear, by written examples: each of them fails if its bar is lowered or its rule dropped."""

import math
from types import SimpleNamespace

import pytest

from articles.identity.alignment import match
from articles.identity.assignment import LEAST_SHARED, ROUNDS, Bar, _accept, _related
from articles.identity.candidates import Pair
from articles.identity.lineage import LEAST_WORDS, MOSTLY
from tests.stories import BUDGET, FERRY, FLOOD, MAYOR, PENGUIN, SCHOOL


def test_of_two_paragraphs_that_could_live_on_as_one_only_one_does() -> None:
    links, _ = match([f"{MAYOR} First.", f"{MAYOR} Second."], [f"{MAYOR} Third."])
    assert len(links) == 1


def test_of_two_paragraphs_that_one_could_live_on_as_only_one_is_it() -> None:
    links, _ = match([f"{MAYOR} Third."], [f"{MAYOR} First.", f"{MAYOR} Second."])
    assert len(links) == 1


@pytest.mark.parametrize("other", [PENGUIN, SCHOOL, BUDGET])
def test_another_text_in_the_place_of_a_paragraph_is_another_paragraph(other: str) -> None:
    links, relations = match([FERRY, MAYOR, FLOOD], [FERRY, other, FLOOD])
    assert (links, relations) == ([(0, 0), (2, 2)], [])


def test_the_bars_fall_from_round_to_round_to_one_and_a_half_to_one() -> None:
    scores = [bar.score for bar in ROUNDS]
    assert scores == sorted(scores, reverse=True)
    assert 0.4 < scores[-1] < 0.41
    assert (LEAST_SHARED, LEAST_WORDS, MOSTLY) == (0.15, 5, 0.5)


@pytest.mark.parametrize(
    ("scores", "bar", "accepted"),
    [
        ({(0, 0): 1.0}, Bar(1.0, -math.inf), {0: 0}),
        ({(0, 0): 0.9}, Bar(1.0, -math.inf), {}),
        ({(0, 0): 2.0, (0, 1): 3.0}, Bar(1.0, -math.inf), {0: 1}),
        ({(0, 0): 2.0, (1, 0): 3.0}, Bar(1.0, -math.inf), {1: 0}),
        ({(0, 0): 3.0, (0, 1): 3.0, (1, 0): 3.0}, Bar(1.0, -math.inf), {0: 0}),
        ({(1, 0): 3.0, (0, 1): 3.0, (0, 0): 3.0}, Bar(1.0, -math.inf), {0: 0}),
        ({(0, 0): 3.0, (0, 1): 2.0}, Bar(1.0, 1.0), {0: 0}),
        ({(0, 0): 3.0, (0, 1): 2.5}, Bar(1.0, 1.0), {}),
        ({(9, 1): 3.0, (1, 9): 3.0}, Bar(1.0, -math.inf), {}),
    ],
)
def test_the_best_pairs_that_clear_the_bar_are_linked(
    scores: dict[Pair, float], bar: Bar, accepted: dict[int, int]
) -> None:
    links = {9: 9}
    assert _accept(links, scores, bar) is bool(accepted)
    assert links == {9: 9, **accepted}


@pytest.mark.parametrize(("shared", "related"), [(0.15, True), (0.149, False)])
def test_a_pair_needs_a_share_of_common_words(shared: float, related: bool) -> None:
    comparison = SimpleNamespace(likeness=lambda _i, _j: SimpleNamespace(shared=shared))
    assert _related(comparison, (0, 0)) is related  # type: ignore[arg-type]


# ── Lineage ─────────────────────────────────────────────────────────────────────────────────────────────────────────
def words(name: str, *numbers: int) -> str:
    return " ".join(f"{name}{number}" for number in numbers)


KEPT_A, KEPT_B = words("alpha", *range(12)), words("beta", *range(12))
PIECE = words("piece", *range(10))


@pytest.mark.parametrize("better", [0, 1])
def test_a_piece_belongs_to_the_paragraph_that_lost_most_of_it(better: int) -> None:
    lost = [words("piece", *range(9)), words("piece", *range(7))]
    old = [f"{KEPT_A} {lost[better]}", f"{KEPT_B} {lost[1 - better]}"]
    _, relations = match(old, [KEPT_A, KEPT_B, PIECE])
    assert relations == [(better, 2, "split")]


def test_a_paragraph_of_which_less_than_half_was_lost_by_another_is_not_a_piece_of_it() -> None:
    _, relations = match([f"{KEPT_A} {words('piece', *range(3))}"], [KEPT_A, PIECE])
    assert relations == []


@pytest.mark.parametrize(("count", "found"), [(4, []), (5, [(0, 1, "split")])])
def test_a_piece_has_at_least_five_different_words(count: int, found: list[tuple[int, int, str]]) -> None:
    piece = words("piece", *range(count))
    _, relations = match([f"{KEPT_A} {piece}"], [KEPT_A, piece])
    assert relations == found
