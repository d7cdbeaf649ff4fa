"""The title of a page: what it prints goes before what its head says, and the site's name goes."""

import pytest
from lxml.html import fromstring

from articles.intake.html.tags import read_tags
from articles.intake.html.titles import title_of


def title(markup: str) -> str | None:
    root = fromstring(f"<html>{markup}</html>")
    return title_of(root, read_tags(root))


SITE = "<meta property='og:site_name' content='The Courier'>"


@pytest.mark.parametrize(
    ("markup", "found"),
    [
        ("<title>Ice in June</title><h1>Ice in June!</h1>", "Ice in June!"),
        ("<title>Ice in June and July</title><h1>The Courier</h1>", "Ice in June and July"),
        ("<h1>Ice</h1>", "Ice"),
        ("<title>ledger-03-2024-web</title><h1>Ice</h1>", "Ice"),
        ("<title>Chapter 3</title><h1>Ice</h1>", "Ice"),
        ("<title>Untitled Document</title><h1>Ice</h1>", "Ice"),
        ("<title>Fire, then</title><h1>Ice</h1>", "Fire, then"),
        ("<h1>Ice</h1><h1>Fire</h1>", None),
        ("<title>Ice in June</title><h1>Column Ice in June</h1>", "Ice in June"),
        ("<title>one two three x y</title><h1>one two three a b</h1>", "one two three a b"),
        ("<title>one two x y z</title><h1>one two a b c</h1>", "one two x y z"),
        ("<title>Ice snow wind</title><h1>Ice fire</h1>", "Ice snow wind"),
        ("<title>Ice - The Courier</title>" + SITE, "Ice"),
        ("<title>The Courier: Ice – News – The Courier</title>" + SITE, "The Courier: Ice – News"),
        ("<title>The Courier » Ice</title>" + SITE, "Ice"),
        ("<title>Ice - Courier.example</title><link rel=canonical href='https://www.courier.example/a'>", "Ice"),
        ("<title>Ice - cou</title><link rel=canonical href='https://www.courier.example/a'>", "Ice - cou"),
        ("<title>Ice - cour</title><link rel=canonical href='https://www.courier.example/a'>", "Ice"),
        ("<title>Ice and fire | C</title>", "Ice and fire"),
        ("<title>C | Ice and fire</title>", "C | Ice and fire"),
        (
            "<title>Ice</title><meta property='og:title' content='Fire'><meta name=citation_title content='Snow'>",
            "Snow",
        ),
        ("<title>Ice and fire | Ice and fire</title>", "Ice and fire | Ice and fire"),
        ("<title>Ice and fire | Ice and fir</title>", "Ice and fire"),
        ("<title>Ice</title><h1>Ice.</h1>", "Ice."),
        ("<title>Ice and snow</title><h1>Ice</h1>", "Ice"),
        ("<title>Snow and ice</title><h1>Ice</h1>", "Snow and ice"),
        ("<title>Ice in June</title><h1>!!!</h1>", "Ice in June"),
        ("<h1></h1><h1>Ice</h1>", "Ice"),
        ("<title>The Ice Age</title><h1>Ice Age</h1>", "Ice Age"),
        ("<title>Snow ice</title><h1>Ice</h1>", "Snow ice"),
        (f"<h1>{'x' * 501}</h1><h1>Ice</h1>", "Ice"),
        ("<title>" + "x" * 501 + "</title>", None),
        ("<title>" + "x" * 500 + "</title>", "x" * 500),
    ],
)
def test_title(markup: str, found: str | None) -> None:
    assert title(markup) == found


@pytest.mark.parametrize(
    ("markup", "found"),
    [
        ("<title>Quay Notes: Ice in June</title><h1>Quay Notes</h1><h3>Ice in June</h3>", "Ice in June"),
        (
            "<title>Ice in June | World news: Ledger</title><h1>World news: Ledger</h1><h1>Ice in June</h1>",
            "Ice in June",
        ),
        (
            "<title>新渡轮抵达港口 居民等待_地方_港口网</title><h1>新渡轮抵达港口 居民等待</h1>",
            "新渡轮抵达港口 居民等待",
        ),
        ("<title>新渡轮抵达港口_地方_港口网</title>", "新渡轮抵达港口"),
        ("<title>snake_case in June</title>", "snake_case in June"),
        ("<title>Ice in June</title><h1><span>Harbour</span><span>Ice in June</span></h1>", "Ice in June"),
        ("<title>Ice in June</title><h1>Ice<br>in June</h1>", "Ice in June"),
        ("<title>Ice in June</title><h1><div>Ice</div><div>in June</div></h1>", "Ice in June"),
        ("<title>Ice in June and snow</title><h1>The Courier</h1><h2>Ice in June</h2>", "Ice in June and snow"),
        ("<title>Ice in June</title><h1 hidden>Ice in June</h1>", "Ice in June"),
    ],
)
def test_the_heading_that_the_title_in_the_head_holds(markup: str, found: str) -> None:
    assert title(markup) == found


OG = "<meta property='og:title' content='{}'>"


@pytest.mark.parametrize(
    ("markup", "found"),
    [
        # The head says the same in other words: the page prints its own title.
        (
            "<title>Top Boats for Winter | X</title><h1>Which winter boats we tried and liked</h1>",
            "Which winter boats we tried and liked",
        ),
        ("<title>Top Boats for Winter</title><h1>Our winter range</h1>", "Top Boats for Winter"),
        ("<title>Top Boats for Winter</title><h1>All the ice</h1>", "Top Boats for Winter"),
        (
            "<title>Top Boats for Winter</title><h1>Winter boats we liked</h1><h1>And some others</h1>",
            "Top Boats for Winter",
        ),
        # What the head has beside the printed words is a title by itself, so these are the site's name.
        ("<title>Jane's Blog: Ice in June</title>" + OG.format("Ice in June") + "<h1>Jane's Blog</h1>", "Ice in June"),
        ("<title>Jane's Blog: Ice in June</title>" + OG.format("Ice in July") + "<h1>Jane's Blog</h1>", "Jane's Blog"),
        # An article or a year before a title is of it, and the name of a column is not.
        ("<title>Ice and Fire</title><h1>The Ice and Fire</h1>", "The Ice and Fire"),
        ("<title>Ice and Fire</title><h1>2025 Ice and Fire</h1>", "2025 Ice and Fire"),
        ("<title>Ice and Fire</title><h1>TV: Ice and Fire</h1>", "Ice and Fire"),
        ("<title>Ice and Fire | The Courier</title>" + SITE + "<h1>Blog: Ice and Fire</h1>", "Ice and Fire"),
    ],
)
def test_a_printed_title_that_the_head_says_otherwise(markup: str, found: str) -> None:
    assert title(markup) == found
