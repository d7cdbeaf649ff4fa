"""Folding evens out the contract's typographic variants, and nothing else; the way back is exact."""

import sys
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from articles.typography import Folded

# One of each class, and what each is folded to.
VARIANTS = [
    *((mark, "'") for mark in "\"'`´׳״ʻʼ‘’‚‛“”„‟′″‹›«»「」『』〝〞〟＂＇"),
    *((mark, "-") for mark in ["-", "‐", "‑", "‒", "–", "—", "―", "−", "--", "---", "⸺", "﹘", "－"]),
    *((mark, "...") for mark in ["…", "...", ". . .", "……", "⋯", "...."]),
    *((mark, " ") for mark in [" ", "  ", "\u00a0", "\u2009", "\u3000", "\t", "\r\n", " \u200b "]),
    *((mark, "") for mark in "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"),
    ("ﬁ", "fi"),
    ("ﬄ", "ffl"),
    ("ﬅ", "st"),
    ("ĳ", "ij"),
    ("ﻻ", "لا"),
]
DISTINCT = [
    "É",
    "e",
    "E",
    "α",
    "alpha",
    "ß",
    "ss",
    "Ａ",
    "①",
    "1",
    "½",
    "²",
    "№",
    "ー",
    "·",
    "・",
    "*",
    "&",
    "/",
    "《",
    "。",
    ".",
]
PIECES = [*"ab1é \n.-'", "e\u0301", *(variant for variant, _ in VARIANTS)]
anything = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)


@pytest.mark.parametrize(("variant", "folded"), VARIANTS)
def test_each_variant_is_folded_inside_of_a_text(variant: str, folded: str) -> None:
    assert Folded.of(f"a{variant}b").text == f"a{folded}b"


@pytest.mark.parametrize("text", DISTINCT)
def test_nothing_else_is_folded(text: str) -> None:
    assert Folded.of(text).text == text


@pytest.mark.parametrize(
    ("guillemets", "marks"),
    [
        ("Er rief: »Ja« und ging", "Er rief: „Ja“ und ging"),
        ("Er rief: »Ja!« und ging", "Er rief: „Ja!“ und ging"),
        ("Er rief: »›Ja‹, sagt er.‹« Und ging", "Er rief: „‚Ja‘, sagt er.‘“ Und ging"),
        ("hon sa »ja» och gick", "hon sa ”ja” och gick"),
        ("il dit l’« heure », et part", "il dit l’“heure”, et part"),
    ],
)
def test_spaces_outside_of_guillemets_do_not(guillemets: str, marks: str) -> None:
    assert Folded.of(guillemets).text == Folded.of(marks).text


def test_spaces_inside_of_guillemets_belong_to_them() -> None:
    assert Folded.of("il dit « oui » et part").text == Folded.of("il dit “oui” et part").text


def test_composed_and_decomposed_letters_are_alike() -> None:
    assert Folded.of("cafe\u0301 \u1112\u1161\u11ab").text == "café 한"


def test_no_compatibility_ligature_of_any_plane_is_left_as_it_is() -> None:
    ligatures = [
        sign
        for sign in map(chr, range(sys.maxunicode + 1))
        if unicodedata.decomposition(sign).startswith("<") and "LIGATURE" in unicodedata.name(sign, "")
    ]
    assert [sign for sign in ligatures if sign in Folded.of(f"a{sign}b").text] == []


@given(anything | st.text(max_size=20))
@example(".  ..")
@example(".\u200b \u200b ..")
def test_folding_twice_is_folding_once(text: str) -> None:
    folded = Folded.of(text).text
    assert Folded.of(folded).text == folded


@given(anything)
def test_every_character_stands_for_a_stretch_and_the_stretches_follow_each_other(text: str) -> None:
    folded = Folded.of(text)
    stretches = [folded.stretch(place, place + 1) for place in range(len(folded.text))]
    assert all(0 <= start < end <= len(text) for start, end in stretches)
    assert stretches == sorted(stretches)


@given(anything.filter(lambda text: bool(Folded.of(text).text)))
def test_what_stands_for_the_whole_folded_text_is_the_text_but_for_its_ends(text: str) -> None:
    folded = Folded.of(text)
    stored = text[slice(*folded.stretch(0, len(folded.text)))]
    assert Folded.of(stored).text == folded.text
    assert stored in text


@given(anything.filter(lambda text: bool(Folded.of(text).text)))
@example(".\u00ad\u2026")
def test_a_stretch_of_a_folded_text_folds_to_the_same(text: str) -> None:
    folded = Folded.of(text)
    for place in range(len(folded.text)):
        assert folded.text[place] in Folded.of(f"x{text[slice(*folded.stretch(place, place + 1))]}x").text


def test_the_table_maps_one_character_to_one() -> None:
    text = "“He’s — here”, he said\u00a0then"
    assert len(Folded.of(text).text) == len(unicodedata.normalize("NFC", text))
