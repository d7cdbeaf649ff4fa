"""Whether quoted words stand in a text: typography is folded, and nothing else."""

import pytest

from articles.citing.checking.quoted_words import have_words

TEXT = "He said: \u201cIt\u2019s the bridge \u2013 the old one \u2026 and 3 \u00d7 5\u00a0metres long.\u201d Caf\u00e9 Stein."


@pytest.mark.parametrize(
    "quoted",
    [
        TEXT,
        "It's the bridge - the old one",
        "\u2018It\u2019s the bridge",
        "the  old\none ... and",
        "one . . . and",
        "bridge -- the",
        "bridge \u2014 the",
        "5 metres long.",
        "Cafe\u0301 St\u00adein",
        "the\u200b bridge",
        "  the bridge  ",
    ],
)
def test_typography_makes_no_difference(quoted: str) -> None:
    assert have_words([TEXT], quoted) is True


@pytest.mark.parametrize("quoted", ["The bridge", "the bridges", "3 x 5", "Cafe", "the old, one", "bridge the old"])
def test_everything_else_does(quoted: str) -> None:
    assert have_words([TEXT], quoted) is False


def test_words_may_run_from_one_paragraph_into_the_next() -> None:
    assert have_words(["This is one.", "Two are here."], "one. Two") is True
    assert have_words(["This is one.", "Two are here."], "one. Here") is False


@pytest.mark.parametrize("quoted", ["", " \n", "\u200b\u00ad"])
def test_where_no_words_are_quoted_nothing_is_said(quoted: str) -> None:
    assert have_words([TEXT], quoted) is None
