"""The report of an alignment, from rows that are not stored."""

import pytest

from articles.addresses import Urls
from articles.choices import Change, LineageKind
from articles.intake.manuscript import Block
from articles.models import Paragraph, Passage, Wording
from articles.publishing.revising.align import AlignedVersion, Heir
from articles.publishing.revising.alignment_report import alignment_json
from articles.representations.alignment import AlignmentShape

URLS = Urls("https://x.example")
PIDS = ["1111111111", "2222222222", "3333333333", "4444444444", "5555555555"]
FIRST, SECOND, THIRD, NEW, BACK = (Paragraph(pk=key, pid=pid) for key, pid in enumerate(PIDS, start=1))


def passage(paragraph: Paragraph, ordinal: int) -> Passage:
    return Passage(paragraph=paragraph, ordinal=ordinal, wording=Wording(text=f"Text {ordinal}."))


def report(*, minted: bool = True, by_editor: frozenset[int] = frozenset()) -> AlignmentShape:
    """Report a version that moves the first paragraph, splits it, merges the second, and brings one back."""
    aligned = AlignedVersion(
        blocks=[Block("paragraph", text, text) for text in ("A new one.", "It was here before.", "x" * 500)],
        paragraphs=[NEW, FIRST, BACK],
        before=[passage(FIRST, 1), passage(SECOND, 2), passage(THIRD, 3)],
        changes=[Change.NEW, Change.EDITED, Change.NEW],
        heirs=[
            Heir(LineageKind.SPLIT, FIRST, 0),
            Heir(LineageKind.MERGE, SECOND, 1),
            Heir(LineageKind.SPLIT, THIRD, 2),
        ],
        by_editor=by_editor,
        minted=frozenset({0}),
    )
    return alignment_json(aligned, 4, URLS, minted=minted)


def test_each_paragraph_has_its_place_now_and_before() -> None:
    shape = report()
    assert shape.previous_version == 4
    assert [(each.ordinal, each.previous_ordinal, each.change) for each in shape.paragraphs] == [
        (1, None, "new"),
        (2, 1, "edited"),
        (3, None, "new"),
    ]
    assert [each.beginning[:8] for each in shape.paragraphs] == ["A new on", "It was h", "xxxxxxxx"]


@pytest.mark.parametrize(
    ("by_editor", "decided"),
    [
        (frozenset(), ["new", "alignment", "return"]),
        (frozenset({0, 1, 2}), ["editor", "editor", "editor"]),
        (frozenset({1}), ["new", "editor", "return"]),
    ],
)
def test_the_report_says_who_decided(by_editor: frozenset[int], decided: list[str]) -> None:
    assert [each.decided_by for each in report(by_editor=by_editor).paragraphs] == decided


@pytest.mark.parametrize(("minted", "new"), [(True, NEW.pid), (False, None)])
def test_a_rehearsal_does_not_tell_identifiers_that_are_not_kept(*, minted: bool, new: str | None) -> None:
    assert [each.id for each in report(minted=minted).paragraphs] == [new, FIRST.pid, BACK.pid]


def test_a_paragraph_names_those_that_it_has_words_of() -> None:
    origins = [[origin.id for origin in each.derived_from] for each in report().paragraphs]
    assert origins == [[FIRST.pid], [SECOND.pid], [THIRD.pid]]


def test_a_paragraph_that_is_gone_names_those_that_it_was_merged_into() -> None:
    assert [(each.id, each.previous_ordinal, each.merged_into) for each in report().removed] == [
        (SECOND.pid, 2, [2]),
        (THIRD.pid, 3, []),
    ]
