"""Readable differences: slight islands are joined, and insertions slide to natural places."""

import pytest

from articles.identity.tidying import Change, tidied
from articles.identity.tokens import tokens_of


def shown(old: str, new: str, *changes: Change) -> list[tuple[str, str]]:
    """The removed and the inserted text of each change once it is tidied."""
    old_tokens, new_tokens = tokens_of(old), tokens_of(new)
    return [
        ("".join(old_tokens[c.old_start : c.old_end]), "".join(new_tokens[c.new_start : c.new_end]))
        for c in tidied(old_tokens, new_tokens, changes)
    ]


def swaps(*places: int) -> list[Change]:
    """Single tokens that were each replaced in place."""
    return [Change(place, place + 1, place, place + 1) for place in places]


@pytest.mark.parametrize(
    ("old", "new", "places", "differences"),
    [
        ("aaa b ccc", "xxx b yyy", (0, 4), [("aaa b ccc", "xxx b yyy")]),
        ("aaa bbb ccc", "xxx bbb yyy", (0, 4), [("aaa bbb ccc", "xxx bbb yyy")]),
        ("aaa bbbb ccc", "xxx bbbb yyy", (0, 4), [("aaa", "xxx"), ("ccc", "yyy")]),
        ("aaaa b c d eeee", "xxxx b c d yyyy", (0, 8), [("aaaa b c d eeee", "xxxx b c d yyyy")]),
        ("aaaaa b c d e fffff", "xxxxx b c d e yyyyy", (0, 10), [("aaaaa", "xxxxx"), ("fffff", "yyyyy")]),
        ("aaaa bbb c", "xxxx bbb y", (0, 4), [("aaaa", "xxxx"), ("c", "y")]),
        ("a bbb cccc", "x bbb yyyy", (0, 4), [("a", "x"), ("cccc", "yyyy")]),
        ("aa bbbb cccc d eeee", "xx bbbb yyyy d zzzz", (0, 4, 8), [("aa", "xx"), ("cccc d eeee", "yyyy d zzzz")]),
        ("a", "bbb", (), []),
    ],
)
def test_changes_around_a_slight_island_are_joined(
    old: str, new: str, places: tuple[int, ...], differences: list[tuple[str, str]]
) -> None:
    assert shown(old, new, *swaps(*places)) == differences


def test_the_heavier_side_of_a_change_counts() -> None:
    changes = [Change(0, 1, 0, 1), Change(4, 5, 4, 5)]
    assert shown("aaa b ccc", "x b yyy", *changes[:1], Change(4, 5, 4, 5)) == [("aaa b ccc", "x b yyy")]
    assert len(shown("aaa bbb c", "x bbb yyy", *changes)) == 1
    assert len(shown("a bbb c", "x bbb yyy", *changes)) == 2


def test_a_joined_change_weighs_more_than_its_parts() -> None:
    old, new = "aaa bbbbbb ccc ddd eee", "xxx bbbbbb yyy ddd zzz"
    assert len(shown(old, new, *swaps(0, 4, 8))) == 2
    old, new = "aaaaaa bbbbbb ccc ddd eee", "xxxxxx bbbbbb yyy ddd zzz"
    assert len(shown(old, new, *swaps(0, 4, 8))) == 1


@pytest.mark.parametrize(
    ("old", "new", "change", "tidy"),
    [
        ("the big dog", "the big red dog", Change(3, 3, 3, 5), Change(4, 4, 4, 6)),
        ("the big red dog", "the big dog", Change(3, 5, 3, 3), Change(4, 6, 4, 4)),
        ("the big dog", "the big red dog", Change(4, 4, 4, 6), Change(4, 4, 4, 6)),
        ("One. Two.", "One. One. Two.", Change(2, 2, 2, 5), Change(0, 0, 0, 3)),
        ("the big dog", "the red cat", Change(2, 5, 2, 5), Change(2, 5, 2, 5)),
    ],
)
def test_an_insertion_slides_to_the_start_of_a_word_or_sentence(
    old: str, new: str, change: Change, tidy: Change
) -> None:
    assert tidied(tokens_of(old), tokens_of(new), [change]) == [tidy]


@pytest.mark.parametrize(
    ("old", "new", "changes", "tidy"),
    [
        ("q x", "q x x,", [Change(1, 1, 1, 3), Change(3, 3, 5, 6)], [Change(2, 2, 2, 4), Change(3, 3, 5, 6)]),
        (" x y", ", x x y", [Change(0, 0, 0, 1), Change(2, 2, 3, 5)], [Change(0, 0, 0, 1), Change(1, 1, 2, 4)]),
        (", x x y", " x y", [Change(0, 1, 0, 0), Change(3, 5, 2, 2)], [Change(0, 1, 0, 0), Change(2, 4, 1, 1)]),
        ("q x x,", "q x", [Change(1, 3, 1, 1), Change(5, 6, 3, 3)], [Change(2, 4, 2, 2), Change(5, 6, 3, 3)]),
        ("q x", "q x x", [Change(1, 1, 1, 3)], [Change(3, 3, 3, 5)]),
    ],
)
def test_at_least_one_token_stays_between_two_changes(
    old: str, new: str, changes: list[Change], tidy: list[Change]
) -> None:
    assert tidied(tokens_of(old), tokens_of(new), changes) == tidy
