"""A long text is cut into pages, of which each paragraph is on one, and its beginning is a text of its own."""

import pytest

from articles.desk import long_texts
from articles.desk.long_texts import beginning_of, blocks_on, page_of
from articles.intake import read
from articles.intake.manuscript import Manuscript

TEXT = b"# Ice\n\nOne.\n\n## A\n\nTwo.\n\n## B\n\nThree.\n\nFour.\n\n## C\n\nFive.\n"


@pytest.fixture
def manuscript(monkeypatch: pytest.MonkeyPatch) -> Manuscript:
    """A text of five paragraphs in sections, of which two are on a page."""
    monkeypatch.setattr(long_texts, "PARAGRAPHS", 2)
    return read(TEXT, name="a.md")


@pytest.mark.parametrize(("number", "shown"), [(None, 1), ("", 1), ("x", 1), ("2", 2), ("3", 3), ("4", 3), ("-1", 3)])
def test_a_page_that_is_not_there_is_the_nearest(manuscript: Manuscript, number: str | None, shown: int) -> None:
    assert page_of(manuscript, number).number == shown


def test_each_block_is_on_one_page_and_a_heading_with_its_paragraph(manuscript: Manuscript) -> None:
    pages = [blocks_on(page_of(manuscript, str(number)), manuscript) for number in (1, 2, 3)]
    assert [[(entry.ordinal, entry.block.text) for entry in page] for page in pages] == [
        [(1, "One."), (None, "A"), (2, "Two.")],
        [(None, "B"), (3, "Three."), (4, "Four.")],
        [(None, "C"), (5, "Five.")],
    ]


def test_the_beginning_has_the_sections_that_begin_in_it(
    manuscript: Manuscript, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(long_texts, "PARAGRAPHS", 3)
    beginning = beginning_of(manuscript)
    assert [block.text for block in beginning.paragraphs] == ["One.", "Two.", "Three."]
    assert [(run.first_ordinal, run.last_ordinal, run.heading) for run in beginning.sections] == [
        (2, 2, "A"),
        (3, 3, "B"),
    ]
    assert beginning.title == "Ice"


def test_a_short_text_is_its_own_beginning(manuscript: Manuscript, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(long_texts, "PARAGRAPHS", 5)
    beginning = beginning_of(manuscript)
    assert (beginning.paragraphs, beginning.sections) == (manuscript.paragraphs, manuscript.sections)
