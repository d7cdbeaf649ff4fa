"""The made-up documents: each is published with what its sidecar says, as the plain views and the service show it."""

from pathlib import Path

from articles.publishing.delivery import delivery_of
from benchmarks.documents import PARAGRAPHS, write_documents


def test_a_made_document_has_authors_an_outlet_a_language_and_a_date(tmp_path: Path) -> None:
    (path,) = write_documents(tmp_path, [7])
    manuscript = delivery_of(path).manuscript
    assert manuscript.authors
    assert manuscript.language == "en"
    assert [bool(shown.outlet and shown.date) for shown in manuscript.publications] == [True]
    assert len(manuscript.blocks) == PARAGRAPHS
