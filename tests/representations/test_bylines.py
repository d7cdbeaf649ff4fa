"""Bylines in words."""

from typing import get_args

import pytest

from articles.choices import ContributorRoleName
from articles.models import Contribution
from articles.representations.byline_words import BYLINES
from articles.representations.bylines import byline_of


@pytest.mark.parametrize(
    ("names", "byline"),
    [
        ([], None),
        ([("A", "author")], "By A"),
        ([("A", "author"), ("B", "author"), ("C", "author")], "By A, B and C"),
        ([("A", "author"), ("B", "translator")], "By A. Translator: B"),
        ([("B", "editor"), ("C", "editor")], "Editor: B and C"),
    ],
)
def test_a_byline_names_the_authors_first(names: list[tuple[str, str]], byline: str | None) -> None:
    assert byline_of([Contribution(name_as_printed=name, role=role) for name, role in names]) == byline


@pytest.mark.parametrize(
    ("language", "byline"),
    [
        ("ko", "글 A 및 B. 번역 C"),
        ("de-AT", "Von A und B. Übersetzung: C"),
        ("ar", "بقلم A وB. ترجمة: C"),
        ("th", "AและB. Translator: C"),
        (None, "By A and B. Translator: C"),
    ],
)
def test_a_byline_is_in_the_language_of_the_text(language: str | None, byline: str) -> None:
    makers = [("C", "translator"), ("A", "author"), ("B", "author")]
    assert byline_of([Contribution(name_as_printed=name, role=role) for name, role in makers], language) == byline


def test_a_made_up_role_is_named_as_it_is() -> None:
    assert byline_of([Contribution(name_as_printed="A", role="photo_editor")], "ko") == "Photo editor: A"


def test_each_language_has_a_word_for_each_role() -> None:
    roles = set(get_args(ContributorRoleName))
    assert {language: words.keys() ^ roles for language, words in BYLINES.items() if words.keys() != roles} == {}
    assert all(words.count("{}") == 1 for table in BYLINES.values() for words in table.values())
