"""RIS: every field as rispy reads it, and nothing in a value that begins a line of its own."""

from typing import Any

import pytest
import rispy
from hypothesis import given

from articles.citing.formats.item import clean
from articles.citing.formats.ris import ris
from tests.citing.formats.items import ALLIANCE, ATTACKS, BARE, JOURNAL, NAMES, TITLES, WEBPAGE, Item, crowd, items


def read(written: str) -> dict[str, Any]:
    """Return the only record, read by rispy, with the tags that rispy does not know among the others."""
    # rispy would part a URL at its semicolons.
    (record,) = rispy.loads(written, newline="\r\n", delimiter_tags_mapping={})
    unknown = record.pop("unknown_tag", {})
    return {**record, **unknown}


def test_every_field_of_an_article() -> None:
    item = {**ALLIANCE, "editor": [{"literal": "E"}], "translator": [{"family": "T", "given": "U"}]}
    assert read(ris(item, "7")) == {
        "type_of_reference": "MGZN",
        "id": "3k7xq9d2br.v2",
        "authors": ["Pacheco Pardo, Ramón"],
        "ED": ["E"],
        "subsidiary_authors": ["T, U"],
        "title": "It’s Time to Rethink the U.S.-South Korea Alliance: Why NATO Matters",
        "secondary_title": "The National Interest",
        "year": "2023",
        "date": "2023/04/19/",
        "publisher": "Center for the National Interest",
        "issn": "0884-9382",
        "doi": "10.1000/abc_d%1",
        "urls": ["https://example.org/p/3k7xq9d2br/v/2/"],
        "access_date": "2026/11/24/",
        "language": "en-US",
        "notes": ["Reprinted with permission. First published 2019-05. Version 2. Paragraph 7"],
    }


def test_where_a_journal_article_stood() -> None:
    assert read(ris(JOURNAL)) == {
        "type_of_reference": "JOUR",
        "id": "ice.v1",
        "title": "Nine days of ice",
        "secondary_title": "Journal of Cold Harbours",
        "volume": "12",
        "number": "3",
        "start_page": "12",
        "end_page": "18",
        "section": "Essays & reviews",
        "issn": "2049-3630",
        "doi": "10.5555/vell.1",
    }


@pytest.mark.parametrize(("pages", "lines"), [("e188", ["SP  - e188"]), ("A1, B2-B4", ["SP  - A1, B2-B4"]), ("", [])])
def test_pages_that_are_no_range(pages: str, lines: list[str]) -> None:
    written = ris({**JOURNAL, "page": pages}).split("\r\n")
    assert [line for line in written if line[:2] in ("SP", "EP")] == lines


def test_a_paragraph_is_not_taken_for_a_page() -> None:
    assert "SP  - " not in ris(ALLIANCE, "7")
    assert read(ris(BARE, "7"))["notes"] == ["Paragraph 7"]


@pytest.mark.parametrize(
    ("kind", "tag"),
    [
        ("article-magazine", "MGZN"),
        ("article-newspaper", "NEWS"),
        ("article-journal", "JOUR"),
        ("webpage", "ELEC"),
        ("post-weblog", "BLOG"),
        ("document", "GEN"),
        ("unheard-of", "GEN"),
    ],
)
def test_the_type_of_a_record(kind: str, tag: str) -> None:
    assert read(ris({**WEBPAGE, "type": kind}))["type_of_reference"] == tag


@pytest.mark.parametrize(
    ("parts", "year", "day"),
    [
        ([[79, 8]], "0079", "0079/08//"),
        ([[2023]], "2023", None),
        ([[2023, 4]], "2023", "2023/04//"),
        ([[2023, 4, 1]], "2023", "2023/04/01/"),
    ],
)
def test_a_date_has_its_known_parts(parts: list[list[int]], year: str, day: str | None) -> None:
    record = read(ris({**BARE, "issued": {"date-parts": parts}}))
    assert (record.get("year"), record.get("date")) == (year, day)


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("particle", "von der Leyen, Ursula"),
        ("dropping", "Humboldt, Alexander von"),
        ("suffix", "King, Martin Luther, Jr."),
        ("suffix-alone", "King, , Jr."),
        ("given-only", "Madonna"),
        ("one-name", "Plato"),
        ("comma", "Smith Esq., John"),
        ("both-particles", "la Hardy, Jean de"),
        ("institution", "World Bank"),
        ("and", "Simon and Schuster Inc."),
        ("cjk", "毛, 泽东"),
    ],
)
def test_a_name(name: str, written: str) -> None:
    assert read(ris({**BARE, "author": [NAMES[name][0]]}))["authors"] == [written]


def test_an_absent_variable_has_no_field() -> None:
    assert ris(BARE) == "TY  - GEN\r\nID  - bare.v1\r\nER  - \r\n"


def test_three_hundred_authors() -> None:
    assert len(read(ris(crowd(300)))["authors"]) == 300


def test_records_one_after_the_other() -> None:
    both = rispy.loads(ris(ALLIANCE) + ris(WEBPAGE), newline="\r\n")
    assert [record["id"] for record in both] == ["3k7xq9d2br.v2", "some-slug.v1"]


@pytest.mark.parametrize("text", [*TITLES.values(), *ATTACKS])
def test_nothing_in_a_value_begins_a_line(text: str) -> None:
    item = {
        **ALLIANCE,
        "title": text,
        "author": [{"literal": text}],
        "container-title": text,
        "note": text,
        "DOI": text,
    }
    written = ris({**item, "publisher": text, "language": text, "ISSN": text, "version": text}, f"7\r\n{text}")
    assert read(written)["title"] == clean(text)
    assert [line[:6] for line in written.splitlines()] == [line[:6] for line in ris(ALLIANCE, "7").splitlines()]


@given(items)
def test_rispy_reads_the_values_of_the_item(item: Item) -> None:
    record = read(ris(item, "7"))
    assert record.get("title", "") == clean(item.get("title", "")).strip()
    assert record.get("secondary_title", "") == clean(item.get("container-title", "")).strip()
    assert len(record.get("authors", [])) == len(item.get("author", []))
    assert record["notes"][0].endswith("Paragraph 7")
