"""The facts that the head of a page states."""

import pytest
from lxml.html import fromstring

from articles.intake.html.tags import names_in, one_line, read_tags


def test_meta_and_links() -> None:
    head = "<meta name='A ' content=' x  y '><meta property=a content=z><meta name=a content=z><meta name=b>"
    tags = read_tags(fromstring(f"<html>{head}<a rel='License x' href=' /l '></a></html>"))
    assert tags.meta == {"a": ("x y", "z")}
    assert tags.links == {"license": ("/l",), "x": ("/l",)}
    assert (tags.first("b", "a"), tags.first("c"), tags.all("b", "a"), tags.all("c")) == ("x y", None, ("x y", "z"), ())


def test_articles_go_before_pages_and_other_objects_are_none() -> None:
    page, article, person = (
        '{"@type": "WebPage", "name": "P"}',
        '{"@type": ["x", "https://schema.org/NewsArticle"], "name": "A"}',
        '{"@type": "Person", "name": "N"}',
    )
    data = f'{{"@graph": [{page}, {article}, {person}]}}'
    root = fromstring(f'<html><script type="application/ld+json; x">{data}</script><script>{data}</script></html>')
    assert list(read_tags(root).stated("headline", "name")) == ["A", "P"]


def test_an_object_that_is_an_article_as_well_is_an_article_and_no_page() -> None:
    page, article = '{"@type": ["WebPage", "ItemPage"], "name": "P"}', '{"@type": ["WebPage", "Article"], "name": "A"}'
    root = fromstring(f'<html><script type="application/ld+json">[{page}, {article}]</script></html>')
    assert list(read_tags(root).stated("name")) == ["A", "P"]


def test_the_main_entity_of_a_page_is_an_object_too() -> None:
    data = '{"@type": "WebPage", "mainEntity": {"@type": "Report", "name": "A"}}'
    assert list(
        read_tags(fromstring(f'<html><script type="application/LD+JSON"><!--{data}--></script></html>')).stated("name")
    ) == ["A"]


@pytest.mark.parametrize("data", ["{", "[" * 100_000, ""])
def test_broken_data_states_nothing(data: str) -> None:
    assert read_tags(fromstring(f'<html><script type="application/ld+json">{data}</script></html>')).objects == ()


def test_data_nested_too_deep_is_not_looked_at() -> None:
    def depth(levels: int) -> int:
        data = "[" * levels + '{"@type": "Article"}' + "]" * levels
        return len(read_tags(fromstring(f'<html><script type="application/ld+json">{data}</script></html>')).objects)

    assert (depth(12), depth(13)) == (1, 0)


@pytest.mark.parametrize(
    ("value", "line"), [(" a\n b ", "a b"), ("", None), (7, None), ("x" * 1_000, "x" * 1_000), ("x" * 1_001, None)]
)
def test_a_value_on_one_line(value: object, line: str | None) -> None:
    assert one_line(value) == line


def test_the_names_in_a_value() -> None:
    value = ["A", {"name": ["B", "C"]}, {"name": None}, {"x": 1}, 7]
    assert [name for name, _ in names_in(value)] == ["A", "B", "C"]
    assert list(names_in({"name": "D", "url": "u"})) == [("D", {"name": "D", "url": "u"})]


@pytest.mark.parametrize(("length", "count"), [(2_000_000, 1), (2_000_001, 0)])
def test_the_longest_data_that_is_read(length: int, count: int) -> None:
    data = '{"@type": "Article"}'.ljust(length)
    page = fromstring(f'<html><script type="application/ld+json">{data}</script></html>')
    assert len(read_tags(page).objects) == count
