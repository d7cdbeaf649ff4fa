"""From a file to a delivery: the document, and the sidecar that lies beside it or is named."""

import json
from pathlib import Path

import pytest

from articles.identity.digests import digest_of
from articles.intake.errors import SidecarError
from articles.publishing.delivery import delivery_of
from tests.conftest import SAMPLE, text_of

CONTENT = text_of("A made title", "A paragraph of a few words.")


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_bytes(CONTENT)
    return path


def test_the_bytes_are_those_of_the_file(document: Path) -> None:
    made = delivery_of(document)
    assert (made.content, made.digest, made.metadata) == (CONTENT, digest_of(CONTENT), None)


def test_the_sidecar_beside_the_file_is_read(document: Path) -> None:
    document.with_name("article.meta.yaml").write_text("language: de\n")
    made = delivery_of(document)
    assert made.manuscript.language == "de"
    assert made.metadata == {"language": "de"}


def test_a_sidecar_that_is_named_is_read_instead(document: Path, tmp_path: Path) -> None:
    document.with_name("article.meta.yaml").write_text("language: de\n")
    other = tmp_path / "other.json"
    other.write_text(json.dumps({"language": "fr"}))
    assert delivery_of(document, other).manuscript.language == "fr"


@pytest.mark.parametrize("text", ["{", "[" * 100_000, '{"langauge": "fr"}'], ids=["broken", "deep", "unknown key"])
def test_a_sidecar_that_does_not_hold_is_refused(document: Path, tmp_path: Path, text: str) -> None:
    other = tmp_path / "other.json"
    other.write_text(text, encoding="utf-8")
    with pytest.raises(SidecarError):
        delivery_of(document, other)


def test_a_missing_sidecar_is_named(document: Path, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="nowhere"):
        delivery_of(document, tmp_path / "nowhere.yaml")


def test_what_the_samples_editor_knows_is_kept_with_it() -> None:
    metadata = delivery_of(SAMPLE).metadata
    assert metadata
    assert metadata["language"] == "en"
    assert len(metadata["sections"]) == 6
