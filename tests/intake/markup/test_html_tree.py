"""Pages to trees, within bounds."""

import pytest
from lxml import etree

from articles.intake import IntakeError
from articles.intake.markup.html_tree import first_words_in, name_of, parse_html, words_in


def test_a_page_with_a_declaration_is_read() -> None:
    root = parse_html('<?xml version="1.0" encoding="koi8-r"?>\n<html><body><!-- no --><p>é</p></body></html>')
    assert words_in(root).strip() == "é"


def test_comments_and_processing_instructions_are_not_in_the_tree() -> None:
    root = parse_html("<html><body><!-- a --><p>b<?pi c?><!-- d --></p></body></html>")
    assert [element.tag for element in root.iter()] == ["html", "body", "p"]


@pytest.mark.parametrize("end", ["</body></html>", "</HTML >", "</body>"])
def test_a_page_goes_on_behind_its_end(end: str) -> None:
    root = parse_html(f"<html><body><header>a</header>{end}\n <div><p>b</p></div>{end}</body></html>")
    assert words_in(root).split() == ["a", "b"]


def test_names_are_lower_case_and_without_a_namespace() -> None:
    root = etree.fromstring('<a xmlns="urn:x"><B/><!--c--><?pi?></a>')
    assert [name_of(element) for element in root.iter()] == ["a", "b", "", ""]
    assert name_of(etree.Element("o-X")) == "o-x"


@pytest.mark.parametrize(("depth", "code"), [(200, None), (300, "too_deep")])
def test_a_page_nested_too_deep_is_refused(depth: int, code: str | None) -> None:
    markup = "<html><body>" + "<div>" * depth + "x"
    if code is None:
        parse_html(markup)
        return
    with pytest.raises(IntakeError) as caught:
        parse_html(markup)
    assert caught.value.code == code


def test_a_page_with_a_crowded_tag_is_refused_before_it_is_parsed() -> None:
    with pytest.raises(IntakeError) as caught:
        parse_html("<p " + " ".join(f"a{number}=1" for number in range(20_000)) + ">x</p>")
    assert caught.value.code == "too_large"


@pytest.mark.parametrize(("most", "words"), [(0, ""), (3, "abc"), (4, "abcd"), (9, "abcdef")])
def test_the_first_words_are_read_without_the_others(most: int, words: str) -> None:
    assert first_words_in(etree.fromstring("<a>ab<b>cd</b>ef</a>"), most) == words
