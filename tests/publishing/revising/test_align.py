"""Which paragraph each block of a new version is: aligned, come back, as an editor says, or new; and who begot whom."""

import pytest

from articles.choices import LineageKind
from articles.intake.manuscript import Block
from articles.models import Paragraph, Version
from articles.publishing.articles import publish_article
from articles.publishing.revising.align import Placement, place
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


def placed(version: Version, *texts: str, **overrule: Paragraph | None) -> Placement:
    """Reference blocks of these texts; `overrule` is `at_0=paragraph`, by the position of the block."""
    blocks = [Block("paragraph", text, text) for text in texts]
    return place(version, blocks, {int(name.removeprefix("at_")): paragraph for name, paragraph in overrule.items()})


def found(placement: Placement) -> list[str | None]:
    return [paragraph.pid if paragraph else None for paragraph in placement.paragraphs]


def changes(placement: Placement) -> list[str]:
    return [change.value for change in placement.changes]


def lineage(placement: Placement) -> list[tuple[str, str, int]]:
    return [(heir.kind.value, heir.ancestor.pid, heir.descendant) for heir in placement.heirs]


def paragraph(version: Version, ordinal: int) -> Paragraph:
    return Paragraph.objects.get(pid=pids(version)[ordinal - 1])


# ── Alignment ───────────────────────────────────────────────────────────────────────────────────────────────────────
def test_an_unchanged_text_is_the_same_paragraphs(current: Version) -> None:
    placement = placed(current, *STORY)
    assert found(placement) == pids(current)
    assert changes(placement) == ["unchanged"] * 5
    assert placement.removed == []


def test_an_edited_and_a_moved_paragraph_are_who_they_were(current: Version) -> None:
    ferry, mayor, flood, budget, school = pids(current)
    placement = placed(current, SCHOOL, FERRY, MAYOR_EDITED, FLOOD, BUDGET)
    assert found(placement) == [school, ferry, mayor, flood, budget]
    assert changes(placement) == ["moved", "unchanged", "edited", "unchanged", "unchanged"]


def test_a_text_that_was_never_there_is_nobody_yet(current: Version) -> None:
    placement = placed(current, *STORY, PENGUIN)
    assert found(placement)[5] is None
    assert changes(placement)[5] == "new"


def test_a_paragraph_that_is_gone_is_told(current: Version) -> None:
    placement = placed(current, FERRY, MAYOR, BUDGET)
    assert [(passage.ordinal, passage.wording.text) for passage in placement.removed] == [(3, FLOOD), (5, SCHOOL)]


def test_other_markup_is_an_edit(current: Version) -> None:
    blocks = [Block("paragraph", text, f"<em>{text}</em>") for text in STORY]
    assert changes(place(current, blocks, {})) == ["edited"] * 5


def test_placing_stores_nothing(current: Version) -> None:
    placed(current, PENGUIN, *STORY)
    assert Paragraph.objects.count() == 5


# ── Lineage ─────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_a_split_names_the_whole_and_the_lesser_piece(current: Version) -> None:
    whole = revised(FERRY, f"{PENGUIN} {COST}", SCHOOL).version
    placement = placed(whole, FERRY, PENGUIN, COST, SCHOOL)
    ((kind, ancestor, descendant),) = lineage(placement)
    assert (kind, ancestor) == ("split", pids(whole)[1])
    assert found(placement)[descendant] is None


def test_a_merge_names_the_lesser_part_and_the_whole(current: Version) -> None:
    placement = placed(current, FERRY, MAYOR, f"{FLOOD} {BUDGET}", SCHOOL)
    (gone,) = placement.removed
    assert lineage(placement) == [("merge", gone.paragraph.pid, 2)]


def test_of_a_block_that_an_editor_spoke_about_no_lineage_is_told(current: Version) -> None:
    flood = paragraph(current, 3)
    placement = placed(current, FERRY, MAYOR, f"{FLOOD} {BUDGET}", SCHOOL, at_2=flood)
    assert found(placement)[2] == flood.pid
    assert lineage(placement) == []


def test_a_piece_that_an_editor_says_is_a_paragraph_is_no_split(current: Version) -> None:
    whole = revised(FERRY, f"{PENGUIN} {COST}", SCHOOL).version
    placement = placed(whole, FERRY, PENGUIN, COST, SCHOOL, at_2=paragraph(current, 4))
    assert lineage(placement) == []


def test_lineage_is_of_the_closed_vocabulary(current: Version) -> None:
    placement = placed(current, FERRY, MAYOR, f"{FLOOD} {BUDGET}", SCHOOL)
    assert [heir.kind for heir in placement.heirs] == [LineageKind.MERGE]


