"""Which paragraph each block of a new version is: aligned, come back, as an editor says, or new; and who begot whom."""

import pytest

from articles.choices import LineageKind, LineageKindName
from articles.intake.manuscript import Block
from articles.models import Paragraph, Passage, Version
from articles.publishing.articles import publish_article
from articles.publishing.revising.align import AlignedVersion, Heir, _heirs, align
from tests.conftest import delivery
from tests.stories import (
    BUDGET,
    COST,
    FERRY,
    FLOOD,
    MAYOR,
    MAYOR_EDITED,
    PENGUIN,
    SCHOOL,
    STORY,
    pids,
    revised,
    story,
)  # fmt: skip


@pytest.fixture
def current(db: None) -> Version:
    """The story as it was first published."""
    return publish_article(story()).version


def aligned(version: Version, *texts: str, **overrule: Paragraph | None) -> AlignedVersion:
    """Align blocks of these texts; `overrule` is `at_0=paragraph`, by the position of the block."""
    blocks = [Block("paragraph", text, text) for text in texts]
    return align(version, blocks, {int(name.removeprefix("at_")): paragraph for name, paragraph in overrule.items()})


def found(alignment: AlignedVersion) -> list[str | None]:
    return [paragraph.pid if paragraph else None for paragraph in alignment.paragraphs]


def changes(alignment: AlignedVersion) -> list[str]:
    return [change.value for change in alignment.changes]


def lineage(alignment: AlignedVersion) -> list[tuple[str, str, int]]:
    return [(heir.kind.value, heir.ancestor.pid, heir.descendant) for heir in alignment.heirs]


def paragraph(version: Version, ordinal: int) -> Paragraph:
    return Paragraph.objects.get(pid=pids(version)[ordinal - 1])


# ── Alignment ───────────────────────────────────────────────────────────────────────────────────────────────────────
def test_an_unchanged_text_is_the_same_paragraphs(current: Version) -> None:
    alignment = aligned(current, *STORY)
    assert found(alignment) == pids(current)
    assert changes(alignment) == ["unchanged"] * 5
    assert alignment.removed == []


def test_an_edited_and_a_moved_paragraph_keep_their_identities(current: Version) -> None:
    ferry, mayor, flood, budget, school = pids(current)
    alignment = aligned(current, SCHOOL, FERRY, MAYOR_EDITED, FLOOD, BUDGET)
    assert found(alignment) == [school, ferry, mayor, flood, budget]
    assert changes(alignment) == ["moved", "unchanged", "edited", "unchanged", "unchanged"]


def test_a_text_without_a_predecessor_is_a_new_paragraph(current: Version) -> None:
    alignment = aligned(current, *STORY, PENGUIN)
    assert found(alignment)[5] is None
    assert changes(alignment)[5] == "new"


def test_a_removed_paragraph_is_reported(current: Version) -> None:
    alignment = aligned(current, FERRY, MAYOR, BUDGET)
    assert [(passage.ordinal, passage.wording.text) for passage in alignment.removed] == [(3, FLOOD), (5, SCHOOL)]


def test_other_markup_is_an_edit(current: Version) -> None:
    blocks = [Block("paragraph", text, f"<em>{text}</em>") for text in STORY]
    assert changes(align(current, blocks, {})) == ["edited"] * 5


def test_placing_stores_nothing(current: Version) -> None:
    aligned(current, PENGUIN, *STORY)
    assert Paragraph.objects.count() == 5


# ── Lineage ─────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_a_split_names_the_whole_and_the_lesser_piece(current: Version) -> None:
    unsplit = revised(FERRY, f"{PENGUIN} {COST}", SCHOOL).version
    alignment = aligned(unsplit, FERRY, PENGUIN, COST, SCHOOL)
    ((kind, ancestor, descendant),) = lineage(alignment)
    assert (kind, ancestor) == ("split", pids(unsplit)[1])
    assert found(alignment)[descendant] is None


def test_a_merge_names_the_lesser_part_and_the_whole(current: Version) -> None:
    alignment = aligned(current, FERRY, MAYOR, f"{FLOOD} {BUDGET}", SCHOOL)
    (gone,) = alignment.removed
    assert lineage(alignment) == [("merge", gone.paragraph.pid, 2)]


