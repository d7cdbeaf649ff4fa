"""The formats that a citation can be had in, as content negotiation for DOIs names them."""

import pytest

from articles.citing.formats import FORMATS, CitationFormat
from tests.docs.markdown import DOCS, rows


def test_the_names_are_those_of_the_contract() -> None:
    assert [one.name for one in FORMATS] == ["json", "text", "html", "bibtex", "biblatex", "ris", "csl-json", "jsonld"]


def test_a_media_type_names_one_format() -> None:
    types = [media_type for one in FORMATS for media_type in one.media_types]
    assert len(types) == len(set(types))
    assert all(one.media_types for one in FORMATS)


@pytest.mark.parametrize(
    ("name", "media_type"),
    [
        ("csl-json", "application/vnd.citationstyles.csl+json"),
        ("bibtex", "application/x-bibtex"),
        ("ris", "application/x-research-info-systems"),
        ("jsonld", "application/ld+json"),
        ("text", "text/x-bibliography"),
    ],
)
def test_the_types_of_doi_content_negotiation(name: str, media_type: str) -> None:
    assert next(one for one in FORMATS if one.name == name).media_types[0] == media_type


def test_the_reference_lists_every_format() -> None:
    page = (DOCS / "reference/citation-formats.md").read_text(encoding="utf-8")
    listed = {row[0].strip("`"): row[1:] for row in rows(page) if row[0].strip("`") in {one.name for one in FORMATS}}
    assert listed == {one.name: documented(one) for one in FORMATS}


def documented(one: CitationFormat) -> list[str]:
    return [one.title, ", ".join(f"`{media_type}`" for media_type in one.media_types), f"`.{one.extension}`"]
