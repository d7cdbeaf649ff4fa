"""How the lines of a paragraph are joined, and which hyphens are a typesetter's."""

import pytest

from articles.intake.plain.hyphens import Hyphens, hyphens_of, join


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["a b", "c"], "a b c"),
        (["US-", "Japan"], "US-Japan"),
        (["x-", "ray"], "x-ray"),
        (["pre-", "and post-war"], "pre- and post-war"),
        (["vor-", "Und nachher"], "vor- Und nachher"),
        (["a -", "b"], "a - b"),
        (["a--", "b"], "a-- b"),
        (["-", "b"], "- b"),
        (["港は", "十一"], "港は十一"),
        (["港は", "a"], "港は a"),
    ],
)
def test_joined_lines(lines: list[str], text: str) -> None:
    assert join(lines) == text


def joined(*lines: str) -> str:
    return join(list(lines), hyphens_of(list(lines)))


def test_a_soft_hyphen_at_a_line_s_end_goes() -> None:
    assert joined("sur\u00ad", "prised") == "surprised"


def test_a_hyphen_goes_if_the_joined_word_stands_elsewhere_and_so_do_the_others_then() -> None:
    assert joined("a harbour and a har-", "bour") == "a harbour and a harbour"
    assert joined("a harbour, a har-", "bour and no-", "body") == "a harbour, a harbour and nobody"
    assert joined("the har-", "bour and no-", "body") == "the har-bour and no-body"


def test_a_word_that_the_text_has_with_its_hyphen_keeps_it() -> None:
    assert joined("harbour, post-war, har-", "bour, post-", "war") == "harbour, post-war, harbour, post-war"


def test_a_capital_or_a_suspended_hyphen_is_no_typesetter_s() -> None:
    assert joined("harbour har-", "bour US-", "Japan pre-", "and") == "harbour harbour US-Japan pre- and"
    assert hyphens_of(["a", "b"]) == Hyphens()
