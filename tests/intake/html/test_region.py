"""Which blocks are the article's: votes, links, furniture, holes and teasers."""

import pytest
from lxml.html import fromstring

from articles.intake.html.facts import region_of
from articles.intake.html.gaps import fill_holes
from articles.intake.html.region import kept_blocks
from articles.intake.html.teasers import against_teaser
from articles.intake.markup.blocks import PageBlock, page_blocks

PROSE = "The harbour of Vell froze twice that winter, and the ferries were hauled onto the quay by men."


def blocks(markup: str) -> list[PageBlock]:
    return page_blocks(fromstring(f"<body>{markup}</body>"))


def kept(markup: str, votes: list[float]) -> list[bool]:
    return kept_blocks(blocks(markup), votes)


def test_a_paragraph_that_the_extractors_missed_is_kept_inside_the_text() -> None:
    assert kept(f"<div>{f'<p>{PROSE}</p>' * 4}</div>", [1, 0.4, 1, 1]) == [True] * 4


def test_a_box_of_links_is_left_out_inside_the_text() -> None:
    links = "<aside class=related><p><a href=/a>A</a></p><p><a href=/b>B</a></p></aside>"
    text = f"<p>{PROSE}</p>" * 2
    assert kept(f"<div>{text}{links}{text}</div>", [1, 1, 0, 0, 1, 1]) == [True, True, False, False, True, True]


def test_what_no_extractor_keeps_is_left_out() -> None:
    assert kept(f"<div><p>{PROSE}</p></div><footer><p>{PROSE}</p></footer>", [1, 0]) == [True, False]


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
        ("<p>aa <a href=x>b</a></p>", 1, False),
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


def test_blocks_of_two_containers_have_no_hole_between() -> None:
    assert holes("<div><p>x</p></div><p>a</p><div><p>y</p></div>", [True, False, True]) == [True, False, True]


CARD = "<div><a href=x><h3>Link</h3></a><p>text</p></div>"


@pytest.mark.parametrize(
    ("markup", "position", "against"),
    [
        (f"<section>{CARD * 2}</section>", 1, 3.0),
        (f"<section>{CARD * 2}</section>", 3, 3.0),
        (f"<section>{CARD}</section>", 1, 0.0),
        ("<p><a href=x>Link</a></p><p>text</p>" * 2, 1, 1.0),
        ("<div><a href=x>Link</a><br><br>text</div>", 1, 1.0),
        (f"<section>{CARD * 2}</section>", 0, 0.0),
        ("<p>a</p><p>b</p>", 1, 0.0),
    ],
)
def test_what_speaks_against_a_teaser(markup: str, position: int, against: float) -> None:
    assert against_teaser(blocks(markup), position) == against


def test_the_region_holds_the_blocks_and_a_heading() -> None:
    root = fromstring("<body><div id=a><h1>x</h1><div id=b><p id=c>y</p><p id=d>z</p></div></div><p id=e>q</p></body>")
    region = region_of([element for element in root.iter() if element.get("id") in {"c", "d"}], root)
    assert {element.get("id") for element in region if element.get("id")} == {"a", "b", "c", "d"}
    assert region_of([], root) == set()


@pytest.mark.parametrize(("vote", "found"), [(0.56, True), (0.54, False)])
def test_more_than_half_of_the_votes_keep_a_block(vote: float, found: bool) -> None:
    assert kept(f"<p>{PROSE}</p>", [vote]) == [found]


@pytest.mark.parametrize(("vote", "found"), [(0.40, True), (0.38, False)])
def test_a_block_at_the_edge_of_the_text_needs_fewer_votes(vote: float, found: bool) -> None:
    assert kept(f"<div>{f'<p>{PROSE}</p>' * 4}</div>", [1, 1, 1, vote]) == [True, True, True, found]


@pytest.mark.parametrize(("vote", "found"), [(0.80, True), (0.78, False)])
def test_a_block_outside_the_text_needs_more_votes(vote: float, found: bool) -> None:
    assert kept(f"<div>{f'<p>{PROSE}</p>' * 4}</div>", [0, 0, 0, vote]) == [False, False, False, found]


@pytest.mark.parametrize(
    ("vote", "words", "found"), [(0.95, 14, True), (0.90, 14, False), (1.0, 13, True), (1.0, 11, False)]
)
def test_links_speak_against_a_block_and_words_for_it(vote: float, words: int, found: bool) -> None:
    assert kept(f"<p><a href=x>{'word ' * words}</a></p>", [vote]) == [found]


@pytest.mark.parametrize(("element", "votes"), [("aside", 0.83), ("form", 0.89), ("address", 0.79)])
def test_elements_that_speak_against_their_text(element: str, votes: float) -> None:
    assert kept(f"<{element}><p>{PROSE}</p></{element}>", [votes]) == [True]
    assert kept(f"<{element}><p>{PROSE}</p></{element}>", [votes - 0.1]) == [False]
