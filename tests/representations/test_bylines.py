"""Bylines in words."""

import pytest

from articles.models import Contribution
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