def test_a_block_that_an_editor_decided_on_has_no_lineage(current: Version) -> None:
    flood = paragraph(current, 3)
    alignment = aligned(current, FERRY, MAYOR, f"{FLOOD} {BUDGET}", SCHOOL, at_2=flood)
    assert found(alignment)[2] == flood.pid
    assert lineage(alignment) == []


def test_a_piece_that_an_editor_gives_a_paragraph_is_not_a_split(current: Version) -> None:
    unsplit = revised(FERRY, f"{PENGUIN} {COST}", SCHOOL).version
    alignment = aligned(unsplit, FERRY, PENGUIN, COST, SCHOOL, at_2=paragraph(current, 4))
    assert lineage(alignment) == []


def test_lineage_is_of_the_closed_vocabulary(current: Version) -> None:
    alignment = aligned(current, FERRY, MAYOR, f"{FLOOD} {BUDGET}", SCHOOL)
    assert [heir.kind for heir in alignment.heirs] == [LineageKind.MERGE]


def test_a_merged_paragraph_that_an_editor_gives_another_block_is_not_merged(current: Version) -> None:
    merged = (FERRY, MAYOR, f"{FLOOD} {BUDGET}", SCHOOL, PENGUIN)
    (gone,) = aligned(current, *merged).removed
    assert lineage(aligned(current, *merged, at_4=gone.paragraph)) == []


def test_a_split_paragraph_that_is_gone_after_all_is_not_split(current: Version) -> None:
    unsplit = revised(FERRY, f"{PENGUIN} {COST}", SCHOOL).version
    ((_, ancestor, descendant),) = lineage(aligned(unsplit, FERRY, PENGUIN, COST, SCHOOL))
    kept = 1 if descendant == 2 else 2
    assert ancestor == pids(unsplit)[1]
    assert lineage(aligned(unsplit, FERRY, PENGUIN, COST, SCHOOL, **{f"at_{kept}": None})) == []


# ── Return ──────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_a_paragraph_that_returns_word_for_word_has_its_old_identity(current: Version) -> None:
    without = revised(FERRY, MAYOR, BUDGET, SCHOOL).version
    alignment = aligned(without, FERRY, MAYOR, FLOOD, BUDGET, SCHOOL)
    assert found(alignment) == pids(current)
    assert changes(alignment)[2] == "new"


def test_a_paragraph_returns_in_any_of_its_wordings(current: Version) -> None:
    revised(FERRY, MAYOR_EDITED, FLOOD)
    without = revised(FERRY, FLOOD).version
    for wording in (MAYOR, MAYOR_EDITED):
        assert found(aligned(without, FERRY, wording, FLOOD)) == pids(current)[:3]


def test_a_paragraph_that_returns_reworded_is_a_new_paragraph(current: Version) -> None:
    without = revised(FERRY, FLOOD).version
    revised_text = MAYOR.replace("footbridge", "bridge")
    assert found(aligned(without, FERRY, revised_text, FLOOD))[1] is None


def test_two_blocks_with_the_words_of_one_removed_paragraph_are_both_new(current: Version) -> None:
    without = revised(FERRY, MAYOR).version
    alignment = aligned(without, FERRY, MAYOR, FLOOD, FLOOD)
    assert found(alignment)[2:] == [None, None]


def test_two_blocks_with_two_former_wordings_of_one_paragraph_are_both_new(current: Version) -> None:
    revised(FERRY, MAYOR_EDITED, FLOOD)
    without = revised(FERRY, FLOOD).version
    assert found(aligned(without, FERRY, MAYOR, MAYOR_EDITED, FLOOD))[1:3] == [None, None]


def test_a_block_with_the_words_of_two_removed_paragraphs_is_new(db: None) -> None:
    first = publish_article(story(FERRY, PENGUIN, MAYOR, PENGUIN)).version
    assert len(set(pids(first))) == 4
    without = revised(FERRY, MAYOR).version
    assert found(aligned(without, FERRY, MAYOR, PENGUIN))[2] is None


