"""Sentences about a cited text. In memory, without a database."""

import datetime

import pytest

from articles.choices import ComparisonName, TextChangeName
from articles.citing.checking.earlier_citation import CitedText, EarlierCitation
from articles.citing.checking.messages import of_paragraph, of_whole, sentence
from articles.models import Article, Notice, Passage, Version
from articles.selectors.comparing import NAMES, ParagraphChange

ARTICLE = Article(pk=1, slug="the-bridge")
FIRST, SECOND = (Version(pk=10 + number, number=number, article=ARTICLE) for number in (1, 2))
NOON = datetime.datetime(2026, 11, 10, 12, tzinfo=datetime.UTC)


def text(cited: Version = FIRST) -> CitedText:
    return CitedText(EarlierCitation(), ARTICLE, cited, SECOND, "3k7xq9d2br", NOON)


def change(**facts: list[str]) -> ParagraphChange:
    """Return the change of the paragraph, from the fourth place to the seventh."""
    lineage = {"derived_from": [], "split_into": [], "merged_into": [], **facts}
    return ParagraphChange("3k7xq9d2br", "moved", True, Passage(ordinal=4), Passage(ordinal=7), [], **lineage)


def summary(**counts: int) -> dict[ComparisonName, int]:
    return {name: counts.get(name, 0) for name in NAMES}


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("correction", "A correction of 2026-11-10 concerns it (notice 5); version 1 is current."),
        ("retraction", "It was retracted on 2026-11-10 (notice 5); version 1 is current."),
        ("withdrawal", "It was withdrawn on 2026-11-10 (notice 5); version 1 is current."),
    ],
)
def test_a_deciding_notice_begins_the_sentence(kind: str, expected: str) -> None:
    assert sentence(Notice(pk=5, kind=kind, created_at=NOON), "version 1 is current") == expected


def test_a_sentence_without_a_notice_begins_with_a_capital() -> None:
    assert sentence(None, "version 1 is current") == "Version 1 is current."


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (None, "its words of version 1 are not compared with the current version 2"),
        ("removed", "the current version 2 no longer has the paragraph of version 1"),
        ("edited", "the paragraph was edited since version 1, and has other words in the current version 2"),
        ("moved", "its words are the same, but it moved: from 4 in version 1 to 7 in the current version 2"),
        ("unchanged", "the paragraph of version 1 stands word for word in the current version 2"),
    ],
)
def test_each_change_of_a_paragraph_has_a_sentence(words: TextChangeName | None, expected: str) -> None:
    assert of_paragraph(text(), change(), words, []) == expected


def test_a_paragraph_of_the_current_version_stands_there() -> None:
    expected = "version 2 is current, and the paragraph stands there as it was cited"
    assert of_paragraph(text(SECOND), change(), "unchanged", []) == expected


@pytest.mark.parametrize(
    ("changes", "edited"),
    [(["new", "edited", "edited"], True), (["edited", "unchanged"], False), (["edited"], False)],
)
def test_an_edit_after_the_version_cited_was_in_between(changes: list[str], *, edited: bool) -> None:
    history = [Passage(change=name) for name in changes]
    assert of_paragraph(text(), change(), "unchanged", history).endswith(", after it was edited in between") == edited


@pytest.mark.parametrize(
    ("split_into", "merged_into", "expected"),
    [
        (["a", "b"], [], "; it was split into a and b"),
        ([], ["c"], "; it was merged into c"),
        (["a"], ["c"], "; it was split into a, and merged into c"),
    ],
)
def test_a_removed_paragraph_names_its_heirs(split_into: list[str], merged_into: list[str], expected: str) -> None:
    removed = of_paragraph(text(), change(split_into=split_into, merged_into=merged_into), "removed", [])
    assert removed == f"the current version 2 no longer has the paragraph of version 1{expected}"


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        (None, "version 1 is not compared with the current version 2"),
        ({"unchanged": 5}, "from version 1 to the current version 2: all its paragraphs are the same"),
        (
            {"unchanged": 5, "new": 1, "removed": 2},
            "from version 1 to the current version 2: of its paragraphs 1 new, 2 removed",
        ),
    ],
)
def test_a_whole_text_counts_its_changed_paragraphs(counts: dict[str, int] | None, expected: str) -> None:
    assert of_whole(text(), None if counts is None else summary(**counts)) == expected


def test_a_whole_text_of_the_current_version_is_current() -> None:
    assert of_whole(text(SECOND), summary(unchanged=5)) == "version 2 is current"
