"""Publications in words. Without a database."""

import pytest

from articles.models import Outlet, Publication, Version
from articles.reading.publications import (
    first_publication_in_words,
    list_in_words,
    place_in_words,
    publications_in_words,
    unknown_facts,
)


def test_facts_in_words() -> None:
    assert list_in_words([]) is None
    assert list_in_words(["url"]) == "address"
    assert list_in_words(["date", "note_as_printed", "url"]) == "date, note as printed and address"


def test_facts_that_nobody_states_are_named() -> None:
    known = Publication(
        role="original",
        outlet=Outlet(name="X"),
        date="2023",
        title="T",
        url="https://x.org/",
        version=Version(number=1),
    )
    assert unknown_facts(known) is None
    assert unknown_facts(Publication(role="original")) == "date, title, address and exact text"


def test_a_title_is_shown_only_if_it_differs() -> None:
    shown = Version(number=1, title="T")
    same, other = publications_in_words(
        [Publication(role="original", title="T"), Publication(role="original", title="U")], shown
    )
    assert (same.title, other.title) == (None, "U")


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({}, None),
        ({"section": "Opinion"}, "Section Opinion"),
        ({"volume": "12", "issue": "3", "pages": "12-18"}, "Volume 12, issue 3, pages 12–18"),
        ({"pages": "e188"}, "Page e188"),
        ({"pages": "A1, A4", "issn": "2049-3630"}, "Pages A1, A4, ISSN 2049-3630"),
    ],
)
def test_where_the_text_stood(facts: dict[str, str], words: str | None) -> None:
    assert place_in_words(Publication(role="original", **facts)) == words


def test_a_doi_is_shown_with_its_address() -> None:
    (shown,) = publications_in_words([Publication(role="original", doi="10.1/a<b")], Version(number=1))
    assert (shown.doi, shown.doi_address) == ("10.1/a<b", "https://doi.org/10.1/a%3Cb")


@pytest.mark.parametrize(("names", "words"), [(["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")])
def test_the_last_of_several_facts_follows_an_and(names: list[str], words: str) -> None:
    assert list_in_words(names) == words


@pytest.mark.parametrize(
    ("facts", "unknown"),
    [
        ({"title": "T"}, "date, address and exact text"),
        ({"date": "2023"}, "title, address and exact text"),
        ({"url": "https://x.org/"}, "date, title and exact text"),
        ({"version": Version(number=1)}, "date and address"),
    ],
)
def test_each_fact_may_be_unknown(facts: dict[str, object], unknown: str) -> None:
    assert unknown_facts(Publication(role="original", **facts)) == unknown


def test_a_publication_is_shown_with_all_that_is_known() -> None:
    outlet = Outlet(name="The Herald", url="https://herald.example/")
    original = Publication(role="original", outlet=outlet, date="2023-04", version=Version(number=2))
    (shown,) = publications_in_words([original], Version(number=3, title="T"))
    assert (shown.verb, shown.outlet, shown.outlet_url) == ("First published in", outlet.name, outlet.url)
    assert (shown.date_in_words, shown.version, shown.unknown) == ("April 2023", 2, "address")


def test_a_publication_without_facts_is_shown_with_none() -> None:
    (shown,) = publications_in_words([Publication(role="republication")], Version(number=1, title="T"))
    assert (shown.verb, shown.outlet, shown.outlet_url) == ("Republished by", None, None)
    assert (shown.date_in_words, shown.version, shown.supplied_by_editor) == (None, None, None)


@pytest.mark.parametrize(
    ("outlet", "date", "words"),
    [
        ("The Herald", "2023-04-19", "First published in The Herald, 19 April 2023"),
        ("The Herald", None, "First published in The Herald"),
        (None, "2023-04-19", "First published 19 April 2023"),
        (None, None, "First published"),
    ],
)
def test_a_first_publication_in_one_line(outlet: str | None, date: str | None, words: str) -> None:
    first = Publication(role="original", outlet=Outlet(name=outlet) if outlet else None, date=date)
    assert first_publication_in_words(first) == words


def test_an_outlet_is_named_as_the_appearance_printed_it() -> None:
    outlet = Outlet(name="The Mirror")
    original = Publication(role="original", outlet=outlet, outlet_name_as_printed="The Herald")
    (shown,) = publications_in_words([original], Version(number=1, title="T"))
    assert shown.outlet == "The Herald"
    assert first_publication_in_words(original) == "First published in The Herald"