# ── Return ──────────────────────────────────────────────────────────────────────────────────────────────────────────
def test_a_paragraph_that_comes_back_word_for_word_is_who_it_was(current: Version) -> None:
    without = revised(FERRY, MAYOR, BUDGET, SCHOOL).version
    placement = placed(without, FERRY, MAYOR, FLOOD, BUDGET, SCHOOL)
    assert found(placement) == pids(current)
    assert placement.returned == {2}
    assert changes(placement)[2] == "new"


def test_it_comes_back_in_any_wording_that_it_had(current: Version) -> None:
    revised(FERRY, MAYOR_EDITED, FLOOD)
    without = revised(FERRY, FLOOD).version
    for wording in (MAYOR, MAYOR_EDITED):
        assert found(placed(without, FERRY, wording, FLOOD)) == pids(current)[:3]


def test_one_that_comes_back_reworded_is_a_new_one(current: Version) -> None:
    without = revised(FERRY, FLOOD).version
    revised_text = MAYOR.replace("footbridge", "bridge")
    assert found(placed(without, FERRY, revised_text, FLOOD))[1] is None


def test_of_two_blocks_with_the_words_of_one_that_is_gone_neither_is_it(current: Version) -> None:
    without = revised(FERRY, MAYOR).version
    placement = placed(without, FERRY, MAYOR, FLOOD, FLOOD)
    assert found(placement)[2:] == [None, None]
    assert placement.returned == frozenset()


def test_of_two_that_are_gone_with_the_same_words_neither_comes_back(db: None) -> None:
    first = publish_article(story(FERRY, PENGUIN, MAYOR, PENGUIN)).version
    assert len(set(pids(first))) == 4
    without = revised(FERRY, MAYOR).version
    assert found(placed(without, FERRY, MAYOR, PENGUIN))[2] is None


def test_a_paragraph_of_another_article_never_comes_here(current: Version) -> None:
    publish_article(delivery("Another", PENGUIN))
    assert found(placed(current, *STORY, PENGUIN))[5] is None


def test_a_paragraph_that_is_there_does_not_come_back_too(current: Version) -> None:
    placement = placed(current, *STORY, FLOOD)
    assert found(placement).count(pids(current)[2]) == 1
    assert placement.returned == frozenset()


# ── An editor's word ────────────────────────────────────────────────────────────────────────────────────────────────
def test_an_editor_may_say_that_a_block_is_a_new_paragraph(current: Version) -> None:
    placement = placed(current, *STORY, at_1=None)
    assert found(placement)[1] is None
    assert changes(placement)[1] == "new"
    assert [passage.ordinal for passage in placement.removed] == [2]


def test_an_editor_may_say_which_paragraph_a_block_is(current: Version) -> None:
    mayor = paragraph(current, 2)
    placement = placed(current, FERRY, PENGUIN, FLOOD, at_1=mayor)
    assert found(placement)[1] == mayor.pid
    assert changes(placement)[1] == "edited"


def test_a_paragraph_that_an_editor_gives_is_taken_from_where_it_was_found(current: Version) -> None:
    mayor = paragraph(current, 2)
    placement = placed(current, FERRY, MAYOR_EDITED, PENGUIN, at_2=mayor)
    assert found(placement) == [pids(current)[0], None, mayor.pid]


def test_an_editor_may_let_two_paragraphs_change_places(current: Version) -> None:
    ferry, mayor = paragraph(current, 1), paragraph(current, 2)
    assert found(placed(current, FERRY, MAYOR, at_0=mayor, at_1=ferry)) == [mayor.pid, ferry.pid]


def test_an_editor_may_bring_back_a_paragraph_in_other_words(current: Version) -> None:
    mayor = paragraph(current, 2)
    without = revised(FERRY, FLOOD).version
    placement = placed(without, FERRY, PENGUIN, FLOOD, at_1=mayor)
    assert found(placement)[1] == mayor.pid
    assert changes(placement)[1] == "new"


def test_what_an_editor_says_is_told_apart(current: Version) -> None:
    assert placed(current, *STORY, at_1=None, at_3=paragraph(current, 4)).by_editor == {1, 3}


def test_a_block_that_an_editor_says_is_new_has_not_come_back(current: Version) -> None:
    without = revised(FERRY, MAYOR).version
    placement = placed(without, FERRY, MAYOR, FLOOD, at_2=None)
    assert found(placement)[2] is None
    assert placement.returned == frozenset()


def test_a_block_whose_paragraph_an_editor_gives_to_another_has_not_come_back(current: Version) -> None:
    without = revised(FERRY, MAYOR).version
    placement = placed(without, FERRY, MAYOR, FLOOD, PENGUIN, at_3=paragraph(current, 3))
    assert found(placement)[2:] == [None, pids(current)[2]]
    assert placement.returned == frozenset()
