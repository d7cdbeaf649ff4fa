"""The spaces of Hangul: which other spellings a search asks for. Pure."""

import pytest

from articles.searching.spacing import LONGEST, other_spacings
from articles.searching.terms import alternatives, clauses, joined


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        (("동",), set()),
        (("동맹",), set()),
        (("동", "맹"), {("동맹",)}),
        (("핵실험",), {("핵", "실험"), ("핵실", "험"), ("핵", "실", "험")}),
        (("핵", "실험"), {("핵실험",), ("핵실", "험"), ("핵", "실", "험")}),
        (
            ("한미동맹",),
            {
                ("한미", "동맹"),
                ("한", "미", "동맹"),
                ("한", "미동맹"),
                ("한미동", "맹"),
                ("한", "미동", "맹"),
                ("한", "미", "동", "맹"),
            },
        ),
    ],
)
def test_a_part_has_two_syllables_except_at_the_ends(typed: tuple[str, ...], expected: set[tuple[str, ...]]) -> None:
    found = other_spacings(typed)
    assert set(found) == expected
    assert len(found) == len(expected)


def test_a_long_word_stays_as_it_is() -> None:
    assert ("한미", "상호", "방위", "조약") in other_spacings(("한미상호방위조약",))
    assert len("한미상호방위조약") == LONGEST
    assert other_spacings(("한미상호방위조약에",)) == ()


@pytest.mark.parametrize(
    ("query", "first", "others"),
    [
        ("핵실험", ("핵실", "실험"), {("핵", "실험"), ("핵실", "험"), ("핵", "실", "험")}),
        ('"핵 동맹"', ("핵", "동맹"), {("핵동", "동맹"), ("핵동", "맹"), ("핵", "동", "맹")}),
        ("70주년", ("70", "주", "주년"), {("70", "주년")}),
        ('"NATO 동맹 now"', ("nato", "동맹", "now"), {("nato", "동", "동맹", "now")}),
        ("NATO동맹", ("nato", "동", "동맹"), {("nato", "동맹")}),
        ("동맹", ("동맹",), set()),
        ("alliances", ("alliances",), set()),
    ],
)
def test_a_clause_is_looked_for_as_it_was_typed_first(
    query: str, first: tuple[str, ...], others: set[tuple[str, ...]]
) -> None:
    forms = alternatives(clauses(query)[0], [None])
    assert forms[0] == first
    assert set(forms[1:]) == others


def test_words_apart_are_looked_for_together_with_any_spaces() -> None:
    forms = alternatives(joined(clauses("한미 동맹")), [None])
    assert forms[0] == ("한미", "동맹")
    assert ("한미", "미동", "동맹") in forms


def test_a_clause_of_many_words_has_no_more_spellings_than_one_word() -> None:
    for word in ("한미상호방위조약", "핵실험"):
        words = " and ".join([word] * 5)
        assert 1 < len(alternatives(clauses(f'"{words}"')[0], [None])) <= 100
