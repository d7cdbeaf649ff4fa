"""Inline markup: clean HTML with the same text content, for every input."""

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.intake.markup.inline import InlineBuilder, absolute, sanitised, text_of

TAGS = ("b", "em", "a", "span", "code", "sub", "script", "img", "q", "abbr")
steps = st.lists(
    st.one_of(
        st.text(max_size=12).map(lambda text: ("text", text)),
        st.sampled_from(TAGS).map(lambda tag: ("start", tag)),
        st.just(("end", "")),
    ),
    max_size=30,
)


def built(*pieces: tuple[str, str], base: str | None = None, **attributes: str) -> tuple[str, str]:
    builder, depth = InlineBuilder(base), 0
    for kind, value in pieces:
        if kind == "text":
            builder.write(value)
        elif kind == "start":
            builder.start(value, attributes)
            depth += 1
        elif depth:
            builder.end()
            depth -= 1
    for _ in range(depth):
        builder.end()
    return builder.finish()


@given(steps)
def test_the_text_content_of_the_html_is_the_text(pieces: list[tuple[str, str]]) -> None:
    text, markup = built(*pieces, href="https://example.org/a?b=1&c=2", title="x > y")
    assert html.unescape(re.sub(r"<(?:[^>\"]|\"[^\"]*\")*>", "", markup)) == text
    assert text == text.strip()


def test_white_space_collapses_across_elements() -> None:
    pieces = [("text", " a\n "), ("start", "b"), ("text", " b "), ("end", ""), ("text", " c ")]
    assert built(*pieces) == ("a b c", "a <strong>b</strong> c")


def test_only_the_signs_of_markup_are_escaped() -> None:
    said = 'He said "a & b", it\'s <so>'
    escaped = 'He said "a &amp; b", it\'s &lt;so&gt;'
    assert built(("text", said)) == (said, escaped)
    assert built(("start", "em"), ("text", said)) == (said, f"<em>{escaped}</em>")


def test_a_non_breaking_space_is_kept() -> None:
    assert built(("text", "10\xa0km"))[0] == "10\xa0km"


@pytest.mark.parametrize(
    "href",
    [
        *("javascript:alert(1)", " JaVaScript:alert(1)", "data:text/html,x", "#note", "", "//", "http://[", "relative"),
        *("ftp://example.org/x", "https://example.org/a b", "https://", "https://example.org/<", "mailto:a b"),
        "https://example.org/" + "x" * 1_981,
    ],
)
def test_a_link_that_leads_nowhere_leaves_its_words(href: str) -> None:
    assert built(("start", "a"), ("text", "word"), ("end", ""), href=href) == ("word", "word")


def test_a_relative_link_is_resolved_where_the_address_is_known() -> None:
    pieces = [("start", "a"), ("text", "word"), ("end", "")]
    markup = built(*pieces, base="https://example.org/x/", href="../y")[1]
    assert markup == '<a href="https://example.org/y">word</a>'
    assert absolute("/y", None) is None


def test_event_handlers_and_unknown_elements_are_gone() -> None:
    assert built(("start", "span"), ("text", "x"), ("end", ""), onclick="alert(1)") == ("x", "x")


@pytest.mark.parametrize("href", ["mailto:a@example.org", "HTTP://example.org/", "https://example.org/" + "x" * 1_980])
def test_a_link_that_a_reader_can_open_is_kept(href: str) -> None:
    assert built(("start", "a"), ("text", "word"), ("end", ""), href=href)[1] == f'<a href="{href}">word</a>'


@pytest.mark.parametrize("href", ["", " ", "#note", " #note "])
def test_a_link_inside_the_page_leads_nowhere_whatever_the_base(href: str) -> None:
    assert absolute(href, "https://example.org/x") is None


def test_words_are_escaped_inside_markup() -> None:
    assert built(("start", "em"), ("text", "a <b> & c"), ("end", "")) == (
        "a <b> & c",
        "<em>a &lt;b&gt; &amp; c</em>",
    )


@pytest.mark.parametrize("unknown", ["script", "style", "span"])
def test_an_unknown_element_leaves_the_markup_beside_it(unknown: str) -> None:
    pieces = [("start", "b"), ("text", "a"), ("end", ""), ("start", unknown), ("text", "c"), ("end", "")]
    assert built(*pieces) == ("ac", "<strong>a</strong>c")


def test_an_element_with_nothing_in_it_is_gone() -> None:
    assert built(
        ("text", "a"), ("start", "em"), ("end", ""), ("text", "b"), ("start", "b"), ("text", "c"), ("end", "")
    ) == (
        "abc",
        "ab<strong>c</strong>",
    )


def test_attributes_that_carry_meaning_are_kept() -> None:
    assert (
        built(("start", "abbr"), ("text", "x"), ("end", ""), title='a "b"')[1]
        == '<abbr title="a &quot;b&quot;">x</abbr>'
    )
    assert built(("start", "em"), ("text", "x"), ("end", ""), title="a")[1] == "<em>x</em>"


def test_the_letters_inside_links_are_counted() -> None:
    builder = InlineBuilder()
    builder.write("one ")
    builder.start("a", {})
    builder.write("two three")
    builder.end()
    builder.write(" four")
    assert builder.linked == len("twothree")


def test_a_space_stands_before_an_element_that_has_only_begun() -> None:
    pieces = [("text", "a"), ("start", "b"), ("start", "i"), ("text", " b"), ("end", ""), ("end", "")]
    assert built(*pieces)[1] == "a <strong><em>b</em></strong>"


def test_markup_that_would_change_the_words_gives_way_to_them() -> None:
    assert sanitised("<em>a</em>", "b") == "b"
    assert sanitised("<em>a\xa0b</em>", "a\xa0b") == "<em>a\xa0b</em>"
    assert text_of("<em>a &lt; b</em>") == "a < b"
