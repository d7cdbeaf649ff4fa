"""The writer of each format: the format of what is cited, in the manner that the client named."""

import json

import pytest

from articles.citing.citations import Manner, manner_of
from articles.citing.formats import FORMATS
from tests.representations.citing import AT, by, cited, publication, version

CITED = cited(by("Jane Doe"), of=version("A & B"), publication=publication(date="2023-04-19"), ordinal=7)
URL = "https://x.example/p/3k7xq9d2br/v/1/"

NAMES = tuple(form.name for form in FORMATS)


@pytest.fixture
def manner() -> Manner:
    return manner_of("apa", "de-DE", "2026-11-24")


def written(name: str, manner: Manner) -> str:
    (known,) = (known for known in FORMATS if known.name == name)
    return known.write(CITED, manner, AT)


def test_text_is_the_entry_on_a_line(manner: Manner) -> None:
    assert written("text", manner) == f"Doe, J. (2023, April 19). A & B. The Herald. {URL}\n"


def test_html_is_the_entry_in_a_paragraph_of_the_locale_s_language(manner: Manner) -> None:
    html = f"Doe, J. (2023, April 19). A &amp; B. <i>The Herald</i>. {URL}"
    assert written("html", manner) == f'<p lang="de-DE">{html}</p>\n'


def test_json_is_the_citation(manner: Manner) -> None:
    citation = json.loads(written("json", manner))
    assert (citation["style"], citation["locale"], citation["locator"]) == ("apa", "de-DE", "7")
    assert citation["in_text"]["text"] == "(Doe, 2023, Abs. 7)"
    assert citation["url"] == URL


@pytest.mark.parametrize(
    ("name", "accessed"),
    [
        ("bibtex", "urldate = {2026-11-24}"),
        ("biblatex", "urldate = {2026-11-24}"),
        ("ris", "Y2  - 2026/11/24/"),
    ],
)
def test_a_format_of_reference_managers_has_the_paragraph_and_the_day_of_reading(
    name: str, accessed: str, manner: Manner
) -> None:
    assert accessed in written(name, manner)
    assert "Paragraph 7" in written(name, manner)


def test_csl_json_is_the_item(manner: Manner) -> None:
    item = json.loads(written("csl-json", manner))
    assert (item["title"], item["accessed"]) == ("A & B", {"date-parts": [[2026, 11, 24]]})


def test_json_ld_is_the_paragraph(manner: Manner) -> None:
    assert json.loads(written("jsonld", manner))["@context"]


def test_no_two_formats_write_the_same(manner: Manner) -> None:
    assert len({written(name, manner) for name in NAMES}) == len(NAMES)
