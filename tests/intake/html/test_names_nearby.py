"""The names in elements near the title that a page calls the author's, and in links to an author's page."""

import pytest
from lxml.html import HtmlElement, fromstring

from articles.intake.html.names_nearby import names_nearby

TEXT = "<p id=text>The port closed at noon, and nobody in the town had been told of it before.</p>"


def names(markup: str, *, below: str = "") -> list[str]:
    root: HtmlElement = fromstring(f"<html><body><main><h1>A Port</h1>{markup}{TEXT}{below}</main></body></html>")
    (first,) = root.xpath("//*[@id='text']")
    return names_nearby(root, {*root.iter()}, first)


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<div class=post_author_name>Jane Doe</div>", ["Jane Doe"]),
        ("<div class=blog__authorname>Jane Doe</div>", ["Jane Doe"]),
        ("<span class=contributor>Jane Doe and John Roe</span>", ["Jane Doe", "John Roe"]),
        ("<div class=article-byline><span>Jane Doe</span> <time>8 February 2024</time></div>", ["Jane Doe"]),
        ("<a href=/author/jane-doe>Jane Doe</a>", ["Jane Doe"]),
        ("<a href=/author/port-team>Port Team</a>", ["Port Team"]),
        ("<a href=/authors/jane>Jane</a>", ["Jane"]),
        ("<div class=author-name>Jane</div>", ["Jane"]),
        ("<div class=hero-author><img><p>Jane Doe</p><p>Head of the port and of its boats</p></div>", ["Jane Doe"]),
        ("<div class=post-author>Jane</div>", []),
        ("<div class=post-author>Port Team</div>", []),
        ("<div class=authority>Jane Doe</div>", []),
        ("<a href=/author/>All Authors</a>", []),
        ("<a href=/news/jane-doe>Jane Doe</a>", []),
        ("<a href='http://[broken/author/jane'>Jane Doe</a>", []),
        ("<div class=author-name>Written By</div>", []),
        ("<div class=author-name>went home early</div>", []),
        ("<div class=author-name style='display:none'>Jane Doe</div>", []),
        ("<div>Reviewed by <a href=/author/jane>Jane Doe</a></div>", []),
        (
            "<div>Written by <a href=/author/jane>Jane Doe</a> Reviewed by <a href=/author/john>John Roe</a></div>",
            ["Jane Doe"],
        ),
        ("<div class=related><a href=/author/jane>Jane Doe</a></div>", []),
        ("<a href=/author/jane>Jane Doe</a> <a href=/author/jane>Full Bio</a>", ["Jane Doe"]),
        ("<p>Updated by <a href=/author/jane>Jane Doe</a></p>", []),
        ("<p>Researched by <span class=author-name>Jane Doe</span></p>", []),
        ("<div class=author-name>Jane Doe, Home Security Expert</div>", ["Jane Doe"]),
        ("<div class=author-name>Expert Reviewer</div>", []),
        ("<p class=author-description>Licensed Pilot, Master Mariner</p>", []),
        (f"<div class=author-name>Jane Doe {'x' * 200}</div>", []),
    ],
)
def test_names_above_the_text(markup: str, expected: list[str]) -> None:
    assert names(markup) == expected


def test_a_name_below_the_text_counts_only_if_there_is_no_other() -> None:
    jane, john = "<p class=author-name>Jane Doe</p>", "<p class=author-name>John Roe</p>"
    assert names("", below=jane) == ["Jane Doe"]
    assert names("", below=jane + john) == []
    assert names(jane, below=john) == ["Jane Doe"]


def test_a_page_that_is_called_a_sidebar_page_has_its_names() -> None:
    root: HtmlElement = fromstring(
        f"<html><body class=sidebar><h1>A</h1><p class=author-name>Jane Doe</p>{TEXT}</body></html>"
    )
    (first,) = root.xpath("//*[@id='text']")
    assert names_nearby(root, {*root.iter()}, first) == ["Jane Doe"]


def test_nothing_is_near_if_it_is_not_known_where_the_text_begins() -> None:
    root: HtmlElement = fromstring("<html><body><p class=author-name>Jane Doe</p></body></html>")
    assert names_nearby(root, {*root.iter()}, None) == []


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        (
            "<div class=authors><ul><li><a>Jane Doe</a><b>Fellow</b></li><li><a>John Roe</a><b>Writer</b></li></ul></div>",
            ["Jane Doe", "John Roe"],
        ),
        ("<div class=authors><ul><li>Jane Doe</li><li>all stories by her</li></ul></div>", ["Jane Doe"]),
        ("<div class=writer><span>Words</span> <span>Jane Doe</span></div>", ["Jane Doe"]),
        ("<div class=byline-box>By Jane Doe<br>John Roe</div>", ["Jane Doe", "John Roe"]),
        ("<div class=byline-box>By<br>Jane Doe</div>", ["Jane Doe"]),
        ("<p class=byline><span>By Jane Doe</span><span>Staff Reporter</span></p>", ["Jane Doe"]),
        ("<div class=authorbox><h4>Jane Doe</h4><p>Reporter at large</p></div>", ["Jane Doe"]),
    ],
)
def test_lists_labels_and_line_breaks_part_names(markup: str, expected: list[str]) -> None:
    assert names(markup) == expected
