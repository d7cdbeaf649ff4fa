"""The filter of the pairs of a text: it has every pair, and hardly another."""

import pytest

from articles.searching.pairs import BITS_A_PAIR, MOST_BYTES, filter_of, pairs


def has(bits: bytes, first: str, second: str) -> bool:
    ((one, other),) = pairs([first, second])
    set_bits = {8 * byte + bit for byte in range(len(bits)) for bit in range(8) if bits[byte] & 1 << bit}
    return {one % (len(bits) * 8), other % (len(bits) * 8)} <= set_bits


def test_a_filter_has_each_pair_of_its_text_in_its_order() -> None:
    bits = filter_of(["freedom", "of", "the", "seas"])
    assert [has(bits, *pair) for pair in (("freedom", "of"), ("of", "the"), ("the", "seas"))] == [True] * 3
    assert not has(bits, "seas", "the")


def test_a_thirtieth_of_other_pairs_seems_to_be_there() -> None:
    terms = [f"word{number}" for number in range(1_000)]
    bits = filter_of(terms)
    wrong = sum(has(bits, terms[number], terms[number - 7]) for number in range(10, 1_000))
    assert 15 < wrong < 60


@pytest.mark.parametrize(
    ("terms", "size"), [(0, 1), (8, 11), (1_000, 1_251), (1_519, 1_899), (1_520, 1_900), (9_000, 1_900)]
)
def test_a_filter_grows_with_its_text_up_to_what_a_row_takes(terms: int, size: int) -> None:
    assert (BITS_A_PAIR, MOST_BYTES) == (10, 1_900)
    assert len(filter_of(["a"] * terms)) == size


@pytest.mark.parametrize(("terms", "is_full"), [(50_000, False), (50_001, True)])
def test_the_filter_of_a_very_long_text_leaves_out_nothing(terms: int, is_full: bool) -> None:
    bits = filter_of(["a"] * terms)
    assert len(bits) == MOST_BYTES
    assert has(bits, "freedom", "of") is is_full
    assert (bits == b"\xff" * MOST_BYTES) is is_full
