"""What a page holds back is shown where a reader of it sees it."""

import pytest
from lxml import etree
from lxml.html import fromstring

from articles.intake.markup.blocks import page_blocks
from articles.intake.markup.folded import unfold


def shown(markup: str) -> list[str]:
    root = fromstring(f"<html><body>{markup}</body></html>")
    unfold(root)
    return [block.text for block in page_blocks(root)]


@pytest.mark.parametrize("control", ["aria-controls=more", "data-target=#more", "data-bs-target='#x #more'"])
def test_what_a_control_folds_away_is_shown(control: str) -> None:
    root = fromstring(f"<body><button {control}></button><p id=more hidden>a</p><p id=other hidden>b</p></body>")
    unfold(root)
    assert [block.text for block in page_blocks(root)] == ["a"]


@pytest.mark.parametrize(
    ("inside", "read"),
    [("<main><p>It froze.</p></main>", True), ("<article>It froze.</article>", True), ("<i>It froze.</i>", False)],
)
def test_a_button_that_the_parser_closed_too_late_hides_nothing(inside: str, *, read: bool) -> None:
    root = fromstring(f"<html><body><div><button><svg></svg>{inside}</button></div></body></html>")
    unfold(root)
    assert [block.text for block in page_blocks(root)] == ["It froze."] * read


def test_of_buttons_in_a_button_the_inner_one_is_a_button() -> None:
    root = etree.fromstring("<body><button>Menu <p>It froze.</p><button>Search</button></button></body>")
    unfold(root)
    assert [block.text for block in page_blocks(root)] == ["Menu", "It froze."]


@pytest.mark.parametrize(
    ("above", "hiding", "read"),
    [
        ("<h3><button>Why?</button></h3>", "hidden", True),
        ("<h2><span><button>Why?</button></span></h2>", "style='display: none'", True),
        ("<h3>Why?</h3>", "hidden", False),
        ("<p><button>Why?</button></p>", "hidden", False),
        ("<h3><button>Why?</button></h3><p>So.</p>", "hidden", False),
        ("<h3><button>Why?</button></h3>", "class=sr-only", False),
    ],
)
def test_what_a_heading_that_is_a_button_folds_away_is_shown(above: str, hiding: str, *, read: bool) -> None:
    assert ("It froze." in shown(f"<div>{above}<div {hiding}>It froze.</div></div>")) == read


LATE = "<div hidden id='S:1'><p>b</p><template id='P:2'></template></div>e<div hidden id='S:2'>c</div>"


@pytest.mark.parametrize(
    ("markup", "found"),
    [
        (f"<p>a</p><template id='B:1'></template><p>d</p>{LATE}", ["a", "b", "c", "d", "e"]),
        (f"{LATE}<p>a</p><template id='B:1'></template><p>d</p>", ["e", "a", "b", "c", "d"]),
        ("<template id='x-B:f'></template><p>a</p><div hidden id='x-S:f'>b</div>", ["b", "a"]),
        ("<template id='x-B:f'></template><p>a</p><div hidden id='S:f'>b</div>", ["a"]),
        ("<template id='B:1'></template><p>a</p><div id='S:1'>b</div>", ["a", "b"]),
        ("<p>a</p><div hidden id='S:1'>b<template id='B:1'></template></div>", ["a"]),
    ],
)
def test_what_was_sent_late_stands_in_its_place(markup: str, found: list[str]) -> None:
    assert shown(markup) == found
