"""The order of names in lists: one for every language, and the same on every database."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.collation import LONGEST, sort_key

IN_ORDER = [
    "(x)",
    "３M",
    "3N",
    "4",
    "Aesop",
    "Đorđe",
    "Éva",
    "Evans",
    "Łukasz",
    "Lund",
    "O'Brien",
    "Obrien",
    "Ørsted",
    "Osborn",
    "Straße",
    "Zoë",
    "Ωμέγα",
    "Яна",
    "אב",
    "ابن",
    "김철수",
    "박",
    "あべ",
    "安倍",
]


def test_names_of_all_scripts_are_in_order() -> None:
    shuffled = random.Random(1).sample(IN_ORDER, len(IN_ORDER))
    assert sorted(shuffled, key=sort_key) == IN_ORDER


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Éva", "eva"),
        ("Ørsted", "Orsted"),
        ("Łukasz", "Lukasz"),
        ("Æsop", "Aesop"),
        ("Œuvre", "oeuvre"),
        ("Straße", "STRASSE"),
        ("O’Brien", "O'Brien"),
        ("Ｔｉｍｅｓ", "Times"),
        ("  A   B ", "A\u00a0B"),
        ("٣", "3"),
        ("Diyarbakır", "Diyarbakir"),
    ],
)
def test_what_differs_in_case_accents_or_width_stands_together(name: str, other: str) -> None:
    assert sort_key(name) == sort_key(other)


@pytest.mark.parametrize(("first", "second"), [("a b", "ab"), ("a-b", "ab"), ("a!", "a1"), ("1a", "a"), ("a b", "a-b")])
def test_spaces_come_before_punctuation_then_digits_then_letters(first: str, second: str) -> None:
    assert sort_key(first) < sort_key(second)


@given(st.text(max_size=400), st.text(max_size=400))
def test_a_key_is_short_and_ordered_as_bytes_are(name: str, other: str) -> None:
    key, other_key = sort_key(name), sort_key(other)
    assert len(key) <= LONGEST * 4 * 2
    assert (key < other_key) == (bytes.fromhex(key) < bytes.fromhex(other_key))
