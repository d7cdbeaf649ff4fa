"""The formats that a citation can be had in, as content negotiation for DOIs names them."""

import re

import pytest

from articles.citing.formats import FORMATS, CitationFormat
from tests.docs.markdown import DOCS, rows

NAMES = tuple(form.name for form in FORMATS)


def test_the_names_are_those_of_the_contract() -> None:
    assert NAMES == ("json", "text", "html", "bibtex", "biblatex", "ris", "csl-json", "jsonld")


def test_a_media_type_names_one_format() -> None:
    types = [media_type for known in FORMATS for media_type in known.media_types]
    assert len(types) == len(set(types))
    assert all(known.media_types for known in FORMATS)


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
    assert next(known for known in FORMATS if known.name == name).media_types[0] == media_type


def test_the_reference_lists_every_format() -> None:
    page = (DOCS / "reference/citation-formats.md").read_text(encoding="utf-8")
    listed = {row[0].strip("`"): row[1:] for row in rows(page) if row[0].strip("`") in NAMES}
    assert listed == {known.name: documented(known) for known in FORMATS}


def documented(known: CitationFormat) -> list[str]:
    return [known.title, ", ".join(f"`{media_type}`" for media_type in known.media_types)]


def test_the_how_to_names_every_format() -> None:
    page = (DOCS / "how-to/cite.md").read_text(encoding="utf-8")
    line = next(line for line in page.splitlines() if line.startswith("`format` is one of"))
    assert tuple(re.findall("`([a-z-]+)`", line)[1:]) == NAMES
