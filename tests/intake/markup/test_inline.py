"""Inline markup: clean HTML whose text content is the text, whatever comes in."""

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.intake.markup.inline import InlineBuilder, absolute

TAGS = ("b", "em", "a", "span", "code", "sub", "script", "img", "q", "abbr")
steps = st.lists(
    st.one_of(
        st.text(max_size=12).map(lambda text: ("text", text)),
        st.sampled_from(TAGS).map(lambda tag: ("start", tag)),
        st.just(("end", "")),
    ),
    max_size=30,
)


def built(*said: tuple[str, str], base: str | None = None, **attributes: str) -> tuple[str, str]:
    builder, depth = InlineBuilder(base), 0
    for kind, value in said:
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
def test_the_text_content_of_the_html_is_the_text(said: list[tuple[str, str]]) -> None:
    text, markup = built(*said, href="https://example.org/a?b=1&c=2", title="x > y")
    assert html.unescape(re.sub(r"<(?:[^>\"]|\"[^\"]*\")*>", "", markup)) == text
    assert text == text.strip()


def test_white_space_collapses_across_elements() -> None:
    said = [("text", " a\n "), ("start", "b"), ("text", " b "), ("end", ""), ("text", " c ")]
    assert built(*said) == ("a b c", "a <strong>b</strong> c")


def test_a_non_breaking_space_is_kept() -> None:
    assert built(("text", "10\xa0km"))[0] == "10\xa0km"


@pytest.mark.parametrize(
    "href",
    ["javascript:alert(1)", " JaVaScript:alert(1)", "data:text/html,x", "#note", "", "//", "http://[", "relative"],
)
def test_a_link_that_leads_nowhere_leaves_its_words(href: str) -> None:
    assert built(("start", "a"), ("text", "word"), ("end", ""), href=href) == ("word", "word")


def test_a_relative_link_is_resolved_where_the_address_is_known() -> None:
    said = [("start", "a"), ("text", "word"), ("end", "")]
    markup = built(*said, base="https://example.org/x/", href="../y")[1]
    assert markup == '<a href="https://example.org/y">word</a>'
    assert absolute("/y", None) is None


def test_event_handlers_and_unknown_elements_are_gone() -> None:
    assert built(("start", "span"), ("text", "x"), ("end", ""), onclick="alert(1)") == ("x", "x")