def test_a_paragraph_of_another_article_never_returns_here(current: Version) -> None:
    publish_article(delivery("Another", PENGUIN))
    assert found(aligned(current, *STORY, PENGUIN))[5] is None


def test_a_paragraph_of_the_current_version_does_not_return(current: Version) -> None:
    alignment = aligned(current, *STORY, FLOOD)
    assert found(alignment).count(pids(current)[2]) == 1


# ── An editor's word ────────────────────────────────────────────────────────────────────────────────────────────────
def test_an_editor_may_say_that_a_block_is_a_new_paragraph(current: Version) -> None:
    alignment = aligned(current, *STORY, at_1=None)
    assert found(alignment)[1] is None
    assert changes(alignment)[1] == "new"
    assert [passage.ordinal for passage in alignment.removed] == [2]


def test_an_editor_may_say_which_paragraph_a_block_is(current: Version) -> None:
    mayor = paragraph(current, 2)
    alignment = aligned(current, FERRY, PENGUIN, FLOOD, at_1=mayor)
    assert found(alignment)[1] == mayor.pid
    assert changes(alignment)[1] == "edited"


def test_a_paragraph_that_an_editor_gives_leaves_the_block_of_the_alignment(current: Version) -> None:
    mayor = paragraph(current, 2)
    alignment = aligned(current, FERRY, MAYOR_EDITED, PENGUIN, at_2=mayor)
    assert found(alignment) == [pids(current)[0], None, mayor.pid]


def test_an_editor_may_let_two_paragraphs_change_places(current: Version) -> None:
    ferry, mayor = paragraph(current, 1), paragraph(current, 2)
    assert found(aligned(current, FERRY, MAYOR, at_0=mayor, at_1=ferry)) == [mayor.pid, ferry.pid]


def test_an_editor_may_bring_back_a_paragraph_in_other_words(current: Version) -> None:
    mayor = paragraph(current, 2)
    without = revised(FERRY, FLOOD).version
    alignment = aligned(without, FERRY, PENGUIN, FLOOD, at_1=mayor)
    assert found(alignment)[1] == mayor.pid
    assert changes(alignment)[1] == "new"


def test_the_decisions_of_an_editor_are_marked(current: Version) -> None:
    assert aligned(current, *STORY, at_1=None, at_3=paragraph(current, 4)).by_editor == {1, 3}


def test_a_block_that_an_editor_makes_new_does_not_return(current: Version) -> None:
    without = revised(FERRY, MAYOR).version
    alignment = aligned(without, FERRY, MAYOR, FLOOD, at_2=None)
    assert found(alignment)[2] is None


def test_a_block_whose_paragraph_an_editor_gives_away_does_not_return(current: Version) -> None:
    without = revised(FERRY, MAYOR).version
    alignment = aligned(without, FERRY, MAYOR, FLOOD, PENGUIN, at_3=paragraph(current, 3))
    assert found(alignment)[2:] == [None, pids(current)[2]]


# ── Which relations are true after the decisions of an editor ───────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("kind", "is_gone", "is_new", "by_editor", "holds"),
    [
        ("split", False, True, False, True),
        ("split", True, True, False, False),
        ("split", False, False, False, False),
        ("split", True, False, False, False),
        ("split", False, True, True, False),
        ("merge", True, False, False, True),
        ("merge", False, False, False, False),
        ("merge", True, True, False, False),
        ("merge", False, True, False, False),
        ("merge", True, False, True, False),
    ],
)
def test_a_split_leads_to_a_new_paragraph_and_a_merge_comes_from_one_that_is_gone(
    kind: LineageKindName, *, is_gone: bool, is_new: bool, by_editor: bool, holds: bool
) -> None:
    ancestor, other = Paragraph(pk=1, pid="1111111111"), Paragraph(pk=2, pid="2222222222")
    aligned = AlignedVersion(
        blocks=[],
        paragraphs=[None if is_new else other, None if is_gone else ancestor],
        before=[Passage(paragraph=ancestor)],
        by_editor=frozenset({0}) if by_editor else frozenset(),
    )
    heirs = _heirs(aligned, [(0, 0, kind)])
    assert heirs == ([Heir(LineageKind(kind), ancestor, 0)] if holds else [])
