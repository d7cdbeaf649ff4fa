"""The facts that front matter states."""

import datetime
from typing import Any

import pytest

from articles.intake.manuscript import Affiliation, Manuscript, ManuscriptPublication, Outlet
from articles.intake.markdown import facts


def test_a_text_is_that_of_the_first_key_that_has_one() -> None:
    values = {"a": "", "b": True, "c": ["x"], "d": "x" * 501, "e": " y\n z ", "f": 7}
    assert facts.text_at(values, "a", "b", "c", "d", "e", "f") == "y z"
    assert facts.text_at(values, "f") == "7"
    assert facts.text_at({"a": "x" * 500}, "a") == "x" * 500
    assert facts.text_at(values, "a", "z") is None


@pytest.mark.parametrize(
    ("values", "day"),
    [
        ({"date": datetime.date(2024, 2, 11)}, "2024-02-11"),
        ({"date": "soon", "pubdate": "11 February 2024"}, "2024-02-11"),
        ({"fecha": "11 de febrero de 2024"}, "2024-02-11"),
        ({"datum": "11.02.2024"}, "2024-02-11"),
        ({"first_published_at": "2024-02-11"}, "2024-02-11"),
        ({"date": 2024}, "2024"),
        ({"issued": "2024-02"}, "2024-02"),
        ({"posted": "2024/02/08"}, "2024-02-08"),
        ({"updated": "2024-02"}, None),
    ],
)
def test_the_day(values: dict[str, object], day: str | None) -> None:
    assert facts.day_of(values) == day


@pytest.mark.parametrize("key", ["writer", "autor", "auteur", "autore"])
def test_further_names_for_the_author(key: str) -> None:
    assert [author.name_as_printed for author in facts.authors_of({key: "Jane Doe"})] == ["Jane Doe"]


def test_each_author_once_in_order() -> None:
    values = {
        "authors": ["Jane Doe", {"name": "John Roe", "bio": "A pilot."}],
        "author": "Jane Doe",
        "by": "Mary Major",
    }
    assert [author.name_as_printed for author in facts.authors_of(values)] == ["Jane Doe", "John Roe", "Mary Major"]


@pytest.mark.parametrize(
    ("value", "names"),
    [
        ("by Jane Doe", ["Jane Doe"]),
        ("Jane Doe, Staff Writer", ["Jane Doe"]),
        ({"Jane Doe": {"role": "x"}}, ["Jane Doe"]),
        ({"Jane Doe": "x"}, ["Jane Doe"]),
        ({"nick": "a", "mail": "b"}, []),
        ({7: "x"}, []),
        ("x" * 301, []),
        (None, []),
    ],
)
def test_names(value: object, names: list[str]) -> None:
    assert [author.name_as_printed for author in facts.authors_of({"author": value})] == names


def test_what_a_map_says_of_an_author() -> None:
    (author,) = facts.authors_of(
        {"author": {"name": "A", "role": "Pilot", "affiliation": "Port", "orcid": "0000-0002-1825-0097"}}
    )
    assert (author.affiliations, author.orcid) == ((Affiliation("Pilot", "Port"),), "0000-0002-1825-0097")
    assert facts.authors_of({"author": {"name": "A", "role": "Pilot"}})[0].affiliations == (Affiliation("Pilot", None),)
    assert facts.authors_of({"author": {"name": "A"}})[0].affiliations == ()


def test_a_biography_and_a_summary_have_at_most_ten_thousand_characters() -> None:
    for length, known in ((10_000, True), (10_001, False)):
        (author,) = facts.authors_of({"author": {"name": "A", "bio": "x" * length}})
        assert (author.biography_as_printed is not None) is known
        assert (list(facts.described({"summary": "x" * length})) != []) is known


def test_keywords() -> None:
    assert facts.keywords_of({"tags": [], "keywords": "ice, rope,ice", "tag": "x"}) == ("ice", "rope")
    assert facts.keywords_of({"tags": ["a" * 101, "b" * 100, 7]}) == ("b" * 100, "7")
    assert len(facts.keywords_of({"tags": list(range(60))})) == 50


def publications(
    values: facts.Values, day: str | None = None, warnings: list[str] | None = None
) -> tuple[ManuscriptPublication | None, ManuscriptPublication]:
    return facts.publications(values, "T", day, ([] if warnings is None else warnings).append)


def test_this_publication_and_the_original() -> None:
    values = {"url": "https://a.example/", "canonical": "https://a.example/", "source_url": "https://b.example/"}
    original, here = publications(values, "2024")
    assert original == ManuscriptPublication("original", url="https://b.example/")
    assert (here.role, here.url, here.date, here.printed_here) == ("republication", "https://a.example/", "2024", True)


def test_the_address_of_the_page_is_not_an_original() -> None:
    assert publications({"url": "https://a.example/", "canonical": "https://a.example/"})[0] is None
    assert publications({"canonical": "/relative"})[0] is None
    assert publications({"canonical": "mailto:a@b.example"})[0] is None


