"""How much of a block the extractors' texts hold."""

import pytest

from articles.intake.html.votes import _runs, _share


@pytest.mark.parametrize(
    ("words", "text", "share"),
    [
        ("a b c d", "x a b c d y", 1.0),
        ("a b c d e", "a b c d x", 0.5),
        ("a b c d", "a b c\nd", 0.0),
        ("a b c d", "a b c|d", 0.0),
        ("a b", "a b", 1.0),
        ("a b", "a b c d", 0.0),
        ("a b c", "A B C", 1.0),
        ("", "a", 0.0),
    ],
)
def test_the_share_of_a_block_that_a_text_holds(words: str, text: str, share: float) -> None:
    assert _share(words.split(), _runs(text)) == share
