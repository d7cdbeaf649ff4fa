"""The relations that `match` finds between paragraphs that were split or merged."""

from articles.identity.alignment import match

BRIDGE = "The footbridge at Stein reopens before Easter, Mayor Keller told reporters on the quay on Monday morning."
COST = "Repairs cost two million francs, of which the canton pays half."
BEFORE = "The ferry left at noon with forty passengers on board."
AFTER = "Pupils planted willows along the towpath last autumn."


def test_the_larger_part_of_a_split_paragraph_keeps_its_identity_and_the_other_is_a_lesser_heir() -> None:
    links, relations = match([BEFORE, f"{BRIDGE} {COST}", AFTER], [BEFORE, BRIDGE, COST, AFTER])
    assert links == [(0, 0), (1, 1), (2, 3)]
    assert relations == [(1, 2, "split")]


def test_it_does_not_matter_which_part_comes_first() -> None:
    links, relations = match([BEFORE, f"{COST} {BRIDGE}", AFTER], [BEFORE, COST, BRIDGE, AFTER])
    assert links == [(0, 0), (1, 2), (2, 3)]
    assert relations == [(1, 1, "split")]


def test_the_larger_of_two_merged_paragraphs_lives_on_and_the_other_is_a_lesser_heir() -> None:
    links, relations = match([BEFORE, BRIDGE, COST, AFTER], [BEFORE, f"{BRIDGE} {COST}", AFTER])
    assert links == [(0, 0), (1, 1), (3, 2)]
    assert relations == [(2, 1, "merge")]


def test_a_paragraph_may_be_split_into_more_than_two() -> None:
    _, relations = match([f"{BRIDGE} {COST} {AFTER}"], [BRIDGE, COST, AFTER])
    assert relations == [(0, 1, "split"), (0, 2, "split")]


def test_a_copy_of_a_paragraph_that_stays_whole_is_not_a_split() -> None:
    _, relations = match([BEFORE, BRIDGE], [BEFORE, BRIDGE, BRIDGE])
    assert relations == []


def test_a_copy_of_a_paragraph_that_goes_is_not_merged_into_the_one_that_stays() -> None:
    _, relations = match([BEFORE, BRIDGE, BRIDGE], [BEFORE, BRIDGE])
    assert relations == []
    _, relations = match([BEFORE, BRIDGE, BRIDGE], [BEFORE, f"{BRIDGE} {COST}"])
    assert relations == []


def test_a_new_paragraph_of_other_words_is_not_split_from_an_edited_one() -> None:
    _, relations = match([BEFORE, f"{BRIDGE} {COST}"], [BEFORE, BRIDGE, AFTER])
    assert relations == []


def test_a_piece_of_a_few_words_is_not_evidence_of_a_split() -> None:
    _, relations = match([BEFORE, f"{BRIDGE} He agreed."], [BEFORE, BRIDGE, "He agreed."])
    assert relations == []
