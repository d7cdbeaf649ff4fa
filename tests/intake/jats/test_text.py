"""The words of JATS elements: inline markup, formulas, and what links lead to."""

import pytest
from lxml import etree

from articles.intake.jats.text import words_of, write_inside
from articles.intake.markup.inline import InlineBuilder

XLINK = 'xmlns:l="http://www.w3.org/1999/xlink"'


def html_of(inside: str) -> str:
    builder = InlineBuilder()
    # As `parse_xml` parses it: a reference stays an element of its own.
    parser = etree.XMLParser(resolve_entities=False)
    write_inside(etree.fromstring(f"<!DOCTYPE p SYSTEM 'none'><p {XLINK}>{inside}</p>", parser), builder)
    return builder.finish()[1]


def test_nothing_has_no_words() -> None:
    assert words_of(None) is None
    assert words_of(etree.fromstring("<p> <bold/> </p>")) is None


@pytest.mark.parametrize(
    ("inside", "html"),
    [
        ("<bold>a</bold> <italic>b</italic>", "<strong>a</strong> <em>b</em>"),
        ("<named-content>a</named-content>b", "ab"),
        ("a<break/>b", "a b"),
        ("a <target id='t'>b</target> c", "a b c"),
        ("a<fn><p>n</p></fn>b<inline-graphic>g</inline-graphic>", "ab"),
        ("a&nbsp;b &nosuch; c", "a\xa0b &amp;nosuch; c"),
    ],
)
def test_inline_markup(inside: str, html: str) -> None:
    assert html_of(inside) == html


@pytest.mark.parametrize(
    ("forms", "words"),
    [
        ("<tex-math>t</tex-math><textual-form>f</textual-form><math>m</math>", "m"),
        ("<tex-math>t</tex-math><textual-form>f</textual-form>", "f"),
        ("<tex-math>t</tex-math>", "t"),
        ("<math>m</math><math>n</math>", "m"),
        ("<graphic>g</graphic>", ""),
    ],
)
def test_of_the_forms_of_a_formula_one_is_written(forms: str, words: str) -> None:
    assert html_of(f"<alternatives>{forms}</alternatives>") == words


@pytest.mark.parametrize(
    ("link", "address"),
    [
        ("<email>a@b.example</email>", "mailto:a@b.example"),
        ('<email l:href="mailto:a@b.example">x</email>', "mailto:a@b.example"),
        ('<ext-link l:href="https://x.example/">x</ext-link>', "https://x.example/"),
        ("<uri> https://x.example/ </uri>", "https://x.example/"),
        ('<ext-link ext-link-type="doi" l:href="10.1/x">x</ext-link>', "https://doi.org/10.1/x"),
        ('<ext-link ext-link-type="doi" l:href="https://x.example/10.1">x</ext-link>', "https://x.example/10.1"),
    ],
)
def test_the_address_of_a_link(link: str, address: str) -> None:
    assert html_of(link).startswith(f'<a href="{address}">')


def test_a_bare_doi_is_an_address_only_if_it_is_said_to_be_one() -> None:
    assert html_of('<ext-link ext-link-type="uri" l:href="10.1/x">x</ext-link>') == "x"
