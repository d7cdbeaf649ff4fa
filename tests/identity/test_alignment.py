"""The promises of `match`, one behaviour a test."""

import pytest

from articles.identity.alignment import match

FERRY = "The ferry to Stein left at noon with forty passengers and a brass band on board."
MAYOR = "Mayor Keller told reporters that the footbridge would reopen before Easter."
FLOOD = "Three cellars on the riverside were flooded, but nobody was hurt, the fire brigade said."
BUDGET = "The council approved a budget of two million francs for repairs to the embankment."
SCHOOL = "Pupils of the primary school planted willows along the towpath last autumn."
STORY = [FERRY, MAYOR, FLOOD, BUDGET, SCHOOL]


def links(old: list[str], new: list[str]) -> list[tuple[int, int]]:
    return match(old, new)[0]


def test_an_unchanged_text_keeps_every_paragraph() -> None:
    assert links(STORY, STORY) == [(0, 0), (1, 1), (2, 2), (3, 3), (4, 4)]


def test_nothing_is_linked_to_nothing() -> None:
    assert match([], []) == ([], [])
    assert match(STORY, []) == ([], [])
    assert match([], STORY) == ([], [])


def test_an_edited_paragraph_keeps_its_identity() -> None:
    edited = MAYOR.replace("before Easter", "in the second week of May")
    assert links(STORY, [FERRY, edited, FLOOD, BUDGET, SCHOOL]) == [(0, 0), (1, 1), (2, 2), (3, 3), (4, 4)]


def test_a_moved_paragraph_keeps_its_identity() -> None:
    assert links(STORY, [SCHOOL, FERRY, MAYOR, FLOOD, BUDGET]) == [(0, 1), (1, 2), (2, 3), (3, 4), (4, 0)]


def test_a_paragraph_that_was_moved_and_edited_keeps_its_identity() -> None:
    edited = SCHOOL.replace("last autumn", "two years ago")
    assert (4, 0) in links(STORY, [edited, FERRY, MAYOR, FLOOD, BUDGET])


def test_an_inserted_paragraph_is_new() -> None:
    inserted = "Swans nested under the old mill wheel for the first time since records began."
    assert links(STORY, [FERRY, MAYOR, inserted, FLOOD, BUDGET, SCHOOL]) == [(0, 0), (1, 1), (2, 3), (3, 4), (4, 5)]


def test_a_deleted_paragraph_is_gone() -> None:
    assert links(STORY, [FERRY, MAYOR, BUDGET, SCHOOL]) == [(0, 0), (1, 1), (3, 2), (4, 3)]


def test_a_paragraph_replaced_by_an_unrelated_one_is_not_linked_to_it() -> None:
    other = "Scientists in Patagonia describe a dwarf species of penguin unknown until now."
    assert links(STORY, [FERRY, MAYOR, other, BUDGET, SCHOOL]) == [(0, 0), (1, 1), (3, 3), (4, 4)]


@pytest.mark.parametrize(
    "retyped",
    [
        "“Nobody was hurt” – the brigade’s chief",
        '  "Nobody was   hurt" - the brigade\'s chief\n',
        '"NOBODY WAS HURT" - the brigade\'s chief',
    ],
)
def test_quotes_dashes_case_and_spacing_are_no_edit(retyped: str) -> None:
    assert (1, 1) in links([FERRY, '"Nobody was hurt" - the brigade\'s chief'], [MAYOR, retyped])


def test_a_misspelt_heading_is_put_right_under_the_same_identity() -> None:
    assert (1, 1) in links([FERRY, "Orientaton", MAYOR], [FERRY, "Orientation", MAYOR])


def test_an_untouched_paragraph_is_preferred_to_a_copy_of_it_that_was_edited() -> None:
    copy = FLOOD.replace("Three cellars", "Three or four cellars")
    assert links([FERRY, FLOOD], [FERRY, copy, FLOOD]) == [(0, 0), (1, 2)]


def test_repeated_paragraphs_follow_their_neighbours() -> None:
    old = [FERRY, "Advertisement", MAYOR, "Advertisement", FLOOD, "Advertisement", BUDGET]
    new = [FERRY, "Advertisement", MAYOR, FLOOD, "Advertisement", BUDGET]
    assert links(old, new) == [(0, 0), (1, 1), (2, 2), (4, 3), (5, 4), (6, 5)]


def test_a_repeated_paragraph_moves_along_with_the_one_that_it_stands_by() -> None:
    old = ["* * *", FERRY, MAYOR, "* * *", FLOOD, BUDGET]
    new = ["* * *", FLOOD, BUDGET, "* * *", FERRY, MAYOR]
    assert links(old, new) == [(0, 0), (1, 4), (2, 5), (3, 3), (4, 1), (5, 2)]


def test_short_paragraphs_keep_their_identity_where_they_stand() -> None:
    old = ["Yes.", FERRY, "No.", MAYOR, "Yes.", FLOOD]
    assert links(old, [BUDGET, *old]) == [(k, k + 1) for k in range(6)]


def test_labels_distinguish_list_items() -> None:
    old = ["The permit names", "(a) the holder;", "(b) the vessel; and", "(c) the port."]
    new = ["The permit names", "(a) the holder;", "(a.1) the owner;", "(b) the vessel or craft; and", "(c) the port."]
    assert links(old, new) == [(0, 0), (1, 1), (2, 3), (3, 4)]


def test_lines_of_one_pattern_are_distinguished_by_their_different_words() -> None:
    names = ["Anna", "Boris", "Clara", "David", "Emma", "Fritz"]
    old = [f"{name} voted for the bridge." for name in names]
    new = [f"{name} voted against the bridge." for name in reversed(names)]
    assert links(old, new) == [(k, 5 - k) for k in range(6)]


def test_numbered_lines_with_other_numbers_are_other_lines() -> None:
    old = [f"Item {number} was checked." for number in range(40)]
    new = [f"Item {number} was checked." for number in range(1040, 1080)]
    assert links(old, new) == []


def test_texts_without_words_are_matched_too() -> None:
    assert links(["", "…", FERRY, "—"], ["", "…", FERRY, "—"]) == [(0, 0), (1, 1), (2, 2), (3, 3)]


def test_an_edit_is_seen_in_a_script_without_spaces() -> None:
    old = ["桥梁将于复活节前重新开放。", "市议会批准了两百万法郎的预算。"]
    new = ["市议会批准了三百万法郎的预算。", "桥梁将于五月重新开放。"]
    assert links(old, new) == [(0, 1), (1, 0)]
