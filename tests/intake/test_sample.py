"""The sample article: what reading it gives, held against the expectation that came with it."""

import hashlib
import json
from pathlib import Path

import pytest

from articles.intake import Manuscript, read, slug_of
from articles.intake.sidecar import apply, parse_yaml

SAMPLES = Path(__file__).parents[2] / "articles" / "samples"
SOURCE = SAMPLES / "us-south-korea-alliance.txt"
EXPECTED = json.loads((Path(__file__).parents[1] / "data" / "us-south-korea-alliance.expected.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def sample() -> Manuscript:
    return read(SOURCE.read_bytes(), name=SOURCE.name)


@pytest.fixture(scope="module")
def completed(sample: Manuscript) -> Manuscript:
    return apply(sample, parse_yaml((SAMPLES / "us-south-korea-alliance.meta.yaml").read_bytes()))


def test_the_sample_is_the_delivered_file() -> None:
    assert hashlib.sha256(SOURCE.read_bytes()).hexdigest() == EXPECTED["sha256"]


def test_paragraphs_are_byte_equal(sample: Manuscript) -> None:
    assert [block.text for block in sample.blocks] == EXPECTED["paragraphs"]
    assert {block.kind for block in sample.blocks} == {"paragraph"}


def test_title_and_slug(sample: Manuscript) -> None:
    assert (sample.title, slug_of(sample)) == (EXPECTED["title"], EXPECTED["slug"])


def test_author_and_biography(sample: Manuscript) -> None:
    (author,) = sample.authors
    (expected,) = EXPECTED["authors"]
    assert (author.name_as_printed, author.role) == (expected["name_as_printed"], expected["role"])
    assert author.biography_as_printed == expected["biography_as_printed"]


@pytest.mark.parametrize("position", [0, 1])
def test_publications(sample: Manuscript, position: int) -> None:
    publication, expected = sample.publications[position], EXPECTED["publications"][position]
    assert publication.outlet is not None
    assert publication.outlet.name == expected["outlet"]
    for field in ("role", "date", "title", "url", "credit", "note_as_printed"):
        assert getattr(publication, field) == expected[field], field
    assert publication.disclaimer_as_printed == expected.get("disclaimer_as_printed")
    assert publication.printed_here is (expected["version"] == 1)


def test_what_is_left_out_has_a_reason(sample: Manuscript) -> None:
    assert [piece.text for piece in sample.left_out] == EXPECTED["left_out"]
    assert all(piece.reason for piece in sample.left_out)


def test_the_date_is_the_page_s_own(sample: Manuscript) -> None:
    assert sample.published == "2023-05-01"


def test_without_the_sidecar_the_language_is_unknown(sample: Manuscript) -> None:
    assert sample.language is None
    assert any("language" in warning for warning in sample.warnings)


def test_the_sidecar_answers_every_warning(completed: Manuscript) -> None:
    assert (completed.language, completed.warnings) == ("en", ())


def test_the_sidecar_s_sections_cover_the_text(completed: Manuscript) -> None:
    ordinals = [n for section in completed.sections for n in range(section.first_ordinal, section.last_ordinal + 1)]
    assert ordinals == list(range(1, 21))
    assert {section.supplied_by for section in completed.sections} == {"editor"}


def test_the_sidecar_s_affiliations_are_words_of_the_biography(completed: Manuscript) -> None:
    (author,) = completed.authors
    biography = " ".join((author.biography_as_printed or "").split())
    assert len(author.affiliations) == 4
    for affiliation in author.affiliations:
        assert (affiliation.position or "?") in biography
        assert (affiliation.organisation or "?") in biography
        assert affiliation.supplied_by == "editor"
