"""The alignment of a version: how a paragraph begins."""

import pytest

from articles.representations.alignment import beginning


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Short.", "Short."),
        ("x" * 80, "x" * 80),
        ("x" * 81, f"{'x' * 79}…"),
        (f"{'x' * 78} {'y' * 10}", f"{'x' * 78}…"),
        (f"{'x' * 77} {'y' * 10}", f"{'x' * 77} y…"),
    ],
)
def test_a_paragraph_begins_with_80_characters_at_most(text: str, expected: str) -> None:
    assert beginning(text) == expected
