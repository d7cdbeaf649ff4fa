"""The paragraphs of a page as HTML: runs of each kind, their links, and what is escaped. Without a database."""

import re

import pytest

from articles.addresses import Urls
from articles.models import Article, Notice, Version
from articles.reading.links import Link
from articles.reading.text_lines import page_section
from articles.representations.page_text import parts
from articles.selectors.lines import TextLine
from articles.selectors.withdrawals import Withdrawals

URLS = Urls("https://x.example")
VERSION = Version(pk=1, number=2, article=Article(pk=1, slug="the-bridge"))
MARK = (
    '<a class="mark" rel="bookmark" href="https://x.example/p/pid{0}/" lang="en" aria-label="Paragraph {0}: permanent '
    'address"><span class="ordinal">{0}</span> <span class="pilcrow" aria-hidden="true">¶</span></a>'
)
CITE = (
    '<a class="cite" href="https://x.example/cite/?reference=pid{0}" rel="nofollow" lang="en" '
    'aria-label="Cite paragraph {0}">cite</a>'
)
TEXT = '<p id="p-pid{0}" dir="rtl"><em>{0}</em></p>'
LINKED = MARK + CITE + TEXT


def html(
    *kinds: str,
    withdrawals: Withdrawals | None = None,
    urls: Urls = URLS,
    frozen: Version | None = None,
    notices: dict[str, list[Link]] | None = None,
) -> str:
    lines = [
        TextLine(1, place, f"pid{place}", place, kind, str(place), f"<em>{place}</em>")
        for place, kind in enumerate(kinds, start=1)
    ]
    (part,) = parts(lines, withdrawals or Withdrawals(), urls, frozen, "rtl")
    return page_section(part, notices or {}).html


def test_the_items_of_a_list_stand_in_one_list() -> None:
    assert html("paragraph", "list-item", "list-item").split("\n") == [
        f'<div class="passage paragraph">{LINKED.format(1)}</div>',
        '<ul class="list">',
        f'<li class="passage">{LINKED.format(2)}</li>',
        f'<li class="passage">{LINKED.format(3)}</li>',
        "</ul>",
    ]


@pytest.mark.parametrize(("kind", "before", "after"), [("quote", "<blockquote>", "</blockquote>"), ("cell", "", "")])
def test_a_quote_is_marked_as_one(kind: str, before: str, after: str) -> None:
    links, text = MARK.format(1) + CITE.format(1), TEXT.format(1)
    assert html(kind) == f'<div class="passage {kind}">{links}{before}{text}{after}</div>'


def test_a_withdrawn_paragraph_cannot_be_cited() -> None:
    shown = html("paragraph", withdrawals=Withdrawals(paragraphs={1: Notice(pk=1, text="A court.")}))
    assert MARK.format(1) in shown
    assert 'class="cite"' not in shown
    assert "This paragraph was withdrawn: A court." in shown


def test_addresses_are_escaped() -> None:
    shown = html("paragraph", urls=Urls('https://x.example/"&'))
    assert 'href="https://x.example/&quot;&amp;/p/pid1/"' in shown
    assert 'href="https://x.example/&quot;&amp;/cite/?reference=pid1"' in shown


def test_on_the_page_of_a_version_the_links_name_it() -> None:
    shown = html("paragraph", frozen=VERSION)
    assert 'href="https://x.example/p/pid1/v/2/"' in shown
    assert "/cite/?reference=https%3A%2F%2Fx.example%2Fp%2Fpid1%2Fv%2F2%2F" in shown


def test_a_section_keeps_its_heading_and_who_added_it() -> None:
    line = TextLine(1, 1, "pid1", 1, "paragraph", "1", "1", 3, "Results", "editor")
    (part,) = parts([line], Withdrawals(), URLS, None)
    section = page_section(part, {})
    assert (section.order, section.heading, section.by_editor) == (3, "Results", True)


@pytest.mark.parametrize("kind", ["paragraph", "list-item", "quote"])
def test_the_notices_on_a_paragraph_stand_below_it(kind: str) -> None:
    notices = {"pid2": [Link("#n-1", "Correction, 1 May 2024"), Link("#n-3", "<b>, 2 May 2024")]}
    first, second = (part for part in html(kind, kind, notices=notices).split("\n") if 'id="p-' in part)
    assert "noticed" not in first
    assert re.search(
        r"</p>(</blockquote>)?<p class=\"noticed\" lang=\"en\" dir=\"ltr\"><a href=\"#n-1\">Correction, 1 May 2024</a> · "
        r"<a href=\"#n-3\">&lt;b&gt;, 2 May 2024</a></p></",
        second,
    )