@pytest.mark.parametrize(
    ("doi", "url"),
    [("10.1/x", "https://doi.org/10.1/x"), ("https://doi.org/10.1/x", "https://doi.org/10.1/x"), ("x", None)],
)
def test_a_doi_is_the_address(doi: str, url: str | None) -> None:
    assert publications({"doi": doi})[1].url == url


@pytest.mark.parametrize(
    ("values", "place"),
    [
        ({}, {}),
        ({"category": "Opinion"}, {"section": "Opinion"}),
        ({"categories": ["Opinion"]}, {"section": "Opinion"}),
        ({"categories": ["Opinion", "World"]}, {}),
        ({"section": "Letters", "category": "Opinion"}, {"section": "Letters"}),
        ({"doi": "https://doi.org/10.1/x", "issn": "2049-3630"}, {"doi": "10.1/x", "issn": "2049-3630"}),
        ({"volume": 12, "issue": 3, "pages": "12–18"}, {"volume": "12", "issue": "3", "pages": "12-18"}),
        ({"first_page": 12, "last_page": 18}, {"pages": "12-18"}),
        ({"pages": 7, "first_page": 12}, {"pages": "7"}),
    ],
)
def test_where_the_text_stood(values: dict[str, Any], place: dict[str, str]) -> None:
    warnings: list[str] = []
    known = publications(values, warnings=warnings)[1].place_facts
    assert {name: value for name, value in known.items() if value} == place
    assert warnings == []


def test_a_malformed_fact_is_left_out_with_a_warning() -> None:
    warnings: list[str] = []
    here = publications({"issue": "x" * 51, "volume": "2"}, warnings=warnings)[1]
    assert (here.issue, here.volume) == (None, "2")
    assert warnings == [f"The issue “{'x' * 51}” is left out. This has 51 characters; at most 50 can be stored."]


def test_the_journal_is_the_outlet_before_its_publisher() -> None:
    values = {"publisher": "A Press", "journal": "Ice"}
    assert publications(values)[1].outlet == Outlet("Ice", kind="journal")
    assert publications({"publisher": "A Press"})[1].outlet == Outlet("A Press")


def test_each_summary_once() -> None:
    assert [piece.text for piece in facts.described({"description": "a", "excerpt": "a", "summary": "b"})] == ["a", "b"]


def dated(
    name: str | None, media_type: str = "text/markdown; charset=utf-8", published: str | None = None
) -> str | None:
    pages = (
        ManuscriptPublication("original", date=None),
        ManuscriptPublication("republication", date=published, printed_here=True),
    )
    manuscript = facts.dated_by_name(Manuscript(media_type, published=published, publications=pages), name)
    assert manuscript.publications[0].date is None
    assert manuscript.publications[1].date == manuscript.published
    return manuscript.published


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("posts/2024-02-11-ice.md", "2024-02-11"),
        ("2024-02-31-ice.md", None),
        ("2024-02-11.md", None),
        ("x2024-02-11-ice.md", None),
        (None, None),
    ],
)
def test_the_date_in_a_file_s_name(name: str | None, day: str | None) -> None:
    assert dated(name) == day


def test_the_name_dates_only_markdown_that_states_no_date() -> None:
    assert dated("2024-02-11-ice.md", published="2023") == "2023"
    assert dated("2024-02-11-ice.txt", media_type="text/plain") is None


@pytest.mark.parametrize(
    ("stated", "names"),
    [
        ("Jane Doe <jane@a.example>", ["Jane Doe"]),
        ("[Jane Doe](https://a.example)", ["Jane Doe"]),
        ("[[Jane Doe]]", ["Jane Doe"]),
        ("[[people/jane|Jane Doe]]", ["Jane Doe"]),
        ({"name": {"given": "Jane", "family": "Doe"}}, ["Jane Doe"]),
        ({"first_name": "Jane", "last_name": "Doe"}, ["Jane Doe"]),
        ([{"surname": "Doe", "given-names": "Jane"}], ["Jane Doe"]),
        ("snake_case_name", ["snake_case_name"]),
    ],
)
def test_names_without_their_signs(stated: object, names: list[str]) -> None:
    assert [author.name_as_printed for author in facts.authors_of({"author": stated})] == names


def test_a_title_without_its_markup() -> None:
    assert facts.title_of({"title": "The *Ferry* &amp; the Tide"}) == "The Ferry & the Tide"
    assert facts.title_of({"title": "snake_case * 2"}) == "snake_case * 2"


@pytest.mark.parametrize(
    ("values", "day", "unclear"),
    [
        ({"created": "2024-02-08"}, "2024-02-08", None),
        ({"date": "8. Februar 2024"}, "2024-02-08", None),
        ({"date": "08/02/2024"}, None, "08/02/2024"),
        ({"date": "soon"}, None, None),
    ],
)
def test_days_that_are_stated(values: dict[str, str], day: str | None, unclear: str | None) -> None:
    assert (facts.day_of(values), facts.unclear_day(values) if day is None else None) == (day, unclear)
