"""How much of a block the extractors' texts hold."""

import pytest
from lxml.html import fromstring

from articles.intake.html.votes import _runs, _share, votes
from articles.intake.markup.blocks import page_blocks


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


@pytest.mark.parametrize("markup", ["x" * 2_000_000, "<br>" * 20_000])
def test_of_a_very_large_page_no_extractor_is_asked(markup: str) -> None:
    root = fromstring(f"<html><body><p>{markup}</p></body></html>")
    assert votes(root, []) is None


def test_the_extractors_vote_for_the_text() -> None:
    prose = "<p>The harbour of Vell froze twice that winter, and both times the ferries were hauled onto the quay by men.</p>"
    root = fromstring(
        f"<html><body><nav><a href=/>Home page of us</a></nav><main><h1>Ice</h1>{prose * 4}</main></body></html>"
    )
    shares = votes(root, page_blocks(root))
    assert shares is not None
    assert (shares[0] < 0.5, shares[-1] > 0.5) == (True, True)
