"""The search of styles: the matches and their order. With a few styles made for the purpose."""

import pytest

from articles.citing.rendering.style_search import StyleIndex
from articles.citing.rendering.styles import Style


def style(
    identity: str,
    title: str,
    *,
    short: str | None = None,
    parent: str | None = None,
    fields: tuple[str, ...] = (),
    issns: tuple[str, ...] = (),
) -> Style:
    return Style(identity, title, short, parent, None, fields, issns, None, None, True)


def search(q: str, *styles: Style) -> list[str]:
    return StyleIndex(styles).search(q)


def test_without_words_all_styles_come_by_title_and_then_by_id() -> None:
    styles = (style("c", "Beta"), style("b", "alpha"), style("a", "Älpha"), style("d", "Beta"))
    assert search("", *styles) == ["a", "b", "c", "d"]


def test_every_word_has_to_match() -> None:
    styles = (style("law-review", "Law Review"), style("law", "Law"))
    assert search("law review", *styles) == ["law-review"]
    assert search("law zzz", *styles) == []


@pytest.mark.parametrize("q", ["apa", "APA Style", "ap", "1234-567X", "1234567x", "Ápa"])
def test_an_exact_name_or_issn_or_a_part_of_a_name_matches(q: str) -> None:
    assert search(q, style("apa", "American Association", short="APA Style", issns=("1234-567X",))) == ["apa"]


def test_the_ranks_follow_one_another() -> None:
    ranked = [
        style("law", "Something Long in the Title"),
        style("law-review-of-the-north", "Northern Review"),
        style("review-of-law", "Review"),
        style("outlaws", "Outlaws"),
        style("a", "A", fields=("law",)),
    ]
    assert search("law", *reversed(ranked)) == [ranked_style.id for ranked_style in ranked]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (style("law-long", "Law Z", fields=("generic-base",)), style("law-a", "Law A")),
        (style("law-a", "Law Z"), style("law-ab", "Law A")),
        (style("law-b", "Law A"), style("law-a", "Law B")),
    ],
    ids=["generic", "shorter id", "title"],
)
def test_among_equals_the_order_is_by_generality_length_of_id_and_title(first: Style, second: Style) -> None:
    assert search("law", second, first) == [first.id, second.id]


def test_whole_words_come_before_a_whole_word_and_a_part_of_one() -> None:
    assert search("law old", style("law-golden", "Law Golden"), style("the-old-law-x", "The Old Law X")) == [
        "the-old-law-x",
        "law-golden",
    ]


def test_an_independent_style_comes_before_a_dependent_one() -> None:
    dependent, independent = style("law-a", "Law A", parent="x", fields=("generic-base",)), style("law-long", "Law Z")
    assert search("law", dependent, independent) == ["law-long", "law-a"]


def test_the_names_of_a_style_are_its_id_and_titles_in_lower_case() -> None:
    index = StyleIndex([style("apa", "American Style", short="APA 7"), style("b", "B")])
    assert index.names == {"apa": ("apa", "american style", "apa 7"), "b": ("b", "b")}
