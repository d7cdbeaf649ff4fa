"""From a text to its terms, and from a query to its clauses: pure, and for any text."""

import unicodedata

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from articles.searching.terms import Clause, alternatives, clauses, spans, stem, terms, words

texts = st.text(max_size=200)
SYNTAX = {chr(code) for code in range(128) if not chr(code).isalnum()}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The US-ROK alliance, in 1953.", ["the", "us", "rok", "alliance", "in", "1953"]),
        ("Élan vital: STRASSE/Straße", ["elan", "vital", "strasse", "strasse"]),
        ("isn’t isn't don''t", ["isn", "t", "isn", "t", "don", "t"]),
        ("the nation’s and the nations' way", ["the", "nation", "s", "and", "the", "nations", "way"]),
        ("snake_case a1b2", ["snake", "case", "a1b2"]),
        ("ﬁne ① ½ Ⅷ", ["fine", "1", "1", "2", "viii"]),
        ("韓米 ok", ["韓", "米", "ok"]),
        ("", []),
        ("— … ☃ 🎉", []),
    ],
)
def test_the_words_of_a_text(text: str, expected: list[str]) -> None:
    assert list(words(text)) == expected


def test_a_word_is_cut_at_two_hundred_characters() -> None:
    assert [len(word) for word in words("x" * 1000)] == [200]


@given(texts)
def test_a_term_holds_nothing_that_an_engine_could_take_for_an_operator(text: str) -> None:
    for language in (None, "en", "de", "fr", "tr", "el", "ar"):
        for term in terms(text, language):
            assert term
            assert not set(term) & SYNTAX, term
            assert not any(unicodedata.category(character) in ("Zs", "Zl", "Zp", "Cc") for character in term)


@given(texts)
def test_the_word_of_a_word_is_the_word(text: str) -> None:
    assert [again for word in words(text) for again in words(word)] == words(text)


@given(texts)
def test_case_makes_no_difference(text: str) -> None:
    assert list(words(text)) == list(words(text.casefold()))


@given(st.text(alphabet=st.characters(max_codepoint=0x2100)))
@example("᧠")
def test_the_words_of_a_text_are_the_same_beside_another_script(text: str) -> None:
    assert words(f"{text} 米") == [*words(text), "米"]


@given(texts)
def test_any_query_can_be_read(text: str) -> None:
    for clause in clauses(text):
        assert clause.words
        assert all(clause.words)


@given(texts)
def test_what_is_in_a_text_is_what_is_asked_for_with_it(text: str) -> None:
    searched = [word for clause in clauses(text.replace("-", " ").replace('"', " ")) for word in clause.words]
    assert searched == list(words(text.replace("-", " ").replace('"', " ")))


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("two words", [Clause(("two",)), Clause(("words",))]),
        ('"next to each other"', [Clause(("next", "to", "each", "other"))]),
        ("-without", [Clause(("without",), excluded=True)]),
        ('-"without this"', [Clause(("without", "this"), excluded=True)]),
        ("Indo-Pacific", [Clause(("indo", "pacific"))]),
        ('"never closed', [Clause(("never",)), Clause(("closed",))]),
        ('a "b" -c', [Clause(("a",)), Clause(("b",)), Clause(("c",), excluded=True)]),
        ('"" - -- "-"', []),
        ("", []),
    ],
)
def test_a_query_is_read_as_clauses(query: str, expected: list[Clause]) -> None:
    assert clauses(query) == expected


@pytest.mark.parametrize(
    ("language", "first", "second"),
    [
        ("en", "alliances", "alliance"),
        ("en-GB", "allies", "ally"),
        ("EN", "standing", "stand"),
        ("de", "hauser", "haus"),
        ("fr", "alliees", "alliee"),
        ("es", "naciones", "nacion"),
        ("ru", "союзники", "союзник"),
    ],
)
def test_inflections_have_one_stem(language: str, first: str, second: str) -> None:
    assert stem(first, language) == stem(second, language)


@pytest.mark.parametrize("language", [None, "", "xx", "tlh", "und", "zh-Hant"])
def test_a_language_without_a_stemmer_leaves_the_word(language: str | None) -> None:
    assert stem("alliances", language) == "alliances"


def test_a_clause_has_a_form_for_each_language_without_repeats() -> None:
    forms = alternatives(Clause(("alliances",)), ["en", "en-GB", "de", None])
    assert forms == [("allianc",), ("alliances",)]
    assert alternatives(Clause(("alliances",)), []) == [("alliances",)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("동맹은 핵", ["동맹", "맹은", "핵"]),
        ("70주년의", ["70", "주", "주년", "년의"]),
        ("3월 제3차", ["3", "월", "제", "3", "차"]),
        ("한美동맹", ["한", "美", "동", "동맹"]),
    ],
)
def test_hangul_is_read_by_pairs_of_syllables(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("query", "expected"),
    [("핵", [("0핵",)]), ("3월", [("3", "월")]), ("동맹", [("동맹",)]), ('"핵 NATO"', [("핵", "nato")])],
)
def test_a_syllable_alone_is_looked_for_wherever_it_stands(query: str, expected: list[tuple[str, ...]]) -> None:
    assert alternatives(clauses(query)[0], ["ko", None]) == expected


@settings(deadline=None)
@example("℠")
@example("a™ ©동맹™ №5 5㎏ ⼀a ㊟")
@given(texts)
def test_the_spans_of_a_text_have_its_words_in_order(text: str) -> None:
    text = unicodedata.normalize("NFC", text)
    # Letters of Hangul that a text writes one by one may be one syllable in the index.
    assume(not any("HANGUL" in unicodedata.name(sign, "") and not "가" <= sign <= "힣" for sign in text))
    assert [word for _, _, found in spans(text) for word in found] == words(text)


def test_a_span_says_where_a_word_stands() -> None:
    assert list(spans("An é, 70주년 ½")) == [
        (0, 2, ["an"]),
        (3, 4, ["e"]),
        (6, 8, ["70"]),
        (8, 9, ["주"]),
        (8, 10, ["주년"]),
        (11, 12, ["1", "2"]),
    ]


def test_an_arabic_word_is_looked_for_with_its_prefixes_and_endings() -> None:
    forms = alternatives(Clause(("الكتاب", "قديمه")), ["ar", None])
    assert {("الكتاب", "قديم"), ("وكتاب", "قديم"), ("للكتاب", "قديمه"), ("بالكتاب", "قديمه")} <= set(forms)
    assert not any(form[1] not in ("قديم", "قديمه") for form in forms)


@given(st.text(st.characters(max_codepoint=0x205F, exclude_categories=["Cs"]), max_size=12))
@example("L’été d’Ōsaka — “Straße”, no. 2² … снег: ΩΜΕΓΑ")
@example("©a ªb\u0301c _d\u00ade")
def test_the_spans_of_a_text_do_not_depend_on_the_other_scripts_in_it(text: str) -> None:
    assert list(spans(text)) == list(spans(f"{text} 中"))[:-1]
