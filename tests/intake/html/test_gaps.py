"""Blocks between two kept blocks of one container are kept too."""

import pytest
from lxml import etree
from lxml.html import fromstring

from articles.intake.html.gaps import fill_holes
from articles.intake.markup.blocks import PageBlock, page_blocks


def blocks(markup: str) -> list[PageBlock]:
    return page_blocks(fromstring(f"<body>{markup}</body>"))


def holes(markup: str, keep: list[bool], votes: list[float] | None = None) -> list[bool]:
    page = blocks(markup)
    fill_holes(page, votes or [0.0] * len(page), keep)
    return keep


@pytest.mark.parametrize(
    ("inside", "count", "filled"),
    [
        ("<p>a</p>" * 3, 3, True),
        ("<p>a</p>" * 4, 4, False),
        ("<aside><p>a</p></aside>", 1, False),
        ("<div class=share><p>a</p></div>", 1, False),
        ("<div><p>a</p></div>", 1, True),
        ("<p>aaa <a href=x>b</a></p>", 1, True),
        ("<p>aaaaa <a href=x>bb</a></p>", 1, False),
    ],
)
def test_what_stands_between_two_kept_blocks(inside: str, count: int, filled: bool) -> None:
    keep = [True, *[False] * count, True]
    assert holes(f"<div><p>x</p>{inside}<p>y</p></div>", keep) == [True, *[filled] * count, True]


@pytest.mark.parametrize(
    ("count", "vote", "filled"), [(4, 0.5, True), (4, 0.4, False), (30, 1.0, True), (31, 1.0, False)]
)
def test_a_long_hole_needs_votes(count: int, vote: float, filled: bool) -> None:
    keep = [True, *[False] * count, True]
    markup = f"<div><p>x</p>{'<p>a</p>' * count}<p>y</p></div>"
    assert holes(markup, keep, [1, *[vote] * count, 1]) == [True, *[filled] * count, True]


@pytest.mark.parametrize(("plain", "filled"), [("ab", True), ("a", False)])
def test_a_long_hole_with_a_block_that_is_all_link_stays_open(plain: str, *, filled: bool) -> None:
    link = f"<p>{plain}<a href=x>bcdefghij</a></p>"
    markup = f"<div><p>x</p>{link * 4}<p>y</p></div>"
    assert holes(markup, [True, *[False] * 4, True], [1] * 6) == [True, *[filled] * 4, True]


def test_one_block_without_votes_leaves_a_long_hole_open() -> None:
    markup = f"<div><p>x</p>{'<p>a</p>' * 4}<p>y</p></div>"
    assert holes(markup, [True, *[False] * 4, True], [1, 1, 1, 0, 1, 1]) == [True, *[False] * 4, True]


def test_a_short_hole_with_one_linked_block_stays_open() -> None:
    markup = "<div><p>x</p><p>aaa</p><p>a <a href=x>bbb</a></p><p>y</p></div>"
    assert holes(markup, [True, False, False, True]) == [True, False, False, True]


def test_nothing_is_missing_between_adjacent_blocks() -> None:
    assert holes("<div><p>x</p><p>y</p><p>z</p></div>", [True, True, False]) == [True, True, False]


def test_text_that_stands_in_the_root_itself_has_no_container() -> None:
    page = page_blocks(etree.fromstring("<div>x<p>a</p>y</div>"))
    keep = [True, False, True]
    fill_holes(page, [0.0] * 3, keep)
    assert keep == [True, False, True]


def test_blocks_of_two_containers_have_no_hole_between() -> None:
    assert holes("<div><p>x</p></div><p>a</p><div><p>y</p></div>", [True, False, True]) == [True, False, True]


@pytest.mark.parametrize(
    ("heading", "filled"),
    [
        ("<div><h2>a</h2></div>", True),
        ("<div><h2>a <a href=x>b</a></h2></div>", False),
        ("<div><p>a</p></div>", False),
        ("<div class=related><h2>a</h2></div>", False),
    ],
)
def test_a_heading_in_a_box_of_its_own_between_two_kept_ones(heading: str, filled: bool) -> None:
    assert holes(f"<div><p>x</p></div>{heading}<div><p>y</p></div>", [True, False, True]) == [True, filled, True]
