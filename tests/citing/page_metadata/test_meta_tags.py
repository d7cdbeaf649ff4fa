"""Highwire Press tags and Dublin Core, from a CSL item."""

from typing import Any

import pytest

from articles.citing.page_metadata.meta_tags import meta_tags

LEE = {"family": "Lee", "given": "Jongsoo"}
WHO = {"literal": "World Health Organization"}


def tags(**item: Any) -> dict[str, list[str]]:
    written: dict[str, list[str]] = {}
    for name, content in meta_tags(item):
        written.setdefault(name, []).append(content)
    return written


def test_of_what_nobody_told_us_nothing_is_said() -> None:
    assert tags(type="document", title="A note") == {
        "citation_title": ["A note"],
        "DC.title": ["A note"],
        "DC.type": ["Text"],
    }


def test_authors_are_written_one_by_one_and_institutions_whole() -> None:
    written = tags(title="T", author=[LEE, WHO], editor=[LEE], translator=[WHO])
    assert written["citation_author"] == written["DC.creator"] == ["Lee, Jongsoo", "World Health Organization"]
    assert written["citation_editor"] == ["Lee, Jongsoo"]
    assert written["DC.contributor"] == ["Lee, Jongsoo", "World Health Organization"]


@pytest.mark.parametrize(
    ("parts", "highwire", "dublin_core"),
    [([2023], "2023", "2023"), ([2023, 4], "2023/04", "2023-04"), ([2023, 4, 9], "2023/04/09", "2023-04-09")],
)
def test_a_date_is_as_precise_as_it_is_known(parts: list[int], highwire: str, dublin_core: str) -> None:
    written = tags(title="T", issued={"date-parts": [parts]})
    assert (written["citation_publication_date"], written["DC.date"]) == ([highwire], [dublin_core])


@pytest.mark.parametrize(
    ("kind", "tag", "other"),
    [
        ("article-journal", "citation_journal_title", "citation_publisher"),
        ("article-newspaper", "citation_publisher", "citation_journal_title"),
        ("article-magazine", "citation_publisher", "citation_journal_title"),
        ("webpage", "citation_publisher", "citation_journal_title"),
    ],
)
def test_only_a_journal_is_named_as_one(kind: str, tag: str, other: str) -> None:
    written = tags(type=kind, title="T", **{"container-title": "The Herald"})
    assert (written[tag], written["DC.publisher"]) == (["The Herald"], ["The Herald"])
    assert other not in written


def test_a_journal_has_its_place() -> None:
    place = {"volume": "3", "issue": "4", "page": "5-9", "ISSN": "1234-5679", "DOI": "10.1/x", "language": "es"}
    written = tags(type="article-journal", title="T", URL="https://x.example/a b", **place)
    assert [written[f"citation_{name}"] for name in ("volume", "issue", "firstpage", "lastpage", "issn", "doi")] == [
        ["3"], ["4"], ["5"], ["9"], ["1234-5679"], ["10.1/x"]
    ]  # fmt: skip
    assert (written["citation_language"], written["DC.language"]) == (["es"], ["es"])
    assert written["citation_public_url"] == ["https://x.example/a%20b"]
    assert written["DC.identifier"] == ["https://x.example/a%20b", "doi:10.1/x"]


@pytest.mark.parametrize(
    ("pages", "first", "last"), [("7", ["7"], None), ("1-3, 8-9", ["1-3, 8-9"], None), (None, None, None)]
)
def test_pages_that_are_not_one_range_have_no_last_page(
    pages: str | None, first: list[str] | None, last: list[str] | None
) -> None:
    written = tags(title="T", page=pages)
    assert (written.get("citation_firstpage"), written.get("citation_lastpage")) == (first, last)
