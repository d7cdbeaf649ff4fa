"""From a text to its terms, and from a query to its clauses: pure, and for any text."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.searching.terms import Clause, alternatives, clauses, stem, terms, words

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
