"""The links that need no judgement: unique equal texts, and equal neighbours of a link."""

import pytest

from articles.identity.anchors import Links, extend, unique_anchors
from articles.identity.similarity import Profile


def profiles(texts: str) -> list[Profile]:
    return [Profile(text) for text in texts]


@pytest.mark.parametrize(
    ("old", "new", "links"),
    [
        ("abc", "cab", {0: 1, 1: 2, 2: 0}),
        ("aab", "ab", {2: 1}),
        ("ab", "aab", {1: 2}),
        ("aab", "aab", {2: 2}),
        ("a", "b", {}),
    ],
)
def test_texts_that_occur_once_in_each_version_are_linked(old: str, new: str, links: Links) -> None:
    assert unique_anchors(profiles(old), profiles(new)) == links


@pytest.mark.parametrize(
    ("old", "new", "anchors", "links"),
    [
        ("xax", "xax", {1: 1}, {0: 0, 1: 1, 2: 2}),
        ("axxb", "axxxb", {0: 0, 3: 4}, {0: 0, 1: 1, 2: 2, 3: 4}),
        ("yxb", "zxxb", {2: 3}, {1: 2, 2: 3}),
        ("xx", "xx", {}, {0: 0, 1: 1}),
        ("xx", "xxx", {}, {0: 0, 1: 1}),
        ("xxx", "xx", {}, {0: 0, 1: 1}),
        ("ax", "bx", {}, {1: 1}),
        ("xab", "bax", {1: 1}, {1: 1}),
        ("ab", "ab", {0: 1}, {0: 1}),
        ("axcx", "axdx", {0: 0}, {0: 0, 1: 1, 3: 3}),
    ],
)
def test_equal_neighbours_of_a_link_are_linked(old: str, new: str, anchors: Links, links: Links) -> None:
    extended = dict(anchors)
    extend(extended, profiles(old), profiles(new))
    assert extended == links
