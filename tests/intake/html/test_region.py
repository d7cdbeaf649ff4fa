"""Which blocks are the article's: votes, words, links and furniture."""

import pytest
from lxml.html import HtmlElement, fromstring

from articles.intake.html.facts import region_of
from articles.intake.html.region import _is_kept, _Node, kept_blocks
from articles.intake.html.votes import votes
from articles.intake.markup.blocks import PageBlock, page_blocks

PROSE = "The harbour of Vell froze twice that winter, and the ferries were hauled onto the quay by men."


def blocks(markup: str) -> list[PageBlock]:
    return page_blocks(fromstring(f"<body>{markup}</body>"))


def kept(markup: str, votes: list[float]) -> list[bool]:
    return kept_blocks(blocks(markup), votes)


def kept_by_rule(markup: str, votes: list[float]) -> list[bool]:
    """The same with the rule alone, so that the bounds do not move if the weights are fitted anew."""
    return kept_blocks(blocks(markup), votes, None)


def test_a_paragraph_that_the_extractors_missed_is_kept_inside_the_text() -> None:
    assert kept(f"<div>{f'<p>{PROSE}</p>' * 4}</div>", [1, 0.4, 1, 1]) == [True] * 4


def test_a_box_of_links_is_left_out_inside_the_text() -> None:
    links = "<aside class=related><p><a href=/a>A</a></p><p><a href=/b>B</a></p></aside>"
    text = f"<p>{PROSE}</p>" * 2
    assert kept(f"<div>{text}{links}{text}</div>", [1, 1, 0, 0, 1, 1]) == [True, True, False, False, True, True]


def test_what_no_extractor_keeps_is_left_out() -> None:
    assert kept(f"<div><p>{PROSE}</p></div><footer><p>{PROSE}</p></footer>", [1, 0]) == [True, False]


def test_the_region_holds_the_blocks_and_a_heading() -> None:
    root = fromstring("<body><div id=a><h1>x</h1><div id=b><p id=c>y</p><p id=d>z</p></div></div><p id=e>q</p></body>")
    region = region_of([element for element in root.iter() if element.get("id") in {"c", "d"}], root)
    assert {element.get("id") for element in region if element.get("id")} == {"a", "b", "c", "d"}
    assert region_of([], root) == set()


@pytest.mark.parametrize(("vote", "found"), [(0.56, True), (0.55, False), (0.54, False)])
def test_more_than_half_of_the_votes_keep_a_block(vote: float, found: bool) -> None:
    assert kept_by_rule(f"<p>{PROSE}</p>", [vote]) == [found]


@pytest.mark.parametrize(("vote", "found"), [(0.40, True), (0.38, False)])
def test_a_block_at_the_edge_of_the_text_needs_fewer_votes(vote: float, found: bool) -> None:
    assert kept_by_rule(f"<div>{f'<p>{PROSE}</p>' * 4}</div>", [1, 1, 1, vote]) == [True, True, True, found]


@pytest.mark.parametrize(("vote", "found"), [(0.80, True), (0.78, False)])
def test_a_block_outside_the_text_needs_more_votes(vote: float, found: bool) -> None:
    assert kept_by_rule(f"<div>{f'<p>{PROSE}</p>' * 4}</div>", [0, 0, 0, vote]) == [False, False, False, found]


@pytest.mark.parametrize(
    ("vote", "words", "found"), [(0.95, 14, True), (0.90, 14, False), (1.0, 13, True), (1.0, 11, False)]
)
def test_links_speak_against_a_block_and_words_for_it(vote: float, words: int, found: bool) -> None:
    assert kept_by_rule(f"<p><a href=x>{'word ' * words}</a></p>", [vote]) == [found]


@pytest.mark.parametrize(("element", "votes"), [("aside", 0.83), ("form", 0.89), ("address", 0.79)])
def test_elements_that_speak_against_their_text(element: str, votes: float) -> None:
    assert kept_by_rule(f"<{element}><p>{PROSE}</p></{element}>", [votes]) == [True]
    assert kept_by_rule(f"<{element}><p>{PROSE}</p></{element}>", [votes - 0.1]) == [False]


@pytest.mark.parametrize(
    ("parent", "keep", "leave", "kept"),
    [
        (None, 1.0, 1.0, False),
        (None, 0.9, 1.0, True),
        (_Node(None, kept=True), 1.8, 1.0, True),
        (_Node(None, kept=True), 1.9, 1.0, False),
        (_Node(None, kept=False), 0.0, 1.2, False),
        (_Node(None, kept=False), 0.0, 1.3, True),
    ],
)
def test_what_costs_the_same_stays_with_what_it_stands_in(
    parent: _Node | None, keep: float, leave: float, *, kept: bool
) -> None:
    assert _is_kept(_Node(parent, keep=keep, leave=leave)) == kept


PORTS = ("Vell", "Quell", "Orm", "Sund", "Ness", "Hamn", "Skar", "Brae", "Lund")


def page_of_ports() -> HtmlElement:
    """An article in sections whose headings are links, and in it a list of links to other pages."""
    section = (
        "<section><h2><a href=/{0}>The port of {0}</a></h2><p>{1} {1} So say all in {0}.</p>"
        "<p>The pilots of {0} say so too. {1}</p><ul><li>Berths at {0}: 12</li><li>Depth at {0}: 9 m</li></ul></section>"
    )
    link = "<li><a href=/light/{0}>What the keeper of light {0} saw</a></li>"
    return fromstring(
        "<html><body><nav><ul><li><a href=/news>News</a></li><li><a href=/sport>Sport</a></li></ul></nav><main><article>"
        f"<section><h1>Nine ports in the ice</h1><p>{PROSE} This is what they say in the ports.</p></section>"
        f"{''.join(section.format(name, PROSE) for name in PORTS)}"
        f"<ul class=list>{''.join(link.format(number) for number in range(5))}</ul>"
        "</article></main><footer><p>© Vell Today</p></footer></body></html>"
    )


def test_the_fitted_trees_read_a_page_that_is_read_wrong_without_them() -> None:
    page = page_of_ports()
    found = page_blocks(page)
    shares = votes(page, found)
    assert shares is not None
    of_text = ["section" in {part.tag for part in block.element.iterancestors()} for block in found]
    assert kept_blocks(found, shares) == of_text
    assert [
        block.text
        for block, keep, is_text in zip(found, kept_blocks(found, shares, None), of_text, strict=True)
        if keep != is_text
    ] == [f"The port of {name}" for name in PORTS]
    assert kept_blocks(found, shares, ()) != of_text


def test_a_heading_on_a_button_goes_with_what_it_folds() -> None:
    button = "<h3><button>Is it open?</button></h3>"
    text = f"<div>{f'<p>{PROSE}</p>' * 2}{button}<p>{PROSE}</p></div>"
    box = f"<footer>{button}<p>{PROSE}</p>{button}</footer>"
    assert kept(text + box, [1, 1, 0, 1, 0, 0, 0]) == [True] * 4 + [False] * 3
