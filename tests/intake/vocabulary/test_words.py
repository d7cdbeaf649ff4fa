"""The vocabularies: each entry is a pattern, and the lists of all languages are joined."""

import re
from dataclasses import fields

import pytest
from babel import Locale

from articles.intake.vocabulary import LANGUAGES, WORDS, any_of
from articles.intake.vocabulary.words import Vocabulary, joined


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.tag)
def test_every_entry_of_a_language_is_a_pattern_in_lower_case(language: Vocabulary) -> None:
    assert Locale(language.tag).months["format"]["wide"]
    lists = [
        item.name for item in fields(Vocabulary) if item.name not in {"tag", "month_names", "skipped_before_outlet"}
    ]
    for entry in (entry for name in lists for entry in getattr(language, name)):
        re.compile(entry)
        assert entry == re.sub(r"(?<!\\)[A-Z]", lambda letter: letter[0].lower(), entry)


def test_the_lists_are_joined_in_order_and_each_entry_once() -> None:
    first = Vocabulary(by=("by", "von"), suspended=frozenset({"and"}), month_names=(("mrz", 3),))
    second = Vocabulary(by=("von", "par"), suspended=frozenset({"und"}))
    both = joined([first, second])
    assert (both.by, both.tag, both.month_names) == (("by", "von", "par"), "", (("mrz", 3),))
    assert both.suspended == {"and", "und"}


def test_every_language_is_joined() -> None:
    assert {"by", "von", "par", "por"} <= set(WORDS.by)
    assert {"and", "und", "et", "y"} <= WORDS.suspended


def test_a_pattern_matches_any_entry_whatever_the_white_space() -> None:
    pattern = re.compile(any_of(("written by", "a[ b]c"), ("von",)))
    assert [bool(pattern.fullmatch(text)) for text in ("written \n by", "von", "a c", "a  c", "writtenby")] == [
        True,
        True,
        True,
        False,
        False,
    ]


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.tag)
def test_each_form_of_a_note_begins_with_words_of_its_own(language: Vocabulary) -> None:
    """A form that could begin anywhere would be tried on each sentence of each text."""
    beginnings = [form.partition("{outlet}")[0] for form in language.note_sentences]
    assert [form for form in beginnings if re.match(form, "Nothing of a note")] == []
