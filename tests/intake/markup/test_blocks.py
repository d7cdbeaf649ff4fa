"""The blocks of a page: each run of text that a browser sets as one paragraph, once."""

import pytest
from lxml.html import fromstring

from articles.intake.markup.blocks import page_blocks


def blocks(markup: str) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in page_blocks(fromstring(f"<body>{markup}</body>"))]


@pytest.mark.parametrize(
    ("markup", "found"),
    [
        ("<p>a <b>b</b></p>", [("paragraph", "a b")]),
        ("<div>a<p>b</p>c</div>", [("paragraph", "a"), ("paragraph", "b"), ("paragraph", "c")]),
        ("<ul><li><p>a</p></ul><dl><dt>b<dd>c</dl>", [("list-item", "a"), ("list-item", "b"), ("list-item", "c")]),
        ("<blockquote><div>a</div></blockquote>", [("quote", "a")]),
        ("<table><tr><th>a<td>b</table>", [("cell", "a"), ("cell", "b")]),
        ("<h2>a<div>b</div></h2>", [("heading", "a"), ("paragraph", "b")]),
        ("<h3>a<br><br>b</h3>", [("heading", "a b")]),
        ("<p>a<br>b</p>", [("paragraph", "a b")]),
        ("<p>a<br><br>b</p>", [("paragraph", "a"), ("paragraph", "b")]),
        ("<p>a<br> <br>b<br>c</p>", [("paragraph", "a"), ("paragraph", "b c")]),
        ("<p>a<br>b<br>c</p>", [("paragraph", "a b c")]),
        ("<p><em>a<br><br>b</em></p>", [("paragraph", "a"), ("paragraph", "b")]),
        ("<span><p>a</p></span>b", [("paragraph", "a"), ("paragraph", "b")]),
        ("<p>…</p><p> * </p>", []),
        ("<p>a<script>b</script>c</p>", [("paragraph", "ac")]),
        (
            "<p hidden>a</p><p style='display: none'>b</p><p style='visibility:HIDDEN'>c</p><p>d</p>",
            [("paragraph", "d")],
        ),
        ("<p>a<span hidden>b</span></p>", [("paragraph", "a")]),
        ("<figure><img><div>a</div></figure>", [("caption", "a")]),
        ("<figure><blockquote>a</blockquote></figure>", [("quote", "a")]),
        (
            "<figure><img><ul><li>a</ul><p>b<figcaption>c</figure>",
            [("list-item", "a"), ("paragraph", "b"), ("caption", "c")],
        ),
        ("<figure><img><h3>a</h3><p>b</p></figure>", [("caption", "a"), ("caption", "b")]),
        ("<figcaption><p>a</p></figcaption>", [("caption", "a")]),
        ("<p class=photo-credit>a</p>", [("caption", "a")]),
        ("<p><span class=caption>a</span></p>", [("paragraph", "a")]),
        ("<div class=photo-credit><div>a</div><ul><li>b</ul></div>", [("caption", "a"), ("caption", "b")]),
        ("<body class=caption><p>a</p></body>", [("paragraph", "a")]),
    ],
)
def test_blocks(markup: str, found: list[tuple[str, str]]) -> None:
    assert blocks(markup) == found


def test_markup_around_a_break_is_closed_and_opened_again() -> None:
    page = page_blocks(fromstring("<body><p><em>a<br><br>b</em></p></body>"))
    assert [block.html for block in page] == ["<em>a</em>", "<em>b</em>"]


@pytest.mark.parametrize(
    ("markup", "share"),
    [
        ("<p>abc <a href=x>def</a></p>", 0.5),
        ("<p>abc</p>", 0.0),
        ("<a href=x><p>abc</p></a>", 1.0),
        ("<p><a>abc def</a></p>", 1.0),
        ("<a><div>abc</div></a>", 1.0),
        ("<a><div><p>abc</p></div></a>", 1.0),
        ("<div><p>abc</p></div>", 0.0),
        ("<p>abc d <a href=x>ef</a></p>", 1 / 3),
    ],
)
def test_the_share_of_letters_inside_links(markup: str, share: float) -> None:
    assert [block.link_share for block in page_blocks(fromstring(f"<body>{markup}</body>"))] == [share]


def test_text_after_a_linked_block_is_not_linked() -> None:
    page = page_blocks(fromstring("<body><a href=x><p>abc</p></a><p>def</p></body>"))
    assert [block.link_share for block in page] == [1.0, 0.0]


def test_relative_links_start_from_the_base() -> None:
    (block,) = page_blocks(fromstring("<body><p><a href=/x>a</a><br>b</p></body>"), "https://example.org/y")
    assert block.html == '<a href="https://example.org/x">a</a> b'
